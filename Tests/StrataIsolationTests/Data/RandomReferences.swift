import StrataJSON
import TestSupport

/// Values of properties in which a reference stands somewhere.
struct RandomReferences {
  var random: SplitMix64

  /// A value that names a resource of production, however it's wrapped.
  mutating func value(depth: Int = 0) -> JSONValue {
    let inner: JSONValue = depth > 3 || random.below(4) == 0 ? reference() : value(depth: depth + 1)
    switch random.below(12) {
    case 0: return ["Fn::Join": ["/", ["a", inner, "b"]]]
    case 1: return ["Fn::Sub": ["x-${V}-${AWS::Region}", ["V": inner]]]
    case 2: return ["Fn::If": ["Condition", inner, "x"]]
    case 3: return ["Fn::If": ["Condition", ["Ref": "AWS::NoValue"], inner]]
    case 4: return ["Fn::Select": [0, [inner, "x"]]]
    case 5: return ["Fn::Select": [1, ["Fn::Split": [":", inner]]]]
    case 6: return ["Fn::Base64": inner]
    case 7: return [["Key": "a", "Value": inner]]
    case 8: return ["Inner": ["Deeper": [inner, "x"]]]
    case 9: return ["Fn::Join": [",", [["Ref": "Any"], inner]]]
    case 10: return ["Fn::ToJsonString": ["a": inner]]
    default: return inner
    }
  }

  private mutating func reference() -> JSONValue {
    let name = random.pick(["Jobs", "Key", "Function"])
    return random.pick([
      ["Fn::ImportValue": .string("production:\(name)")],
      ["Fn::ImportValue": ["Fn::Sub": .string("production:\(name)")]],
      ["Fn::ImportValue": ["Fn::Join": [":", ["production", .string(name)]]]],
      ["Fn::GetStackOutput": ["StackName": "shop-production", "OutputName": .string(name)]],
    ])
  }
}
