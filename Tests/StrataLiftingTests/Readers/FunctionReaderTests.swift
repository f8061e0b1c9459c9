import StrataConstructs
import StrataFunctions
import StrataLanguage
import StrataMigration
import StrataScaffolding
import Testing

@testable import StrataLifting

/// Functions that become constructs.
@Suite struct FunctionReaderTests {
  @Test func functionBecomesWhatMadeIt() throws {
    let migration = try lifted { scope in
      let worker = Function(
        "Worker", in: scope, code: .inline("pass", runtime: .python313), environment: ["STAGE": "prod"],
        permissions: [.allow("s3:GetObject", on: "*")], timeout: .minutes(1), memory: .mebibytes(512), isTraced: true)
      worker.role.allow(.allow("sqs:SendMessage", on: "*"))
      worker.role.resource.rawProperties = ["PermissionsBoundary": "arn:aws:iam::123456789012:policy/border"]
      scope.output("Name", worker.name)
      scope.output("Role", worker.role.arn)
    }
    #expect(
      migration.body == """
        let worker = Function(
          "Worker", in: scope,
          code: .inline("pass", runtime: .python313),
          environment: ["STAGE": "prod"],
          permissions: [Permission([.allow("s3:GetObject", on: "*")])],
          timeout: .minutes(1),
          memory: .mebibytes(512),
          isTraced: true)
        worker.role.resource.rawProperties = ["PermissionsBoundary": "arn:aws:iam::123456789012:policy/border"]
        worker.role.allow(Permission([.allow("sqs:SendMessage", on: "*")]))

        scope.output("Name", worker.name)
        scope.output("Role", worker.role.arn)
        """)
  }

  @Test func stackIsMeantForTheAccountThatItNames() throws {
    let migration = try lifted(env: StackEnvironment(account: "123456789012", region: "eu-central-1")) { scope in
      Function("Worker", in: scope, code: .object("worker.zip", in: "releases"))
    }
    #expect(migration.told == ["Worker: Function"])
    let call =
      #"app.stack("Shop", env: StackEnvironment(account: "123456789012", region: "eu-central-1"), declareShop)"#
    #expect(migration.files.contains { $0.text.contains(call) })
  }

  @Test func functionInANetworkStaysItself() throws {
    let migration = try lifted(
      """
      Resources:
        Worker:
          Type: AWS::Lambda::Function
          Properties: {Code: {ZipFile: pass}, Role: role, VpcConfig: {SubnetIds: [subnet-0a1b2c3d]}}
      """)
    #expect(migration.told == ["Worker: not a Function: it's in a network"])
  }
}
