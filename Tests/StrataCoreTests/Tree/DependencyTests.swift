import StrataCore
import StrataJSON
import Testing

@Suite struct DependencyTests {
  private func waits(_ declare: @escaping @Sendable (Scope) -> Void) throws -> [String: [String]] {
    let template = try template(declare)
    return Dictionary(
      uniqueKeysWithValues: template.resources.map { member in
        (member.key, member.value["DependsOn"]?.array?.compactMap(\.string) ?? [])
      })
  }

  @Test func everyResourceWaitsForEveryOther() throws {
    let waits = try waits { scope in
      let (a, b) = (Pair("A", in: scope), Pair("B", in: scope))
      a.depends(on: b)
    }
    #expect(waits == ["A": ["B", "BInner"], "AInner": ["B", "BInner"], "B": [], "BInner": []])
  }

  @Test func aConstructDoesntWaitForItselfInsideAnother() throws {
    let inner = try waits { scope in
      let pair = Pair("A", in: scope)
      pair.inner.depends(on: pair)
    }
    #expect(inner == ["A": [], "AInner": ["A"]])
    let outer = try waits { scope in
      let pair = Pair("A", in: scope)
      pair.depends(on: pair.inner)
    }
    #expect(outer == ["A": ["AInner"], "AInner": []])
  }

  @Test func whatAReferenceSaysIsntSaidAgain() throws {
    let waits = try waits { scope in
      let a = Resource("A", type: "Custom::A", in: scope)
      Resource("B", type: "Custom::B", in: scope, properties: ["A": "x\(a.ref)"]).depends(on: a)
      let chosen = scope.condition("C", .equals(.region, "x"))
      Resource("C", type: "Custom::C", in: scope, properties: ["A": .if(chosen, then: .value(a.ref), else: .noValue)])
        .depends(on: a)
    }
    #expect(waits == ["A": [], "B": [], "C": ["A"]], "a reference that may not be taken doesn't count")
  }

  @Test func aConstructCantDependOnItself() {
    #expect(
      findings { scope in
        let a = Resource("A", type: "Custom::A", in: scope)
        a.depends(on: a)
      } == [
        "DependencyTests.swift: error: Test/A: a construct can't depend on itself [dependency-cycle]\n  hint: remove this dependency"
      ])
  }

  @Test func betweenStacksItOrdersTheStacks() throws {
    let app = App("App") { app in
      let first = app.stack("First") { Resource("A", type: "Custom::A", in: $0) }
      let second = app.stack("Second") { Resource("B", type: "Custom::B", in: $0) }
      first.depends(on: second)
    }
    let assembly = try app.synthesize()
    #expect(assembly.stacks.map(\.name) == ["Second", "First"])
    #expect(assembly["First"]?.dependencies == ["Second"])
    #expect(assembly["First"]?.template.resources["A"]?["DependsOn"] == nil)
  }
}
