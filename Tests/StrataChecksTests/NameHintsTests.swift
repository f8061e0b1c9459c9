import StrataText
import Testing
import TestSupport

@testable import StrataChecks

/// Hints for names that aren't known.
@Suite struct NameHintsTests {
  private let names =
    ["Queue", "Queues", "DeadLetters", "Größe", "größer", "VPC", "id", "a\r\nb", "AWS::SQS::Queue"]
    + ["Api", "Worker", "Reports", "Public", "Private"].flatMap { thing in
      ["Role", "Service", "Alarm", "Table2"].flatMap { ["\(thing)\($0)", "\(thing)\($0)X1", "\(thing)\($0)X2"] }
    }

  @Test(
    arguments: [
      ("Quue", "did you mean Queue?"), ("queues", "did you mean Queues?"), ("DeadLeters", "did you mean DeadLetters?"),
      ("Groesse", nil), ("GRÖßE", "did you mean Größe?"), ("Grosse", nil), ("Grösse", "did you mean Größe?"),
      ("VCP", "did you mean VPC?"),
      ("AWS::SQS::Quene", "did you mean AWS::SQS::Queue?"), ("ApiRoleX3", "did you mean ApiRoleX1?"), ("di", nil),
      ("", nil), ("Zebra", nil),
    ] as [(String, String?)])
  func nearest(name: String, hint: String?) {
    var hints = NameHints(names)
    #expect(hints.hint(for: name) == hint)
    #expect(hints.hint(for: name) == hint, "a second time")
  }

  /// Names that are left out at once are none that would have been meant.
  @Test func asOfAllNames() {
    var random = SplitMix64(seed: 11)
    var hints = NameHints(names)
    var found = 0
    for _ in 0..<400 {
      var name = Array(names.randomElement(using: &random)!)
      for _ in 0..<Int.random(in: 0...6, using: &random) where !name.isEmpty {
        let place = name.indices.randomElement(using: &random)!
        switch Int.random(in: 0..<3, using: &random) {
        case 0: name.insert("eX3ö".randomElement(using: &random)!, at: place)
        case 1: name.remove(at: place)
        default: name[place] = "aQ2ß".randomElement(using: &random)!
        }
      }
      let hint = Suggestion.hint(for: String(name), in: names)
      #expect(hints.hint(for: String(name)) == hint, "\(String(name))")
      if hint != nil { found += 1 }
    }
    #expect((100..<400).contains(found))
  }

  @Test func noMoreSearchesThanPay() {
    var hints = NameHints((0..<1_000).map { "Name\($0)" })
    for number in 0..<500 { #expect(hints.hint(for: "Nane\(number)") == "did you mean Name\(number)?") }
    #expect(hints.hint(for: "Nane500") == nil)
    #expect(hints.hint(for: "Nane499") == "did you mean Name499?")
  }
}
