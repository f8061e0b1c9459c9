import StrataChecks
import StrataJSON
import TestSupport
import Testing

/// Templates that were damaged at random are checked to the end, whatever is in them.
@Suite struct MutationTests {
  @Test func nothingThatIsJSONStopsTheRules() throws {
    var random = SplitMix64(seed: 20_261_121)
    let checker = TemplateChecker()
    // All samples in one template, but for the one that is large.
    let resources = checker.rules.flatMap { rule -> [(String, JSONValue)] in
      [rule.about.good, rule.about.bad].compactMap { $0["Resources"]?.object }.filter { $0.count < 100 }.flatMap {
        $0.map { ($0.key, $0.value) }
      }
    }
    let unique = Dictionary(resources, uniquingKeysWith: { first, _ in first }).sorted { $0.key < $1.key }
    let template: JSONValue = [
      "Parameters": ["Name": ["Type": "String", "Default": "x"]],
      "Conditions": ["C": ["Fn::Equals": ["a", ["Ref": "Name"]]]],
      "Mappings": ["M": ["a": ["b": "c"]]], "Resources": .object(JSONObject(unique.map { ($0.key, $0.value) })),
      "Outputs": ["Out": ["Value": ["Fn::GetAtt": ["Jobs", "Arn"]]]],
    ]
    for _ in 0..<3_000 {
      var damaged = template
      for _ in 0..<Int.random(in: 1...4, using: &random) { damaged = damage(damaged, &random) }
      for finding in checker.check(damaged) {
        // Each place exists, or what it would be in does.
        #expect(finding.pointer.tokens.isEmpty || damaged[JSONPointer([finding.pointer.tokens[0]])] != nil)
      }
    }
  }

  /// The value with one thing in it replaced, removed or renamed.
  private func damage(_ value: JSONValue, _ random: inout SplitMix64) -> JSONValue {
    let stays = Int.random(in: 0..<5, using: &random) > 0
    switch value {
    case .object(var object) where stays && !object.isEmpty:
      let member = object[Int.random(in: 0..<object.count, using: &random)]
      switch Int.random(in: 0..<12, using: &random) {
      case 0: object[member.key] = nil
      case 1: object[member.key + "x"] = member.value
      default: object[member.key] = damage(member.value, &random)
      }
      return .object(object)
    case .array(var elements) where stays && !elements.isEmpty:
      let index = Int.random(in: 0..<elements.count, using: &random)
      if Int.random(in: 0..<8, using: &random) == 0 {
        elements.remove(at: index)
      } else {
        elements[index] = damage(elements[index], &random)
      }
      return .array(elements)
    default:
      let others: [JSONValue] = [
        .null, true, -1, 1.5, "", "x", "${", "${}", "${.}", "${A.B.C}", "10.0.0.0/33", "1/2/3", [], [:], [[]],
        ["Ref": "Jobs"],
        ["Ref": [:]], ["Fn::GetAtt": []], ["Fn::GetAtt": "."], ["Fn::Sub": []], ["Fn::If": []], ["Fn::FindInMap": [1]],
        ["Fn::ForEach::X": []], ["Ref": "Jobs", "Fn::Sub": "x"],
      ]
      return others.randomElement(using: &random) ?? .null
    }
  }
}
