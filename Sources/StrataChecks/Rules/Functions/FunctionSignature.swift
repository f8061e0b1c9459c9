/// What a function takes.
struct FunctionSignature {
  /// What an argument is.
  enum Kind {
    /// Text, or a function that yields some.
    case text
    /// Text without functions.
    case literalText
    /// A whole number, or a function that yields one.
    case integer(ClosedRange<Int>)
    /// A list, or a function that yields one.
    case list
    /// A list of texts, or a function that yields one.
    case texts
    /// Text, a list or an object.
    case anything
    /// What another rule looks at.
    case other
  }

  /// How the arguments are given.
  enum Form {
    /// As a list, of which so many must be there.
    case list([Kind], required: Int)
    /// As a list of as many as there are, within bounds.
    case series(Kind, ClosedRange<Int>)
    /// As one value.
    case single(Kind)
    /// In a way of its own.
    case other
  }

  /// Where a function may stand.
  enum Place {
    case values, conditions, rules, everywhere
  }

  let form: Form
  let place: Place
  /// Whether the function is there only with the transform `AWS::LanguageExtensions`.
  var isExtension = false

  /// The functions that there are, by name.
  ///
  /// See [Intrinsic functions](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html)
  /// and [rule-specific ones](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-rules.html).
  static let all: [String: FunctionSignature] = [
    "Fn::Base64": FunctionSignature(form: .single(.text), place: .values),
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-cidr.html
    "Fn::Cidr": FunctionSignature(
      form: .list([.text, .integer(1...256), .integer(1...128)], required: 2), place: .values),
    "Fn::FindInMap": FunctionSignature(form: .list([.text, .text, .text, .other], required: 3), place: .everywhere),
    "Fn::GetAZs": FunctionSignature(form: .single(.text), place: .values),
    "Fn::GetAtt": FunctionSignature(form: .other, place: .values),
    "Fn::GetStackOutput": FunctionSignature(form: .other, place: .values),
    "Fn::If": FunctionSignature(form: .list([.literalText, .anything, .anything], required: 3), place: .values),
    "Fn::ImportValue": FunctionSignature(form: .single(.text), place: .values),
    "Fn::Join": FunctionSignature(form: .list([.literalText, .texts], required: 2), place: .everywhere),
    "Fn::Length": FunctionSignature(form: .single(.list), place: .everywhere, isExtension: true),
    "Fn::Select": FunctionSignature(form: .list([.integer(0...Int.max), .list], required: 2), place: .everywhere),
    "Fn::Split": FunctionSignature(form: .list([.literalText, .text], required: 2), place: .everywhere),
    "Fn::Sub": FunctionSignature(form: .other, place: .everywhere),
    "Fn::ToJsonString": FunctionSignature(form: .other, place: .everywhere, isExtension: true),
    "Fn::Transform": FunctionSignature(form: .other, place: .everywhere),
    "Fn::And": FunctionSignature(form: .series(.other, 2...10), place: .conditions),
    "Fn::Equals": FunctionSignature(form: .list([.text, .text], required: 2), place: .conditions),
    "Fn::Not": FunctionSignature(form: .series(.other, 1...1), place: .conditions),
    "Fn::Or": FunctionSignature(form: .series(.other, 2...10), place: .conditions),
    "Fn::Contains": FunctionSignature(form: .list([.list, .anything], required: 2), place: .rules),
    "Fn::EachMemberEquals": FunctionSignature(form: .list([.list, .anything], required: 2), place: .rules),
    "Fn::EachMemberIn": FunctionSignature(form: .list([.list, .list], required: 2), place: .rules),
    "Fn::RefAll": FunctionSignature(form: .single(.literalText), place: .rules),
    "Fn::ValueOf": FunctionSignature(form: .list([.literalText, .literalText], required: 2), place: .rules),
    "Fn::ValueOfAll": FunctionSignature(form: .list([.literalText, .literalText], required: 2), place: .rules),
  ]

  /// The functions that never yield a list.
  static let textFunctions: Set<String> = [
    "Fn::Base64", "Fn::ImportValue", "Fn::Join", "Fn::Length", "Fn::Sub", "Fn::ToJsonString",
  ]

  /// The functions that always yield a list.
  static let listFunctions: Set<String> = ["Fn::Cidr", "Fn::GetAZs", "Fn::Split"]

  /// The functions that yield whether something is so.
  static let conditionFunctions: Set<String> = [
    "Condition", "Fn::And", "Fn::Contains", "Fn::EachMemberEquals", "Fn::EachMemberIn", "Fn::Equals", "Fn::Not",
    "Fn::Or",
  ]

  /// The functions that can't stand where a list is wanted.
  static let functionsWithoutList = textFunctions.union(conditionFunctions)

  /// The functions that can't stand where text or a number is wanted.
  static let functionsWithoutScalar = listFunctions.union(conditionFunctions)
}
