import StrataLanguage
import StrataPipeline
import TestSupport
import Testing

/// A construct that reports at its caller's line, made of another.
private struct Outer: Construct {
  let scope: Scope

  init(_ id: String, in parent: Scope, line: Int = 10, _ declare: (Scope) -> Void = { _ in }) {
    scope = Scope(id, in: parent, at: CallSite(file: "/x/main.swift", line: line))
    Resource(id, type: "Acme::Test::Main", in: parent, file: "/x/Outer.swift", line: 1)
    declare(scope)
  }
}

/// A construct that reports at its caller's line.
private struct Inner: Construct {
  let scope: Scope
  let queue: Resource

  init(_ id: String, in parent: Scope, file: String = "/x/Outer.swift", line: Int = 20, properties: Properties = [:]) {
    scope = Scope(id, in: parent, at: CallSite(file: file, line: line))
    queue = Resource(
      id, type: "AWS::SQS::Queue", in: parent, properties: properties, file: "/x/Inner.swift", line: 30)
  }
}

/// A construct without any place.
private struct Plain: Construct {
  let scope: Scope

  init(_ id: String, in parent: Scope) {
    scope = Scope(id, in: parent)
    Resource(id, type: "AWS::SQS::Queue", in: parent, properties: ["Colour": "red"], file: "/x/Plain.swift", line: 40)
    scope.output("Name", "jobs", file: "/x/Plain.swift", line: 41)
  }
}

@Suite struct CallerLineTests {
  /// The findings as text, with lines.
  private func found(_ declare: @escaping @Sendable (Scope) -> Void) -> [String] {
    do throws(SynthesisError) {
      return try App(Stack("Test", declare)).synthesize().warnings.map(\.description)
    } catch {
      return error.findings.map(\.description)
    }
  }

  private static let colour = """
    error: Test/A/B: Colour: there is no property Colour [unknown-property]
    """

