package import StrataJSON
package import TestSupport

/// Damages templates at random, the same way for the same seed.
package struct TemplateMutator {
  var random: SplitMix64

  /// Takes the numbers that decide where and how.
  package init(random: SplitMix64) {
    self.random = random
  }

  /// A template with one to four things in it replaced, removed or renamed.
  package mutating func damaged(_ template: JSONValue) -> JSONValue {
    var template = template
    for _ in 0...random.below(4) { template = withDamage(template) }
    return template
  }

  private mutating func withDamage(_ value: JSONValue) -> JSONValue {
    let stays = random.below(5) > 0
    switch value {
    case .object(var object) where stays && !object.isEmpty:
      let member = object[random.below(object.count)]
      switch random.below(14) {
      case 0: object[member.key] = nil
      case 1: object[member.key + "x"] = member.value
      case 2: object[random.pick(Self.keys)] = member.value
      case 3: object[member.key] = nested(member.value)
      default: object[member.key] = withDamage(member.value)
      }
      return .object(object)
    case .array(var elements) where stays && !elements.isEmpty:
      let index = random.below(elements.count)
      switch random.below(9) {
      case 0: elements.remove(at: index)
      case 1: elements += elements.suffix(20)
      default: elements[index] = withDamage(elements[index])
      }
      return .array(elements)
    default:
      return random.pick(Self.values)
    }
  }

  /// A value within many others.
  private mutating func nested(_ value: JSONValue) -> JSONValue {
    let key = random.pick(Self.keys)
    let isChoice = random.below(3) == 0
    var value = value
    for _ in 0..<random.below(random.below(20) == 0 ? 480 : 12) {
      if isChoice {
        value = ["Fn::If": ["C", value, ["Ref": "AWS::NoValue"]]]
      } else {
        value = random.below(2) == 0 ? [value] : .object(JSONObject([(key, value)]))
      }
    }
    return value
  }

  private static let keys = [
    "", "Ref", "Fn::Sub", "Fn::If", "Fn::GetAtt", "Fn::Join", "Fn::ForEach::X", "Fn::Transform", "Fn::", "Condition",
    "DependsOn", "Metadata", "Properties", "Resources", "Type", "AWS::NoValue", "é", "a/b~", "Strata::Accepted",
    "Statement", "Not", "And", "Tags", "Type::MODULE",
  ]

  private static let values: [JSONValue] = [
    .null, true, -1, 1.5, 1e308, .integer(.max), "", "x", "${", "${}", "${.}", "${.a}", "${a.}", "${ }", "${A.B.C}",
    "${!x}${Jobs}", "10.0.0.0/33", "10.0.0.0/0", "1/2/3", "::/129", [], [:], [[]], ["Ref": "Jobs"], ["Ref": [:]],
    ["Fn::GetAtt": []], ["Fn::GetAtt": "."], ["Fn::GetAtt": ".Arn"], ["Fn::GetAtt": "Jobs."],
    ["Fn::GetAtt": [".", "."]],
    ["Fn::GetAtt": ["Jobs", ".Arn"]], ["Fn::Sub": []], ["Fn::Sub": "${.}"], ["Fn::Sub": ["${a}", 1]], ["Fn::If": []],
    ["Fn::If": ["C", 1]], ["Fn::FindInMap": [1]], ["Fn::Select": [-1, []]], ["Fn::Cidr": ["10.0.0.0/8", 999, -1]],
    ["Fn::ForEach::X": []], ["Fn::ForEach::X": ["A", ["B"], ["${A}": ["Type": "AWS::SQS::Queue"]]]],
    ["Ref": "Jobs", "Fn::Sub": "x"], ["Ref": "AWS::NoValue"], "AWS::", "AWS::SQS::Queue", "AWS::WAFv2::RuleGroup",
    "{{resolve:ssm:a}}", "AKIAAAAAAAAAAAAAAAAA", "\u{0}", "e\u{301}\u{1F600}", "2010-09-09", "99999999999999999999",
    "arn:aws:s3:::b/*", ["Strata::Accepted": ["schema", ["Rule": "limit"]]],
  ]
}
