import Strata
import StrataDatabases
import StrataGovernance
import StrataParameters
import StrataWorkflows
import TestSupport
import Testing

/// A construct of an app, which reports at its caller's line.
private struct Site: Construct {
  let scope: Scope
  let logs: LogGroup

  init(_ id: String, in parent: Scope, retention: Retention = .days(30)) {
    scope = Scope(id, in: parent, at: CallSite(file: "/x/main.swift", line: 10))
    logs = LogGroup("Logs", in: scope, retention: retention, file: "/x/Site.swift", line: 20)
  }
}

/// Findings in the library's constructs name lines of the app alone.
@Suite struct CallerLineTests {
  private func found(_ declare: @escaping @Sendable (Scope) -> Void) -> [String] {
    do throws(SynthesisError) {
      return try App(Stack("Test", declare)).synthesize().warnings.map(\.description)
    } catch {
      return error.findings.map(\.description)
    }
  }

  private static let mistake = """
    retention: CloudWatch Logs has no such retention; expected 1 or 3 days, given 2 days [construct]
    """

  @Test func aConstructOfTheLibrary() {
    #expect(
      found { LogGroup("Logs", in: $0, retention: .days(2), file: "/x/main.swift", line: 10) } == [
        "/x/main.swift:10: error: Test/Logs: \(Self.mistake)"
      ])
    #expect(
      found { _ = Site("Site", in: $0, retention: .days(2)) } == [
        "/x/main.swift:10: error: Test/Site/Logs: \(Self.mistake)\n  note: /x/Site.swift:20: declared here"
      ])
  }

  @Test func whatAConstructOfTheLibraryDeclares() {
    // The bucket's policy, the alarm's and the network's parts are declared by the library's own lines.
    let findings = found { scope in
      let bucket = Bucket("Bucket", in: scope, file: "/x/main.swift", line: 11)
      bucket.policy.rawProperties["Colour"] = "red"
      bucket.resource.rawProperties["Size"] = 5
      let vpc = Vpc("Vpc", in: scope, cidr: "10.0.0.0/16", file: "/x/main.swift", line: 12)
      vpc.routes(of: .private).first?.rawProperties["Colour"] = "red"
    }
    #expect(
      findings.map { $0.split(separator: " ").first } == [11, 11, 12].map { "/x/main.swift:\($0):" }, "\(findings)")
    #expect(!findings.contains { $0.contains("note:") })
  }

  @Test func anAppsOwnLineInAConstructOfTheLibrary() {
    let findings = found { scope in
      let logs = LogGroup("Logs", in: scope, file: "/x/main.swift", line: 11)
      logs.resource.accept(.checkov("CKV_AWS_158"), because: "", file: "/x/main.swift", line: 12)
      logs.scope.output("-", logs.arn, file: "/x/main.swift", line: 13)
    }
    #expect(
      findings.map { $0.split(separator: " ").first } == [12, 13].map { "/x/main.swift:\($0):" }, "\(findings)")
    #expect(!findings.contains { $0.contains("note:") })
  }

  @Test func methodsOfConstructsReportTheirCaller() {
    let findings = found { scope in
      let web = service("Web", in: scope, port: 80, file: "/x/main.swift", line: 11)
      let gateway = AlbApiGateway("Api", in: scope, vpc: testVpc, file: "/x/main.swift", line: 12)
      gateway.stage("", to: web, file: "/x/main.swift", line: 13)
      gateway.listener.route(
        "More", to: web, when: .path("/*"), priority: 0, file: "/x/main.swift", line: 14)
      gateway.loadBalancer.listener(port: 0, file: "/x/main.swift", line: 15)
      web.securityGroup.allow(from: "10.0.0.0/33", port: 80, file: "/x/main.swift", line: 16)
      web.allow(from: gateway.loadBalancer, port: 70_000, file: "/x/main.swift", line: 17)
    }
    #expect(
      findings.map { $0.split(separator: " ").first } == (13...17).map { "/x/main.swift:\($0):" }, "\(findings)")
  }

  @Test func whatIsSaidOnceAllIsDeclaredIsAtTheCaller() {
    let findings = found { scope in
      let file = "/x/main.swift"
      Budget("Budget", in: scope, monthly: 1, emails: ["a@example.com"], file: file, line: 11)
      Trail("Trail", in: scope, file: file, line: 12)
      BackupPlan("Backups", in: scope, of: [], file: file, line: 13)
      CompositeAlarm("Ill", in: scope, when: .any(of: []), file: file, line: 14)
      let metric = Metric("Shop", "Orders")
      Alarm("Few", in: scope, when: metric / metric.over(.hours(1)), is: .below(1), file: file, line: 15)
      let page = Dashboard("Page", in: scope, file: file, line: 16)
      page.add("Few", metric * .nan)
      page.add(text: "", file: file, line: 17)
      page.add("Alarms", alarms: [], file: file, line: 18)
      let role = Role("Role", in: scope, trusting: .service("ec2.amazonaws.com"), file: file, line: 19)
      for number in 1...21 { role.attach(ImportedPolicy(name: "P\(number)")) }
    }
    #expect(
      findings.map { $0.split(separator: " ").first } == (11...19).map { "/x/main.swift:\($0):" }, "\(findings)")
  }

  @Test func databasesWorkflowsAndParametersReportTheirCaller() {
    let findings = found { scope in
      let file = "/x/main.swift"
      let database = Database(
        "Orders", in: scope, vpc: databaseVpc, engine: .postgreSQL("x"), capacity: .instances("db.r8g.large"),
        authenticatesByIAM: false, file: file, line: 11)
      _ = database.connecting(as: "app", file: file, line: 12)
      database.allow(from: "10.0.0.0/33", port: 5432, file: file, line: 13)
      DatabaseInstance(
        "Wiki", in: scope, vpc: databaseVpc, engine: .mySQL("8.4.7"), type: "small", storage: .gibibytes(20),
        file: file,
        line: 14)
      DatabaseAlarms("Alarms", in: scope, of: database, notify: [], utilization: 2, file: file, line: 15)
      StateMachine("Review", in: scope, steps: [.succeed("A").ending()], file: file, line: 16)
      StateMachine("Document", in: scope, definition: ["StartAt": "A"], permissions: [], file: file, line: 17)
      let settings = ParameterPath("Settings", in: scope, values: ["a": ""], file: file, line: 18)
      _ = settings.parameter("b", file: file, line: 19)
    }
    #expect(
      findings.map { $0.split(separator: " ").first } == (11...19).map { "/x/main.swift:\($0):" }, "\(findings)")
    #expect(!findings.contains { $0.contains("note:") })
  }

  @Test func whatMethodsDeclareIsAtTheirCaller() {
    let findings = found { scope in
      let web = service("Web", in: scope, port: 80, file: "/x/main.swift", line: 11)
      let gateway = AlbApiGateway("Api", in: scope, vpc: testVpc, file: "/x/main.swift", line: 12)
      let stage = gateway.stage("prod", to: web, file: "/x/main.swift", line: 13)
      for resource in [stage.resource, stage.deployment, web.targetGroup, web.resource, gateway.link] {
        resource?.rawProperties["Colour"] = "red"
      }
    }
    #expect(
      findings.map { $0.split(separator: " ").first }
        == [11, 12, 13, 13, 13].map { "/x/main.swift:\($0):" }, "\(findings)")
  }

  @Test func aConstructOfTheLibraryDeclaredTwice() {
    #expect(
      found { scope in
        Bucket("Bucket", in: scope, file: "/x/main.swift", line: 10)
        Bucket("Bucket", in: scope, file: "/x/main.swift", line: 11)
      } == [
        """
        /x/main.swift:11: error: Test/Bucket: a construct "Bucket" is declared here already [duplicate-id]
          note: /x/main.swift:10: the other is declared here
          hint: give one of them another id
        """
      ])
  }
}
