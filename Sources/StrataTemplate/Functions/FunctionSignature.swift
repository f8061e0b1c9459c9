/// The arguments that a function takes.
package struct FunctionSignature {
  /// The kind of an argument.
  package enum Kind {
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
    /// An argument that another rule looks at.
    case other
  }

  /// The form in which the arguments are given.
  package enum Form {
    /// As a list, of which so many must be there.
    case list([Kind], required: Int)
    /// As a list of as many as there are, within bounds.
    case series(Kind, ClosedRange<Int>)
    /// As one value.
    case single(Kind)
    /// In a way of its own.
    case other
  }

  /// The places where a function may stand.
  package struct Places: OptionSet, Sendable {
    package let rawValue: Int

    package init(rawValue: Int) {
      self.rawValue = rawValue
    }

    /// Properties and attributes of resources, and values of outputs.
    package static let values = Places(rawValue: 1)
    /// The section Conditions.
    package static let conditions = Places(rawValue: 2)
    /// The section Rules.
    package static let rules = Places(rawValue: 4)
    /// The names of exports.
    package static let exportNames = Places(rawValue: 8)
  }

  package let form: Form
  package let places: Places
  /// Whether the function is there only with the transform `AWS::LanguageExtensions`.
  package var isExtension = false

  /// The functions that there are, by name.
  ///
  /// See [Intrinsic functions](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference.html)
  /// and [rule-specific ones](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-rules.html).
  package static let all: [IntrinsicFunction: FunctionSignature] = [
    .base64: FunctionSignature(form: .single(.text), places: [.values, .exportNames]),
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-cidr.html
    .cidr: FunctionSignature(form: .list([.text, .integer(1...256), .integer(1...128)], required: 2), places: .values),
    .findInMap: FunctionSignature(
      form: .list([.text, .text, .text, .other], required: 3), places: [.values, .conditions, .exportNames]),
    .getAZs: FunctionSignature(form: .single(.text), places: .values),
    .getAtt: FunctionSignature(form: .other, places: .values),
    .getStackOutput: FunctionSignature(form: .other, places: .values),
    .if: FunctionSignature(
      form: .list([.literalText, .anything, .anything], required: 3), places: [.values, .exportNames]),
    .importValue: FunctionSignature(form: .single(.text), places: [.values, .exportNames]),
    .join: FunctionSignature(
      form: .list([.literalText, .texts], required: 2), places: [.values, .conditions, .exportNames]),
    .length: FunctionSignature(
      form: .single(.list), places: [.values, .conditions, .exportNames], isExtension: true),
    .select: FunctionSignature(
      form: .list([.integer(0...Int.max), .list], required: 2), places: [.values, .conditions, .exportNames]),
    .split: FunctionSignature(
      form: .list([.literalText, .text], required: 2), places: [.values, .conditions, .exportNames]),
    .sub: FunctionSignature(form: .other, places: [.values, .conditions, .exportNames]),
    .toJSONString: FunctionSignature(
      form: .other, places: [.values, .conditions, .exportNames], isExtension: true),
    .transform: FunctionSignature(form: .other, places: [.values, .conditions, .rules, .exportNames]),
    .and: FunctionSignature(form: .series(.other, 2...10), places: [.conditions, .rules]),
    .equals: FunctionSignature(form: .list([.text, .text], required: 2), places: [.conditions, .rules]),
    .not: FunctionSignature(form: .series(.other, 1...1), places: [.conditions, .rules]),
    .or: FunctionSignature(form: .series(.other, 2...10), places: [.conditions, .rules]),
    .contains: FunctionSignature(form: .list([.list, .anything], required: 2), places: .rules),
    .eachMemberEquals: FunctionSignature(form: .list([.list, .anything], required: 2), places: .rules),
    .eachMemberIn: FunctionSignature(form: .list([.list, .list], required: 2), places: .rules),
    .refAll: FunctionSignature(form: .single(.literalText), places: .rules),
    .valueOf: FunctionSignature(form: .list([.literalText, .literalText], required: 2), places: .rules),
    .valueOfAll: FunctionSignature(form: .list([.literalText, .literalText], required: 2), places: .rules),
  ]
}

extension IntrinsicFunction {
  /// Whether it's one of which a condition is made.
  package var isConditional: Bool {
    switch self {
    case .condition, .and, .contains, .eachMemberEquals, .eachMemberIn, .equals, .not, .or: true
    default: false
    }
  }

  /// Whether it can stand where a list is wanted; a reference to a parameter may yield one.
  package var mayYieldList: Bool {
    switch self {
    case .base64, .importValue, .join, .length, .sub, .toJSONString: false
    default: !isConditional
    }
  }

  /// Whether it can stand where text or a number is wanted.
  package var mayYieldScalar: Bool {
    switch self {
    case .cidr, .getAZs, .split: false
    default: !isConditional
    }
  }
}
