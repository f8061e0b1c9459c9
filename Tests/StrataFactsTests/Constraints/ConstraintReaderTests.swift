import StrataFacts
import StrataJSON
import Testing

/// Constraints as they're written.
@Suite struct ConstraintReaderTests {
  private func fault(in rule: JSONObject) -> String? {
    var rule = rule
    if rule["because"] == nil { rule["because"] = "it is so" }
    do throws(ConstraintError) {
      _ = try ConstraintIndex.read(["page": "https://docs.aws.amazon.com/", "rules": [.object(rule)]], of: "A::B::C")
      return nil
    } catch { return error.description }
  }

  @Test(
    arguments: [
      (["id": "a", "need": "B"], "a: there is no key need; expected one of "),
      (["needs": "B"], "rule 1 of A::B::C: an id is missing"),
      (["id": "a"], "a: expected one demand of needs, "),
      (["id": "a", "needs": "B", "without": "C"], "a: expected one demand of needs, "),
      (["id": "a", "needs": "B//C"], "a: a path has an empty step"),
      (["id": "a", "needs": "<-AWS::X::Y"], "a: expected <-TYPE:Property in a path, and there is <-AWS::X::Y"),
      (["id": "a", "needs": "A/*[B]"], "a: expected *[Key=text] in a path, and there is [B]"),
      (["id": "a", "needs": []], "a: expected a path or some"),
      (["id": "a", "at": "/A", "needs": "B"], "a: at must lead down from the properties"),
      (["id": "a", "at": "A", "uniqueAmong": "B"], "a: uniqueAmong is about whole resources, without at"),
      (["id": "a", "severity": "grave", "needs": "B"], "a: the severity must be error or warning, and it's grave"),
      (["id": "a", "expect": ["B": ["least": 1]]], "a: least is nothing that can be asked of a value"),
      (["id": "a", "expect": ["B": ["min": "1"]]], "a: min takes a number"),
      (["id": "a", "expect": ["B": [:]]], "a: expected what must be so of the value"),
      (["id": "a", "when": [], "needs": "B"], "a: expected an object of paths and values as a condition"),
      (["id": "a", "when": ["any": "B"], "needs": "B"], "a: expected a list of conditions"),
      (["id": "a", "order": "A B"], "a: expected one of <= >= < > == != in between two sides in A B"),
      (["id": "a", "order": "A <="], "a: a side of the comparison is empty"),
      (["id": "a", "order": "part(A,-) < 3"], "a: expected part(path,separator,index)"),
      (["id": "a", "expect": ["B": ["multipleOf": 0]]], "a: multipleOf takes a number above 0"),
    ] as [(JSONObject, String)])
  func aFault(rule: JSONObject, text: String) throws {
    let found = try #require(fault(in: rule))
    #expect(found.hasPrefix(text), "\(found)")
  }

  @Test func allThatCanBeSaid() throws {
    let rules: JSONValue = [
      [
        "id": "a", "because": "it is so", "at": "L/*",
        "when": ["has": ["A", "../B"], "lacks": "/C", "any": [["D": 1], ["E": ["not": [1, 2]]]], "@Type": "x"],
        "expect": [
          "F": ["above": 1, "below": 2], "G": ["matches": "^a$"], "H": ["type": "integer"], "I": ["json": true],
          "J": ["refersTo": ["A::B::*"], "by": "Arn"], "K": ["minItems": 1, "maxItems": 2], "~": ["maxLength": 3],
        ],
      ]
    ]
    let read = try ConstraintIndex.read(["page": "https://docs.aws.amazon.com/", "rules": rules], of: "A::B::C")
    #expect(read.map(\.id) == ["a"])
    #expect(read.map(\.triggers) == [["L"]])
  }

  /// What can't be broken is told by a look at what is there.
  @Test(
    arguments: [
      (["when": ["A": 1, "has": "B/C"], "needs": "D"], ["A", "B"]),
      (["when": ["lacks": "A"], "without": "D/*/E"], ["D"]),
      (["order": "A/B <= C"], ["A", "C"]),
      (["expect": ["A/*/B": 1]], ["A"]),
      (["when": ["X": 1], "needs": "D", "defaults": ["X": 1]], []),
      (["needsOne": ["A", "B"]], []),
      (["at": ["A", "B"], "needs": "C"], []),
    ] as [(JSONObject, [String])])
  func triggers(rule: JSONObject, triggers: [String]) throws {
    var rule = rule
    rule["id"] = "a"
    rule["because"] = "it is so"
    let read = try ConstraintIndex.read(
      ["page": "https://docs.aws.amazon.com/", "rules": [.object(rule)]], of: "A::B::C")
    #expect(read.map { $0.triggers.sorted() } == [triggers])
  }
}
