import StrataEnvironments
import StrataFacts
import StrataIsolation
import StrataJSON
import StrataPermissions
import StrataTemplate
import Testing

@testable import StrataCLI
@testable import synth

/// What deploying the examples needs, held against the facts: every action that handlers name, and no other.
@Suite struct ExamplePermissionsTests {
  /// What isn't for handlers: CloudFormation's own calls, what it looks up, uploads and functions that are called.
  private static let others: Set = [
    "cloudformation", "lambda:invokefunction", "s3:getobject", "s3:putobject", "secretsmanager:getsecretvalue",
    "sns:publish", "ssm:getparameters",
  ]

  private func assembled(_ name: String) throws -> SystemAssembly {
    let system = try #require((Synth.systems + Synth.apps.map(System.init)).first { $0.name == name })
    return try system.assemble(.committed)
  }

  @Test(arguments: ["benchling-webhook", "mht-api", "smartstack", "soundbite", "orders", "smartstack-account"])
  func everyActionOfHandlersAndNoOther(name: String) throws {
    let assembly = try assembled(name)
    let permissions = assembly.rights.permissions
    let refused = Set(permissions.unknown.filter { $0.reason == .refusedAction }.map(\.type))
    #expect(permissions.unknown.allSatisfy { $0.reason == .refusedAction })
    #expect(refused.isSubset(of: ["s3:REST.PUT.OBJECT"]))
    let types = Set(assembly.rights.deployedStacks.flatMap(\.stack.contents.resources).map(\.type))
    #expect(!types.isEmpty)
    var named: Set<String> = []
    for type in types {
      let handlers = try #require(HandlerPermissions.embedded.permissions(of: type), "\(type)")
      let isRead = handlers.contains { $0.operations.contains(.read) }
      for permission in handlers where !isRead || permission.operations != [.list] {
        named.insert(permission.action.lowercased())
      }
    }
    let needed = permissions.needs.filter { need in need.reasons.contains { $0.kind == .handlers } }
    #expect(Set(needed.map { $0.action.lowercased() }) == named.subtracting(refused.map { $0.lowercased() }))
    for need in permissions.needs where !named.contains(need.action.lowercased()) {
      let service = String(need.action.prefix { $0 != ":" })
      #expect(Self.others.contains(service) || Self.others.contains(need.action.lowercased()), "\(need.action)")
    }
  }

  /// What is written is what is needed, and each of its parts has room in a managed policy.
  @Test(arguments: ["orders", "smartstack"])
  func thePolicyAllowsAllOfItAndNothingElse(name: String) throws {
    let permissions = try assembled(name).rights.permissions
    let policy = DeploymentPolicy(permissions)
    let committed = try CommittedPolicy(.array(policy.documents))
    #expect(committed.missing(of: permissions) == [])
    #expect(committed.superfluous(beside: permissions).isEmpty)
    for document in policy.documents {
      #expect(DeploymentPolicy.characters(of: document) <= DeploymentPolicy.mostCharacters)
    }
  }
}
