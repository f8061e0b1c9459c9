import Strata
import StrataBorders
import StrataContainers
import StrataFunctions
import StrataParameters
import StrataTables
import StrataTesting
import TestSupport
import Testing

/// No role of one environment reaches into another, over all statements of all roles.
@Suite struct EnvironmentAccessTests {
  private static let environments = ["dev", "staging", "production"]

  /// A system of functions, a container and roles, with what they read and write.
  private static func declare(_ scope: Scope) {
    let key = Key("Key", in: scope)
    let orders = Table("Orders", in: scope, partitionKey: "id", name: scope.name("orders"), key: key)
    let jobs = Queue("Jobs", in: scope, name: scope.name("jobs"), key: key)
    let settings = ParameterPath(
      "Settings", in: scope, values: ["level": "info"], secrets: ["token"], path: scope.parameterPath("worker"),
      key: key)
    let token = Secret("Token", in: scope, name: scope.name("token"), key: key)
    let api = Function(
      "Api", in: scope, code: .object("api.zip", in: scope.name("code")), secrets: ["TOKEN": token],
      permissions: [orders.readingAndWriting, jobs.sending, settings.reading], isTraced: true, vpc: testVpc,
      name: scope.name("api"))
    api.receive("Jobs", from: Queue("Incoming", in: scope))
    Role(
      "Role", in: scope, trusting: .service("lambda.amazonaws.com"), permissions: [api.invoking, settings.reading],
      name: scope.name("role"))
    FargateService(
      "Web", in: scope, cluster: Cluster("Cluster", in: scope, vpc: testVpc), image: testImage, cpu: .vcpu(0.25),
      memory: .mebibytes(512), secrets: ["LEVEL": settings.parameter("level")], permissions: [orders.reading])
  }

  /// The accesses of an environment's roles to what is another's.
  private func accesses(_ declare: @escaping @Sendable (Scope) -> Void) throws -> [String] {
    let app = borderApp(declare) { scope, boundary in
      DeploymentRole("Deploy", in: scope, from: .branch("main", of: "acme/smartstack"), within: boundary)
    }
    var found: [String] = []
    for name in Self.environments {
      for (stack, template) in try borderTemplates(of: name, app).sorted(by: { $0.key < $1.key }) {
        for other in Self.environments where other != name {
          for (action, resource) in [
            ("ssm:GetParameter*", "ssm:*:*:parameter/smartstack/\(other)/*"),
            ("sts:AssumeRole", "iam::*:role/smartstack-\(other)-*"),
            ("iam:PassRole", "iam::*:role/smartstack-\(other)-*"),
            ("secretsmanager:GetSecretValue", "secretsmanager:*:*:secret:smartstack-\(other)-*"),
            ("dynamodb:*Item", "dynamodb:*:*:table/smartstack-\(other)-*"),
            ("sqs:*Message", "sqs:*:*:smartstack-\(other)-*"), ("s3:*Object", "s3:::smartstack-\(other)-*/*"),
            ("lambda:Invoke*", "lambda:*:*:function:smartstack-\(other)-*"),
          ] {
            found += template.access(to: action, on: "arn:aws:\(resource)").map { "\(stack) on \(other): \($0)" }
          }
        }
      }
    }
    return found
  }

  @Test func noRoleReachesAnotherEnvironment() throws {
    #expect(try accesses(Self.declare) == [])
  }

  @Test func nothingElseIsFound() {
    #expect(findings(borderApp(Self.declare, permissions: [.connectingFunctions])) == [])
  }

  /// That the test above can fail.
  @Test(
    arguments: [
      ("ssm:GetParameter", "*", 2), ("ssm:Get*", "arn:aws:ssm:*:*:parameter/smartstack/*", 2),
      ("ssm:GetParameters", "arn:aws:ssm:*:*:parameter/smartstack/staging/db", 1), ("*", "*", 16),
      ("sts:AssumeRole", "arn:aws:iam::123456789012:role/smartstack-*", 2),
      ("sts:AssumeRole", "arn:aws:iam::123456789012:role/smartstack-production-worker", 1),
      ("sqs:SendMessage", "arn:aws:sqs:*:*:smartstack-dev-*", 0),
    ])
  func aFaultIsFound(action: String, resource: String, count: Int) throws {
    let found = try accesses { scope in
      Self.declare(scope)
      if scope.environment != "dev" { return }
      Role(
        "Faulty", in: scope, trusting: .service("lambda.amazonaws.com"),
        permissions: [.allow(.literal(action), on: .literal(resource))])
    }
    #expect(found.count == count)
    #expect(found.allSatisfy { $0.contains("Faulty: \(action) on \(resource)") }, "\(found)")
  }
}
