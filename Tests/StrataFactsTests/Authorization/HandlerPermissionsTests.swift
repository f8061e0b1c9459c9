import Testing

@testable import StrataFacts

/// The permissions that handlers need.
@Suite struct HandlerPermissionsTests {
  private let handlers = HandlerPermissions("AWS::A::B\tcr a:Make,Ask b:Get\tt a:Tag\nAWS::A::C\t\n")

  @Test func whatIsWritten() {
    #expect(
      handlers.permissions(of: "AWS::A::B") == [
        .init(action: "a:Make", operations: [.create, .read]), .init(action: "a:Ask", operations: [.create, .read]),
        .init(action: "b:Get", operations: [.create, .read]), .init(action: "a:Tag", operations: [.tag]),
      ])
    #expect(handlers.permissions(of: "AWS::A::C") == [])
    #expect(handlers.permissions(of: "AWS::A::D") == nil)
    #expect(handlers.types == ["AWS::A::B", "AWS::A::C"])
  }

  @Test func typesOfTheProgramHaveThoseOfTheirSchemas() {
    let handlers = HandlerPermissions.embedded
    let types = Set(FactsIndex.embedded.typeNames)
    #expect(handlers.types.count == 1_763)
    #expect(types.count - handlers.types.count == 135)
    #expect(types.isSuperset(of: handlers.types))
    for type in handlers.types { #expect(handlers.permissions(of: type)?.isEmpty == false, "\(type)") }
  }

  /// Wildcards, and actions that the Service Authorization Reference doesn't have, stay as the schemas have them.
  @Test func actionsThatNobodyKnowsAreFew() {
    let handlers = HandlerPermissions.embedded
    let actions = Set(handlers.types.flatMap { handlers.permissions(of: $0) ?? [] }.map { $0.action.lowercased() })
    let unknown = actions.filter { ActionFacts.embedded.action($0) == nil }
    let withStars = unknown.filter { $0.contains("*") }
    #expect(actions.count == 9_900)
    #expect(unknown.count == 241)
    #expect(withStars.count == 32)
    for action in ["s3:rest.put.object", "noservice:noaction", "initech:deletereport", "iam:assumerole"] {
      #expect(unknown.contains(action), "\(action)")
    }
  }
}
