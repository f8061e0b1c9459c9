import StrataJSON
import StrataLanguage
import StrataPipeline
import TestSupport
import Testing

/// Names that are given by a policy.
@Suite struct ScopeNamesTests {
  private func app(_ declare: @escaping @Sendable (Scope) -> Void) -> App {
    App("shop") { app in
      app.names = NamingPolicy("smartstack-{env}-{service}", file: "/x/Shop.swift", line: 3)
      app.stack("stack") { scope in
        Resource("Jobs", type: "AWS::SQS::Queue", in: scope)
        declare(Scope("Dev", in: scope, environment: "dev"))
      }
    }
  }

  @Test func aNameAndAPath() throws {
    let app = app { scope in
      scope.output("Name", scope.name("api"))
      scope.output("Ordered", scope.name("jobs.fifo"))
      scope.output("Path", scope.parameterPath())
      scope.output("Below", scope.parameterPath("worker/db"))
      scope.output("Part", "arn:\(scope.name("api"))")
    }
    let outputs = try app.synthesize().stacks[0].template.outputs
    #expect(
      outputs.map { $0.value["Value"] } == [
        "/smartstack/dev/worker/db", "smartstack-dev-api", "smartstack-dev-jobs.fifo", "arn:smartstack-dev-api",
        "/smartstack/dev",
      ])
  }

  @Test(
    arguments: [
      ("Api", "say \"api\""), ("AlarmApi", "say \"alarm-api\""), ("HTTPApi", "say \"httpapi\""),
      ("alarm_api", "say \"alarm-api\""), ("-api", "say \"api\""), ("a--b", "say \"a-b\""), ("", nil), ("ü", nil),
      ("Api.fifo", "say \"api\""),
    ] as [(String, String?)])
  func wordsThatNamesCannotHave(word: String, hint: String?) {
    let found = placedFindings(app { $0.output("Name", $0.name(word, file: "/x/Shop.swift", line: 9)) })
    let text = """
      /x/Shop.swift:9: error: stack/Dev: the word for a service must be one that names of AWS take; expected a to z, 0 to 9, \
      and single hyphens within, such as api, given "\(word)" [naming-policy]
      """
    #expect(found == [text + (hint.map { "\n  hint: \($0)" } ?? "")])
  }

  @Test func withoutAPolicy() {
    let app = App("shop") { app in
      app.stack("stack") { scope in
        Resource("Jobs", type: "AWS::SQS::Queue", in: scope)
        let scope = Scope("Dev", in: scope, environment: "dev")
        scope.output("Name", scope.name("api", file: "/x/Shop.swift", line: 9))
        scope.output("Path", scope.parameterPath("api", file: "/x/Shop.swift", line: 10))
      }
    }
    #expect(
      placedFindings(app) == [
        """
        /x/Shop.swift:9: error: stack/Dev: a name by a policy needs one, and this app has none [naming-policy]
          hint: say it before the first stack: app.names = NamingPolicy("shop-{env}-{service}")
        """,
        """
        /x/Shop.swift:10: error: stack/Dev: a path of parameters by a policy needs one, and this app has none [naming-policy]
          hint: say it before the first stack: app.names = NamingPolicy("shop-{env}-{service}")
        """,
      ])
  }

  @Test func outsideOfAnEnvironment() {
    let app = App("shop") { app in
      app.names = NamingPolicy("smartstack-{env}-{service}")
      app.stack("stack") { scope in
        Resource("Jobs", type: "AWS::SQS::Queue", in: scope)
        scope.output("Name", scope.name("api", file: "/x/Shop.swift", line: 9))
      }
    }
    #expect(
      placedFindings(app) == [
        """
        /x/Shop.swift:9: error: stack: a name by the policy has an environment in it, and this scope is of none [naming-policy]
          hint: declare it in a stack or a scope of an environment, or give it a name of its own
        """
      ])
  }
}
