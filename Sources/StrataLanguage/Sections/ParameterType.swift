/// The type of a parameter, and with it the type of the value it gives.
///
/// See [Parameters](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html)
/// and [AWS-specific types](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html).
public struct ParameterType<Value: TemplateValue>: Sendable {
  /// The name of the type in the template, such as `String`.
  public let name: String

  /// The type of a name that has no member here.
  public init(named name: String) {
    self.name = name
  }
}

extension ParameterType where Value == StringValue {
  /// Text.
  public static var string: ParameterType { .init(named: "String") }

  /// An AWS-specific type, checked against what the account has, such as `.aws("EC2::KeyPair::KeyName")`.
  public static func aws(_ name: String) -> ParameterType { .init(named: "AWS::" + name) }

  /// The text of a Systems Manager parameter, whose name the parameter takes.
  public static var parameterStoreString: ParameterType { .init(named: "AWS::SSM::Parameter::Value<String>") }

  /// The name of a Systems Manager parameter that exists.
  public static var parameterStoreName: ParameterType { .init(named: "AWS::SSM::Parameter::Name") }
}

extension ParameterType where Value == NumberValue {
  /// A number.
  public static var number: ParameterType { .init(named: "Number") }
}

extension ParameterType where Value == IntegerValue {
  /// A number that's used where a whole one is wanted; its type in the template is `Number` as well.
  public static var integer: ParameterType { .init(named: "Number") }
}

extension ParameterType where Value == ListValue<StringValue> {
  /// Texts, separated by commas.
  public static var commaDelimitedList: ParameterType { .init(named: "CommaDelimitedList") }

  /// The texts of a Systems Manager parameter of type `StringList`, whose name the parameter takes.
  public static var parameterStoreList: ParameterType { .init(named: "AWS::SSM::Parameter::Value<List<String>>") }

  /// An AWS-specific list, checked against what the account has, such as `.awsList("EC2::Subnet::Id")`.
  public static func awsList(_ name: String) -> ParameterType { .init(named: "List<AWS::\(name)>") }
}

extension ParameterType where Value == ListValue<NumberValue> {
  /// Numbers, separated by commas.
  public static var numberList: ParameterType { .init(named: "List<Number>") }
}
