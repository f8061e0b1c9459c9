import StrataPipeline
import TestSupport
import Testing

@testable import StrataLanguage

/// Nothing of a synthesis is left behind, though its parts hold each other.
@Suite struct ReleaseTests {
  @Test func everythingIsReleased() throws {
    nonisolated(unsafe) weak var resource: Resource?
    nonisolated(unsafe) weak var node: ConstructNode?
    nonisolated(unsafe) weak var stack: StackState?
    nonisolated(unsafe) weak var declared: AppState?
    let app = App("App") { app in
      let far = app.stack("First") { Resource("Far", type: "Acme::Test::A", in: $0) }
      app.stack("Second") { scope in
        let (a, b) = (Pair("A", in: scope), Pair("B", in: scope))
        a.depends(on: b)
        a.main.identifiedByContent(of: [b.main])
        a.inner.metadata = ["V": .value(far.ref)]
        a.inner.condition = scope.condition("C", .equals(scope.parameter("P"), "x"))
        scope.atFinalization { Resource("Late", type: "Acme::Test::A", in: scope).depends(on: a) }
        (resource, node, stack, declared) = (a.main, a.main.node, scope.node.stack, scope.node.stack.app)
      }
    }
    let assembly = try app.synthesize()
    #expect(assembly.stacks.count == 2)
    #expect(resource == nil)
    #expect(node == nil)
    #expect(stack == nil)
    #expect(declared == nil)
  }
}
