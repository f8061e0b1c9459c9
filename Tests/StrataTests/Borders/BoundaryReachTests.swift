import Strata
import StrataBorders
import StrataEnvironments
import StrataFunctions
import StrataWorkflows
import TestSupport
import Testing

/// A boundary lets what the library's own constructs need.
@Suite struct BoundaryReachTests {
  private static let specimens = constructSpecimens.keys.sorted().filter {
    !["DeploymentRole", "GitHubProvider", "PermissionBoundary"].contains($0)
  }

  private func found(_ name: String, passing permissions: [Permission]? = nil) -> [String] {
    let app = App("smartstack") { app in
      app.names = NamingPolicy("smartstack-{env}-{service}")
      app.stack("it", for: Environment("dev", order: 0, profile: 0)) { scope in
        PermissionBoundary("Boundary", in: scope, permissions: permissions ?? Self.passed[name] ?? [])
        constructSpecimens[name]?(Scope("Part", in: scope))
      }
    }
    // Some specimens have names of their own, or none where one must be given.
    return findings(app).filter { $0.contains("[beyond-boundary]") }
  }

  /// What a boundary lets where it's passed, as it reaches other environments.
  private static let passed: [String: [Permission]] = [
    "Function": [.connectingFunctions], "StateMachine": [.loggingStateMachines],
  ]

  @Test(arguments: [
    ("Function", "ec2:AssignPrivateIpAddresses"), ("Function", "ec2:DeleteNetworkInterface"),
    ("StateMachine", "logs:CreateLogDelivery"), ("StateMachine", "logs:PutResourcePolicy"),
  ])
  func whatReachesOthersHasToBePassed(name: String, action: String) {
    #expect(found(name, passing: []).contains { $0.contains(" do \(action) on") })
    #expect(!found(name).contains { $0.contains(" do \(action) on") })
  }

  /// What no boundary of an environment can let.
  private static let exceptions: [String: [String]] = [
    // The account's one role for the logs of all APIs, which belongs into a stack of no environment.
    "AlbApiGateway": ["logs:"], "RestApi": ["execute-api:Invoke", "logs:"], "Stage": ["logs:"],
    // APIs are known by ids, so that who wants to call one passes the permission.
    "HttpApi": ["execute-api:Invoke"],
    // The specimen's function is none of the environment's.
    "StateMachine": ["lambda:InvokeFunction"],
    // Users are known by the id of their database, so that who wants them passes the permission.
    "Database": ["rds-db:connect"], "DatabaseInstance": ["rds-db:connect"],
  ]

  @Test(arguments: specimens)
  func aConstructsRolesAreWithin(_ name: String) {
    let found = found(name).filter { finding in
      !(Self.exceptions[name] ?? []).contains { finding.contains(" do \($0)") }
    }
    #expect(found == [])
  }

  @Test(arguments: exceptions.keys.sorted())
  func anExceptionIsOne(_ name: String) {
    #expect(!found(name).isEmpty)
  }

  /// Names that constructs make up themselves are the environment's.
  @Test(arguments: specimens)
  func namesThatConstructsMakeAreTheEnvironments(_ name: String) {
    let app = App("smartstack") { app in
      app.names = NamingPolicy("smartstack-{env}-{service}")
      app.stack("it", for: Environment("dev", order: 0, profile: 0)) { scope in
        constructSpecimens[name]?(Scope("Part", in: scope))
      }
    }
    let found = findings(app).filter { $0.contains("[environment-name]") && !$0.contains("AWS makes a name") }
    // The one that a specimen gives.
    #expect(found.filter { !$0.contains("given \"alias/it\"") } == [])
  }
}
