import Foundation
import StrataJSON
import StrataLanguage
import StrataPipeline
import TestSupport
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

  @Test func aResourceAloneCanWaitForAnotherAlone() throws {
    let waits = try waits { scope in
      let (a, b) = (Pair("A", in: scope), Pair("B", in: scope))
      a.main.wait(for: b.inner)
      a.main.wait(for: a.inner)
    }
    #expect(waits == ["A": ["AInner", "BInner"], "AInner": [], "B": [], "BInner": []])
  }

  @Test func aResourceThatWaitsForAnotherStackOrdersTheStacks() throws {
    let app = App("shop") { app in
      let stacks = [("Late", "A"), ("Early", "B")].map { name, id in
        app.stack(name) { scope in Resource(id, type: "Acme::Test::Thing", in: scope) }
      }
      stacks[0].wait(for: stacks[1])
    }
    let assembly = try app.synthesize()
    #expect(assembly.stacks.map(\.name) == ["Early", "Late"])
    #expect(assembly["Late"]?.template.resources["A"]?["DependsOn"] == nil)
  }

  @Test func whatAReferenceSaysIsntSaidAgain() throws {
    let waits = try waits { scope in
      let a = Resource("A", type: "Acme::Test::A", in: scope)
      Resource("B", type: "Acme::Test::B", in: scope, properties: ["A": "x\(a.ref)"]).depends(on: a)
      let chosen = scope.condition("C", .equals(.region, "x"))
      Resource(
        "C", type: "Acme::Test::C", in: scope, properties: ["A": .if(chosen, then: .value(a.ref), else: .noValue)]
      )
      .depends(on: a)
    }
    #expect(waits == ["A": [], "B": [], "C": ["A"]], "a reference that may not be taken doesn't count")
  }

  @Test func resourcesThatWaitForEachOther() {
    let found = findings { scope in
      let a = Resource("A", type: "Acme::Test::A", in: scope)
      let b = Resource("B", type: "Acme::Test::B", in: scope, properties: ["V": .value(a.ref)])
      let c = Resource("C", type: "Acme::Test::C", in: scope, properties: ["V": "x\(b.attribute("Arn"))"])
      a.depends(on: c)
      let own = Resource("Own", type: "Acme::Test::D", in: scope)
      own.metadata = ["Self": .value(own.ref)]
    }
    #expect(
      found == [
        "DependencyTests.swift: error: Test/A: resources wait for each other: A → C → B → A [dependency-cycle]\n"
          + "  note: DependencyTests.swift: Test/A\n  note: DependencyTests.swift: Test/C\n  note: DependencyTests.swift: Test/B\n"
          + "  hint: take out one reference or dependency, or put it into a resource of its own",
        "DependencyTests.swift: error: Test/Own: the resource refers to itself [dependency-cycle]\n  hint: leave the reference out",
      ])
  }

  /// With so small a stack that to descend from each resource to the next would overflow it.
  @Test func aLongChainIsNoTrouble() async {
    let found = await withCheckedContinuation { continuation in
      let thread = Thread {
        let found = findings { scope in
          var last: Resource?
          for number in 0..<4_000 {
            let resource = Resource("R\(number)", type: "Acme::Test::A", in: scope)
            if let last { resource.depends(on: last) }
            last = resource
          }
        }
        continuation.resume(returning: found)
      }
      thread.stackSize = 512 << 10
      thread.start()
    }
    #expect(found.contains { $0.contains("a template must have 500 resources at most") })
  }

  @Test func aConstructCantDependOnItself() {
    #expect(
      findings { scope in
        let a = Resource("A", type: "Acme::Test::A", in: scope)
        a.depends(on: a)
      } == [
        "DependencyTests.swift: error: Test/A: a construct can't depend on itself [dependency-cycle]\n  hint: remove this dependency"
      ])
  }

  @Test func betweenStacksItOrdersTheStacks() throws {
    let app = App("App") { app in
      let first = app.stack("First") { Resource("A", type: "Acme::Test::A", in: $0) }
      let second = app.stack("Second") { Resource("B", type: "Acme::Test::B", in: $0) }
      first.depends(on: second)
    }
    let assembly = try app.synthesize()
    #expect(assembly.stacks.map(\.name) == ["Second", "First"])
    #expect(assembly["First"]?.dependencies == ["Second"])
    #expect(assembly["First"]?.template.resources["A"]?["DependsOn"] == nil)
  }
}
