/// A type that a template's parameter can have.
///
/// See [AWS-specific types](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-supplied-parameter-types.html).
package struct TemplateParameterType {
  /// The name as in a template.
  package let name: String

  private static let specific = [
    "AWS::EC2::AvailabilityZone::Name", "AWS::EC2::Image::Id", "AWS::EC2::Instance::Id", "AWS::EC2::KeyPair::KeyName",
    "AWS::EC2::SecurityGroup::GroupName", "AWS::EC2::SecurityGroup::Id", "AWS::EC2::Subnet::Id", "AWS::EC2::VPC::Id",
    "AWS::EC2::Volume::Id", "AWS::Route53::HostedZone::Id",
  ]

  /// All there are.
  package static let names: [String] = {
    let specificLists = specific.map { "List<\($0)>" }
    let stored = ["String", "List<String>", "CommaDelimitedList"] + specific + specificLists
    return ["String", "Number", "CommaDelimitedList", "List<Number>", "List<String>"] + specific + specificLists
      + ["AWS::SSM::Parameter::Name", "List<AWS::SSM::Parameter::Name>"]
      + stored.map { "AWS::SSM::Parameter::Value<\($0)>" }
  }()

  /// Reads a type's name, or gives nil where there is no such type.
  package init?(_ name: String) {
    guard Self.names.contains(name) else { return nil }
    self.name = name
  }

  /// Whether the parameter gives a list.
  package var isList: Bool {
    name == "CommaDelimitedList" || name.hasPrefix("List<") || name.hasPrefix("AWS::SSM::Parameter::Value<List<")
      || name == "AWS::SSM::Parameter::Value<CommaDelimitedList>"
  }

  /// Whether a default is the value itself and not the name of a parameter of Systems Manager.
  package var takesItsValue: Bool { !name.hasPrefix("AWS::SSM::Parameter::Value<") }

  /// The format of what a value names, such as `AWS::EC2::VPC.Id`, where it names something of AWS by itself.
  package var format: String? {
    let names = name.hasPrefix("List<") ? name.dropFirst("List<".count).dropLast() : name[...]
    guard Self.specific.contains(String(names)), names.hasSuffix("::Id") else { return nil }
    return names.dropLast("::Id".count) + ".Id"
  }

  /// Whether the values are numbers.
  package var isNumeric: Bool { name == "Number" || name == "List<Number>" }

  /// Whether a constraint can be put on the parameter.
  package func allows(_ attribute: String) -> Bool {
    switch attribute {
    case "MinValue", "MaxValue": isNumeric
    case "MinLength", "MaxLength", "AllowedPattern": !isNumeric
    default: true
    }
  }

  /// Advice on what to write instead of a constraint that isn't for the type.
  package func hint(for attribute: String) -> String? {
    switch attribute {
    case "MinLength": "write MinValue for the least number"
    case "MaxLength": "write MaxValue for the greatest number"
    case "MinValue": "write MinLength for the length of text"
    case "MaxValue": "write MaxLength for the length of text"
    default: nil
    }
  }
}
