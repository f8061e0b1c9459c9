import StrataFindings
import StrataJSON
import TestSupport
import Testing

@Suite struct FindingTests {
  private let full = Finding(
    "some-rule", "this is wrong", path: "Orders/Jobs", property: "visibilityTimeout",
    site: CallSite(file: "/sources/Examples/Orders.swift", line: 31), expected: "0 to 43,200",
    given: "0.5", hint: "use whole seconds")

  @Test func text() {
    #expect(
      full.description
        == "/sources/Examples/Orders.swift:31: error: Orders/Jobs: visibilityTimeout: this is wrong; expected 0 to 43,200, given 0.5 [some-rule]\n  hint: use whole seconds"
    )
    #expect(full.text(relativeTo: "/sources").hasPrefix("Examples/Orders.swift:31: error: "))
    #expect(full.text(relativeTo: "/sources/").hasPrefix("Examples/Orders.swift:31: error: "))
    #expect(full.text(relativeTo: "/sour").hasPrefix("/sources/Examples/Orders.swift:31: error: "))
    #expect(Finding("r", "m", severity: .warning).description == "warning: m [r]")
    #expect(
      Finding("r", "m", severity: .warning, path: "P", given: "g").description == "warning: P: m; given g [r]")
  }

  @Test func json() throws {
    #expect(
      full.json(relativeTo: "/sources") == [
        "severity": "error", "rule": "some-rule", "path": "Orders/Jobs", "property": "visibilityTimeout",
        "file": "Examples/Orders.swift", "line": 31, "message": "this is wrong", "expected": "0 to 43,200",
        "given": "0.5", "hint": "use whole seconds",
      ])
    #expect(
      [Finding("r", "m", severity: .warning)].json()
        == [["severity": "warning", "rule": "r", "message": "m"]])
  }

  @Test func orderIsThatOfTheSources() {
    func finding(_ file: String, _ line: Int, _ severity: Severity = .error, _ path: String = "P") -> Finding {
      Finding("r", "m", severity: severity, path: path, site: CallSite(file: file, line: line))
    }
    let sorted = [
      finding("a.swift", 2), finding("a.swift", 10), finding("a.swift", 10, .warning),
      finding("a.swift", 10, .error, "Q"), finding("b.swift", 1),
    ]
    var random = SplitMix64(seed: 1)
    for _ in 0..<20 { #expect(sorted.shuffled(using: &random).sorted() == sorted) }
  }
}
