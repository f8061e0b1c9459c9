/// A function of CloudFormation's template language.
///
/// See [Intrinsic functions](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html).
public enum IntrinsicFunction: String, Sendable, Hashable, CaseIterable {
  /// `Fn::And`.
  case and = "Fn::And"
  /// `Fn::Base64`.
  case base64 = "Fn::Base64"
  /// `Fn::Cidr`.
  case cidr = "Fn::Cidr"
  /// `Condition`, the name of a condition within another.
  case condition = "Condition"
  /// `Fn::Contains`.
  case contains = "Fn::Contains"
  /// `Fn::EachMemberEquals`.
  case eachMemberEquals = "Fn::EachMemberEquals"
  /// `Fn::EachMemberIn`.
  case eachMemberIn = "Fn::EachMemberIn"
  /// `Fn::Equals`.
  case equals = "Fn::Equals"
  /// `Fn::FindInMap`.
  case findInMap = "Fn::FindInMap"
  /// `Fn::GetAtt`.
  case getAtt = "Fn::GetAtt"
  /// `Fn::GetAZs`.
  case getAZs = "Fn::GetAZs"
  /// `Fn::GetStackOutput`.
  case getStackOutput = "Fn::GetStackOutput"
  /// `Fn::If`.
  case `if` = "Fn::If"
  /// `Fn::ImportValue`.
  case importValue = "Fn::ImportValue"
  /// `Fn::Join`.
  case join = "Fn::Join"
  /// `Fn::Length`.
  case length = "Fn::Length"
  /// `Fn::Not`.
  case not = "Fn::Not"
  /// `Fn::Or`.
  case or = "Fn::Or"
  /// `Ref`.
  case ref = "Ref"
  /// `Fn::RefAll`.
  case refAll = "Fn::RefAll"
  /// `Fn::Select`.
  case select = "Fn::Select"
  /// `Fn::Split`.
  case split = "Fn::Split"
  /// `Fn::Sub`.
  case sub = "Fn::Sub"
  /// `Fn::ToJsonString`.
  case toJSONString = "Fn::ToJsonString"
  /// `Fn::Transform`.
  case transform = "Fn::Transform"
  /// `Fn::ValueOf`.
  case valueOf = "Fn::ValueOf"
  /// `Fn::ValueOfAll`.
  case valueOfAll = "Fn::ValueOfAll"

  private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  /// The function of a name, looked up: every object of one member is asked, and to compare with each takes long.
  package init?(named name: String) {
    switch name {
    // Nearly all functions are one of these.
    case "Ref": self = .ref
    case "Fn::GetAtt": self = .getAtt
    case "Fn::Sub": self = .sub
    default:
      guard let function = Self.byName[name] else { return nil }
      self = function
    }
  }

  /// The name in a template.
  public var name: String { rawValue }
}

extension String {
  /// Whether a key is that of a function rather than of a member, whether there is such a function or not.
  package var isFunctionName: Bool { utf8.first == UInt8(ascii: "F") && hasPrefix("Fn::") }

  /// Whether a key is that of a loop, `Fn::ForEach::` and a name.
  package var isLoopName: Bool { utf8.first == UInt8(ascii: "F") && hasPrefix(Self.loopName) }

  /// The function that makes loops, whose keys go on with a name.
  package static let loopName = "Fn::ForEach"
}
