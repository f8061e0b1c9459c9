import StrataFindings
import StrataLanguage
import StrataPipeline
import Testing

/// The findings of a whole synthesis.
@Suite struct FindingReportTests {
  @Test func allMistakesComeAtOnce() {
    let stack = Stack("Test") { scope in
      let part = Scope("Part", in: scope)
      part.report(
        "too slow", severity: .warning, rule: "slow", property: "speed", expected: "10", given: "5", hint: "hurry",
        file: "/x/b.swift", line: 9)
      part.report("too old", file: "/x/a.swift", line: 3)
      Resource("-", type: "Acme::Test::A", in: scope, file: "/x/a.swift", line: 1)
    }
    do throws(SynthesisError) {
      _ = try stack.synthesize()
      Issue.record("synthesis didn't fail")
    } catch {
      #expect(
        error.description == """
          /x/a.swift:1: error: Test/-: an id must have at least one letter A to Z or digit; given "-" [invalid-id]
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
        Resource("A", type: "Acme::Test::A", in: scope)
        scope.report("mind this", severity: .warning)
      }
    ).synthesize()
    #expect(assembly.warnings.map(\.message) == ["mind this"])
    #expect(assembly.warnings.summary == "1 warning")
    #expect([Finding]().summary == "no findings")
  }
}
