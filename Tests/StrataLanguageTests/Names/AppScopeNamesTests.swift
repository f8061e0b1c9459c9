import StrataJSON
import StrataLanguage
import StrataPipeline
import TestSupport
import Testing

/// Environments that a policy has to tell apart.
@Suite struct AppScopeNamesTests {
  private func found(_ pattern: String, _ environments: [String], parameters: String? = nil) -> [String] {
    placedFindings(
      App("App") { app in
        app.names = NamingPolicy(pattern, parameters: parameters, file: "/x/Shop.swift", line: 3)
        app.stack("stack") { scope in
          for (index, environment) in environments.enumerated() {
            Resource("Jobs", type: "AWS::SQS::Queue", in: Scope("E\(index)", in: scope, environment: environment))
          }
        }
      })
  }

  @Test(
    arguments: [
      (["dev", "dev-eu"], "dev-eu", "dev", "smartstack-dev-*, which matches smartstack-dev-eu-api"),
      (["dev-eu", "dev"], "dev-eu", "dev", "smartstack-dev-*, which matches smartstack-dev-eu-api"),
    ])
  func anEnvironmentWhoseNamesMatchAnothers(environments: [String], narrow: String, wide: String, given: String) {
    #expect(
      found("smartstack-{env}-{service}", environments) == [
        """
        /x/Shop.swift:3: error: names of the environment \(narrow) match those of \(wide), so that a policy can't tell them \
        apart; expected environments whose names don't match each other's, given \(given) [naming-policy]
          hint: call one of the environments otherwise
        """
      ])
  }

  @Test(
    arguments: [
      ("smartstack-{env}-{service}", ["dev", "staging", "prod"]), ("smartstack-{env}-{service}", ["dev", "develop"]),
      ("smartstack-{env}-{service}", ["dev", "eu-dev"]),
    ])
  func environmentsThatAreApart(pattern: String, environments: [String]) {
    #expect(found(pattern, environments) == [])
  }

  @Test func pathsOfParametersThatAreBelowEachOther() {
    #expect(
      found("x-{env}-{service}", ["dev", "dev.eu"], parameters: "/{env}").count == 1)
    #expect(
      found("{env}x-{service}", ["dev", "deve"], parameters: "/x/{env}") == [])
  }

  @Test func anEnvironmentThatNamesCannotHave() {
    #expect(
      found("smartstack-{env}-{service}", ["devAws"]) == [
        """
        /x/Shop.swift:3: error: the word for an environment must be one that names of AWS take; expected a to z, 0 to 9, and \
        single hyphens within, such as dev, given "devAws" [naming-policy]
          hint: say "dev-aws"
        """
      ])
    #expect(
      found("{env}-{service}", ["2nd"]) == [
        """
        /x/Shop.swift:3: error: names must begin with a letter, as those of stacks do; expected an environment whose name \
        begins with a letter, given "2nd" [naming-policy]
        """
      ])
  }

  @Test func aPolicyThatComesTooLate() {
    let app = App("App") { app in
      app.stack("first", file: "/x/Shop.swift", line: 2) { Resource("Jobs", type: "AWS::SQS::Queue", in: $0) }
      app.names = NamingPolicy("x-{env}-{service}", file: "/x/Shop.swift", line: 3)
    }
    #expect(
      placedFindings(app) == [
        """
        /x/Shop.swift:3: error: the naming policy comes too late for the stack first [naming-policy]
          note: /x/Shop.swift:2: the stack is here
          hint: say it before the first stack
        """
      ])
  }

  @Test func aTemplateSaysWhichNamesItsEnvironmentsHave() throws {
    let app = App("App") { app in
      app.names = NamingPolicy("x-{env}-{service}")
      app.stack("stack") { scope in
        Resource("Jobs", type: "AWS::SQS::Queue", in: Scope("Dev", in: scope, environment: "dev"))
      }
      app.stack("shared") { Resource("Jobs", type: "AWS::SQS::Queue", in: $0) }
    }
    let stacks = try app.synthesize().stacks
    #expect(
      stacks.map { $0.template.json["Metadata"]?["Strata::Names"] } == [
        ["dev": ["Names": "x-dev-*", "Parameters": "/x/dev"]], nil,
      ])
  }
}
