import StrataCore
import StrataJSON
import TestSupport
import Testing

@Suite struct DiagnosticTests {
  private let full = Diagnostic(
    .error, rule: "some-rule", path: "Orders/Jobs", property: "visibilityTimeout",
    site: CallSite(file: "/sources/Examples/Orders.swift", line: 31), message: "this is wrong", expected: "0 to 43,200",
    given: "0.5", hint: "use whole seconds")

  @Test func text() {
    #expect(
      full.description
        == "/sources/Examples/Orders.swift:31: error: Orders/Jobs: visibilityTimeout: this is wrong; expected 0 to 43,200, given 0.5 [some-rule]\n  hint: use whole seconds"
    )
    #expect(full.text(relativeTo: "/sources").hasPrefix("Examples/Orders.swift:31: error: "))
    #expect(full.text(relativeTo: "/sources/").hasPrefix("Examples/Orders.swift:31: error: "))
    #expect(full.text(relativeTo: "/sour").hasPrefix("/sources/Examples/Orders.swift:31: error: "))
    #expect(Diagnostic(.warning, rule: "r", path: "", message: "m").description == "warning: m [r]")
    #expect(
      Diagnostic(.warning, rule: "r", path: "P", message: "m", given: "g").description == "warning: P: m; given g [r]")
  }

  @Test func json() throws {
    #expect(
      full.json(relativeTo: "/sources") == [
        "severity": "error", "rule": "some-rule", "path": "Orders/Jobs", "property": "visibilityTimeout",
        "file": "Examples/Orders.swift", "line": 31, "message": "this is wrong", "expected": "0 to 43,200",
        "given": "0.5", "hint": "use whole seconds",
      ])
    #expect(
      [Diagnostic(.warning, rule: "r", path: "", message: "m")].json()
        == [["severity": "warning", "rule": "r", "message": "m"]])
  }

  @Test func orderIsThatOfTheSources() {
    func diagnostic(_ file: String, _ line: Int, _ severity: Severity = .error, _ path: String = "P") -> Diagnostic {
      Diagnostic(severity, rule: "r", path: path, site: CallSite(file: file, line: line), message: "m")
    }
    let sorted = [
      diagnostic("a.swift", 2), diagnostic("a.swift", 10), diagnostic("a.swift", 10, .warning),
      diagnostic("a.swift", 10, .error, "Q"), diagnostic("b.swift", 1),
    ]
    var random = SplitMix64(seed: 1)
    for _ in 0..<20 { #expect(sorted.shuffled(using: &random).sorted() == sorted) }
  }

  @Test func allMistakesComeAtOnce() {
    let stack = Stack("Test") { scope in
      let part = Scope("Part", in: scope)
      part.report(
        "too slow", severity: .warning, rule: "slow", property: "speed", expected: "10", given: "5", hint: "hurry",
        file: "/x/b.swift", line: 9)
      part.report("too old", file: "/x/a.swift", line: 3)
      Resource("-", type: "Custom::A", in: scope, file: "/x/a.swift", line: 1)
    }
    do throws(SynthesisError) {
      _ = try stack.synthesize()
      Issue.record("synthesis didn't fail")
    } catch {
      #expect(
        error.description == """
          /x/a.swift:1: error: Test/-: an id has at least one letter A to Z or digit; given "-" [invalid-id]
            hint: logical ids are made from it, such as Jobs or DeadLetters
          /x/a.swift:3: error: Test/Part: too old [construct]
          /x/b.swift:9: warning: Test/Part: speed: too slow; expected 10, given 5 [slow]
            hint: hurry
          2 errors, 1 warning
          """)
    }
  }

  @Test func warningsDontStopTheSynthesis() throws {
    let assembly = try App(
      Stack("Test") { scope in
        Resource("A", type: "Custom::A", in: scope)
        scope.report("mind this", severity: .warning)
      }
    ).synthesize()
    #expect(assembly.warnings.map(\.message) == ["mind this"])
    #expect(assembly.warnings.summary == "1 warning")
    #expect([Diagnostic]().summary == "no findings")
  }
}
