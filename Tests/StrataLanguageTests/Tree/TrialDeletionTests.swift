import StrataLanguage
import Testing

/// Who holds a stack, told apart from what is in it and holds each other.
@Suite struct TrialDeletionTests {
  /// Keeps what the closure of a stack returned.
  private final class Keeper<Kept>: @unchecked Sendable {
    // Only the thread that declares comes here.
    var kept: Kept?
  }

  /// Whether a stack is held while something that its closure returned is kept.
  private func isHeld<Kept>(_ declare: @escaping @Sendable (Scope) -> Kept) -> Bool {
    let keeper = Keeper<Kept>()
    let state = App("App") { app in app.stack("Stack") { keeper.kept = declare($0) } }.declared()
    defer { state.dismantle() }
    return withExtendedLifetime(keeper) { state.stacks[0].isHeld }
  }

  /// Declares something of each kind that holds something else.
  private static func fill(_ scope: Scope) {
    let part = Scope("Part", in: scope)
    let (one, other) = (
      Resource("One", type: "Acme::Test::A", in: part), Resource("Other", type: "Acme::Test::A", in: scope)
    )
    one.wait(for: other)
    one.depends(on: other, part)
    one.identifiedByContent(of: [other])
    one.condition = part.condition("Is", .equals(part.parameter("P"), "x"))
    scope.output("Out", one.ref)
    part.moved(from: "Former")
    _ = part.mapping("Sizes", ["a": ["b": 1]])
    // Each opened twice, which is reported.
    Resource("Again", type: "Acme::Test::A", in: Scope("Part", in: scope))
    Resource("Other", type: "Acme::Test::A", in: scope)
    scope.nested("Inner") { inner in
      Resource("Deep", type: "Acme::Test::A", in: inner).depends(on: other)
      inner.output("Given", other.ref)
    }
  }

  @Test func nothingIsHeldByItself() {
    #expect(!isHeld { _ in })
    #expect(!isHeld(Self.fill))
  }

  @Test func aValueHoldsNothing() {
    #expect(
      !isHeld { scope in
        Self.fill(scope)
        return [Resource("Kept", type: "Acme::Test::A", in: scope).attribute("Arn"), scope.parameter("Kept")]
      })
  }

  @Test func aResourceAndAScopeHoldTheirStack() {
    #expect(
      isHeld { scope in
        Self.fill(scope)
        return Resource("Kept", type: "Acme::Test::A", in: scope)
      })
    #expect(
      isHeld { scope in
        Self.fill(scope)
        return Scope("Kept", in: Scope("Part2", in: scope))
      })
    #expect(isHeld { $0 })
  }

  @Test func whatIsInANestedStackHoldsTheStacksAround() {
    #expect(isHeld { scope in scope.nested("Inner") { Resource("Kept", type: "Acme::Test::A", in: $0) } })
    #expect(isHeld { scope in scope.nested("Inner") { $0 } })
  }

  @Test func workAtTheEndHoldsItsStack() {
    #expect(isHeld { scope in scope.atFinalization {} })
    #expect(isHeld { scope in scope.atVeryEnd {} })
  }

  @Test func whatOtherStacksWaitForIsHeld() {
    let app = App("App") { app in
      let first = app.stack("First") { Resource("A", type: "Acme::Test::A", in: $0) }
      app.stack("Second") { Resource("B", type: "Acme::Test::B", in: $0).depends(on: first) }
    }
    let state = app.declared()
    defer { state.dismantle() }
    #expect(state.stacks.map(\.isHeld) == [true, false])
    #expect(state.stacks[1].takeDependencies().count == 1)
    #expect(state.stacks.map(\.isHeld) == [false, false])
  }

  @Test func whatIsOfAnotherAppIsLeftAlone() {
    let keeper = Keeper<Resource>()
    nonisolated(unsafe) weak var other: Resource?
    App("Other") { app in
      keeper.kept = app.stack("Stack") { Resource("Other", type: "Acme::Test::A", in: $0) }
    }.declared().dismantle()
    other = keeper.kept
    let app = App("App") { app in
      app.stack("Stack") { scope in
        let resource = Resource("A", type: "Acme::Test::A", in: scope)
        if let other = keeper.kept {
          resource.identifiedByContent(of: [other])
          resource.depends(on: other)
        }
      }
    }
    let state = app.declared()
    keeper.kept = nil
    #expect(!state.stacks[0].isHeld)
    #expect(other?.type == "Acme::Test::A")
    state.dismantle()
    #expect(other == nil)
  }

  @Test func whatIsFoundTwiceIsLetGoOfAllTheSame() {
    nonisolated(unsafe) weak var resource: Resource?
    let app = App("App") { app in
      app.stack("Stack") { scope in
        Self.fill(scope)
        resource = scope.resources[0]
      }
    }
    let state = app.declared()
    for _ in 0..<3 { #expect(!state.stacks[0].isHeld) }
    #expect(resource != nil)
    state.dismantle()
    #expect(resource == nil)
  }
}
