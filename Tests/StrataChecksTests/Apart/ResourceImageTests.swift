import StrataJSON
import TestSupport
import Testing
import template_fuzzer

@testable import StrataChecks

/// Resources as bytes.
@Suite struct ResourceImageTests {
  private static let objects: [JSONObject] = [
    [:], ["A": .null], ["A": true], ["A": false], ["A": 0], ["A": 1], ["A": 254], ["A": 255], ["A": 256], ["A": -1],
    ["A": 0.0], ["A": -0.0], ["A": 1.0], ["A": ""], ["A": "a"], ["A": "0"], ["A": "é"], ["A": "e\u{301}"],
    ["A": .string(String(repeating: "a", count: 254))], ["A": .string(String(repeating: "a", count: 255))],
    ["A": []], ["A": [1]], ["A": [1, 1]], ["A": [[1], 1]], ["A": [[1, 1]]], ["A": [:]], ["A": ["B": 1]],
    ["A": 1, "B": 1], ["B": 1, "A": 1], ["A": ["B": 1], "C": 1], ["A": ["B": 1, "C": 1]],
  ]

  @Test func anImageIsThatOfTheSameAlone() {
    for (index, one) in Self.objects.enumerated() {
      let image = ResourceImage(one)
      for (other, object) in Self.objects.enumerated() {
        #expect(image.isImage(of: object) == (index == other), "\(one) and \(object)")
      }
    }
  }

  @Test func numbersOfManyDigitsAreTheSameAsTheyAreWritten() throws {
    let one = try JSONValue(parsing: #"{"A": 12345678901234567890123456789}"#).object ?? [:]
    let other = try JSONValue(parsing: #"{"A": 12345678901234567890123456780}"#).object ?? [:]
    #expect(ResourceImage(one).isImage(of: one))
    #expect(!ResourceImage(one).isImage(of: other))
  }

  /// An image is that of another template just where both make the same bytes.
  @Test func comparingIsTheSameAsWriting() {
    var mutator = TemplateMutator(random: SplitMix64(seed: 20_261_203))
    for template in FuzzSeeds().templates {
      guard let object = template.object, let other = mutator.damaged(template).object else { continue }
      let image = ResourceImage(object)
      #expect(image.isImage(of: object))
      #expect(image.isImage(of: other) == (image.bytes == ResourceImage(other).bytes), "\(other)")
    }
  }
}