  @Test func aRulesFindingInsideTwoConstructs() {
    #expect(
      found { scope in
        _ = Outer("A", in: scope) { _ = Inner("B", in: $0, properties: ["Colour": "red"]) }
      } == ["/x/main.swift:10: \(Self.colour)\n  note: /x/Inner.swift:30: declared here"])
    #expect(
      found { scope in
        let part = Scope("A", in: scope)
        _ = Inner("B", in: part, properties: ["Colour": "red"])
      } == ["/x/Outer.swift:20: \(Self.colour)\n  note: /x/Inner.swift:30: declared here"])
  }

  @Test func aConstructsOwnReport() {
    #expect(
      found { scope in
        _ = Outer("A", in: scope) {
          Inner("B", in: $0).scope.report("this is wrong", hint: "mend it", file: "/x/Inner.swift", line: 31)
        }
      } == [
        """
        /x/main.swift:10: error: Test/A/B: this is wrong [construct]
          note: /x/Inner.swift:31: declared here
          hint: mend it
        """
      ])
  }

  @Test func aLineOfTheCallersOwn() {
    #expect(
      found { scope in
        _ = Outer("A", in: scope) { $0.report("this is wrong", file: "/x/main.swift", line: 10) }
      } == ["/x/main.swift:10: error: Test/A: this is wrong [construct]"])
  }

  @Test func aConstructWithoutAPlace() {
    let alone = found { scope in _ = Plain("B", in: Scope("A", in: scope)) }
    #expect(alone == ["/x/Plain.swift:40: \(Self.colour)"])
    #expect(
      found { scope in _ = Outer("A", in: scope) { _ = Plain("B", in: $0) } }
        == ["/x/main.swift:10: \(Self.colour)\n  note: /x/Plain.swift:40: declared here"])
    #expect(
      found { scope in _ = Outer("A", in: scope) { _ = Plain("B", in: Scope("Part", in: $0)) } }.map { $0.prefix(20) }
        == ["/x/main.swift:10: er"])
  }

  private static let note = "\n  note: /x/Inner.swift:31: declared here"

  @Test func whateverIsDeclared() {
    let file = "/x/Inner.swift"
    let declarations: [@Sendable (Inner) -> Void] = [
      { $0.scope.output("-", "x", file: file, line: 31) },
      { _ = $0.scope.parameter("-", file: file, line: 31) },
      { _ = $0.scope.condition("-", .equals("a", "b"), file: file, line: 31) },
      { _ = $0.scope.mapping("-", ["a": ["b": "c"]], file: file, line: 31) },
      { $0.scope.rule("-", [.require(.equals("a", "b"), "so")], file: file, line: 31) },
      { $0.scope.metadata("Key", .value(NumberValue.literal(.nan)), file: file, line: 31) },
      { $0.depends(on: $0, file: file, line: 31) },
      { $0.moved(from: "", file: file, line: 31) },
      { $0.queue.keep(logicalID: "-", file: file, line: 31) },
      { $0.queue.accept(.checkov("CKV_AWS_27"), because: " ", file: file, line: 31) },
      { _ = Scope("?", in: $0.scope, file: file, line: 31) },
      { Resource("a?", type: "Acme::Test::A", in: $0.scope, file: file, line: 31) },
    ]
    for (index, declare) in declarations.enumerated() {
      let findings = found { scope in _ = Outer("A", in: scope) { declare(Inner("B", in: $0)) } }
      #expect(findings.count == 1, "\(index): \(findings)")
      #expect(findings.first?.hasPrefix("/x/main.swift:10: error: Test") == true, "\(index): \(findings)")
      #expect(findings.first?.contains(Self.note) == true, "\(index): \(findings)")
    }
  }

  @Test func aForeignConstructThatIsWaitedFor() {
    nonisolated(unsafe) var foreign: Resource?
    _ = found { foreign = Resource("Old", type: "Acme::Test::A", in: $0) }
    #expect(
      found { scope in
        guard let foreign else { return }
        _ = Outer("A", in: scope) { Inner("B", in: $0).queue.wait(for: foreign, file: "/x/Inner.swift", line: 31) }
      }.map { $0.contains(Self.note) } == [true])
  }

  @Test func theOwnNotesComeFirst() {
    #expect(
      found { scope in
        _ = Outer("A", in: scope) {
          Resource("Same", type: "Acme::Test::A", in: $0, file: "/x/Outer.swift", line: 21)
          Resource("Same", type: "Acme::Test::A", in: $0, file: "/x/Outer.swift", line: 22)
        }
      } == [
        """
        /x/main.swift:10: error: Test/A/Same: a resource "Same" is declared here already [duplicate-id]
          note: /x/Outer.swift:21: the other is declared here
          note: /x/Outer.swift:22: declared here
          hint: give one of them another id
        """
      ])
  }

  @Test func aConstructDeclaredTwice() {
    #expect(
      found { scope in
        _ = Outer("A", in: scope, line: 10) { $0.report("this is wrong") }
        _ = Outer("A", in: scope, line: 11) { $0.report("this is wrong") }
      }.last == """
        /x/main.swift:11: error: Test/A: a construct "A" is declared here already [duplicate-id]
          note: /x/main.swift:10: the other is declared here
          hint: give one of them another id
        """)
    #expect(
      found { scope in
        _ = Outer("A", in: scope, line: 10)
        _ = Outer("A", in: scope, line: 11)
      }.count == 1)
  }

  @Test func aResourceBesideAConstructOfItsId() {
    #expect(
      found { scope in
        _ = Outer("A", in: scope)
        Resource("A", type: "Acme::Test::A", in: scope, file: "/x/main.swift", line: 12)
      } == [
        """
        /x/main.swift:12: error: Test/A: a resource "A" is declared here already [duplicate-id]
          note: /x/main.swift:10: the other is declared here
          hint: give one of them another id
        """
      ])
    #expect(
      found { scope in
        Resource("A", type: "Acme::Test::A", in: scope, file: "/x/main.swift", line: 9)
        _ = Outer("A", in: scope)
      } == [
        """
        /x/main.swift:10: error: Test/A: a resource "A" is declared here already [duplicate-id]
          note: /x/main.swift:9: the other is declared here
          note: /x/Outer.swift:1: declared here
          hint: give one of them another id
        """
      ])
  }

  @Test func whatFollowsFromAMistakeIsNotSaid() {
    // The queue waits longer for its jobs than it keeps them, which the type's facts say as well.
    let findings = found { scope in
      _ = Outer("A", in: scope) {
        let inner = Inner("B", in: $0, properties: ["RedrivePolicy": ["maxReceiveCount": 0]])
        inner.scope.report("attempts must be at least 1", file: "/x/Inner.swift", line: 31)
      }
    }
    #expect(findings.count == 1, "\(findings)")
  }
}
