import StrataChecks
import StrataJSON
import Testing

/// Parameters, mappings and outputs.
@Suite struct SectionRuleTests {
  private func parameter(_ parameter: JSONValue) -> String? {
    found(["Parameters": ["P": parameter], "Resources": someResources]).first
  }

  @Test(
    arguments: [
      (nil, ": a parameter is an object; expected an object; given null"),
      (["Default": "x"], ": a parameter has a type; expected text such as String or Number"),
      (["Type": "Strin"], "/Type: there is no type \"Strin\" of parameters (did you mean String?)"),
      (["Type": ["Ref": "X"]], "/Type: the type of a parameter is text; expected text such as String; given an object"),
      (["Type": "String", "Defalt": 1], "/Defalt: a parameter has no Defalt (did you mean Default?)"),
      (
        ["Type": "Number", "MaxLength": 3],
        "/MaxLength: a parameter of type Number has no MaxLength (write MaxValue for the greatest number)"
      ),
      (
        ["Type": "String", "NoEcho": 1],
        "/NoEcho: NoEcho of a parameter is true or false; expected true or false; given 1"
      ),
      (
        ["Type": "String", "AllowedValues": ["a", [:]]],
        "/AllowedValues/1: an allowed value is text or a number; expected text or a number; given an empty object"
      ),
      (
        ["Type": "String", "Default": ["Ref": "AWS::Region"]],
        "/Default: Default of a parameter is text or a number; expected text or a number; given an object"
      ),
      (
        ["Type": "String", "Default": "c", "AllowedValues": ["a", "b"]],
        "/Default: the default isn't allowed by AllowedValues; expected a, b; given \"c\""
      ),
      (
        ["Type": "String", "Default": "ab1", "AllowedPattern": "[a-z]+"],
        "/Default: the default isn't allowed by AllowedPattern; expected [a-z]+; given \"ab1\""
      ),
      (
        ["Type": "String", "Default": "abc", "MaxLength": "2"],
        "/Default: the default isn't allowed by MaxLength; expected 2 characters at most; given 3"
      ),
      (
        ["Type": "Number", "Default": "0", "MinValue": 1],
        "/Default: the default isn't allowed by MinValue; expected 1 or more; given 0"
      ),
      (
        ["Type": "List<Number>", "Default": "1, x"],
        "/Default: the default isn't allowed by its type; expected a number; given \"x\""
      ),
    ] as [(JSONValue, String)])
  func parametersThatAreRefused(value: JSONValue, message: String) {
    #expect(parameter(value) == "/Parameters/P" + message)
  }

  @Test(
    arguments: [
      ["Type": "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>", "Default": "/aws/ami", "AllowedPattern": "ami-.*"],
      ["Type": "CommaDelimitedList", "Default": "a, b", "AllowedValues": ["a", "b"]],
      ["Type": "String", "Default": "", "AllowedPattern": "^(|[a-z]+)$", "NoEcho": "true"],
      ["Type": "List<AWS::EC2::Subnet::Id>", "Description": "Where", "ConstraintDescription": "subnets"],
      ["Type": "Number", "Default": "3", "MinValue": "1", "MaxValue": 5, "AllowedValues": [1, 3]],
    ] as [JSONValue])
  func parametersThatAreTaken(value: JSONValue) {
    #expect(parameter(value) == nil)
  }

  @Test func aParameterAndAResourceOfOneName() {
    #expect(
      found(["Parameters": ["A": ["Type": "String"]], "Resources": someResources]) == [
        "/Parameters/A: the resource A has the same name as the parameter (give one of the two another name)"
      ])
  }

  @Test(
    arguments: [
      ([:], ": a mapping has 1 to 200 rows; expected 1 to 200; given 0"),
      (["a": 1], "/a: the row of a mapping is an object; expected an object; given 1"),
      (["a_b": ["c": 1]], "/a_b: the key of a mapping's row has letters, digits, dots and hyphens alone, 255 at most"),
      (["a": ["b-c": 1]], "/a/b-c: a key in a mapping has letters and digits alone, 255 at most"),
      (["a": ["b": nil]], "/a/b: a value in a mapping is text, a number or a list of them"),
    ] as [(JSONValue, String)])
  func mappingsThatAreRefused(value: JSONValue, message: String) throws {
    let first = try #require(found(["Mappings": ["M": value], "Resources": someResources]).first)
    #expect(first.hasPrefix("/Mappings/M" + message), "\(first)")
  }

  @Test(
    arguments: [
      (1, ": an output is an object; expected an object; given 1"),
      ([:], ": an output has a value; expected a member Value"),
      (["Value": [1]], "/Value: the value of an output is text; expected text or a function; given a list of 1"),
      (["Value": "x", "Exprot": 1], "/Exprot: an output has no Exprot (did you mean Export?)"),
      (
        ["Value": "x", "Description": ["Ref": "AWS::Region"]],
        "/Description: Description of an output is text; expected text without functions; given an object"
      ),
      (["Value": "x", "Export": "y"], "/Export: an export has a name; expected an object with a Name"),
      (
        ["Value": "x", "Export": ["Name": ["Fn::Sub": "${A}-x"]]],
        "/Export/Name/Fn::Sub: the name of an export can't come from a resource; expected parameters and pseudo parameters; given A"
      ),
    ] as [(JSONValue, String)])
  func outputsThatAreRefused(value: JSONValue, message: String) {
    #expect(found(["Outputs": ["O": value], "Resources": someResources]).first == "/Outputs/O" + message)
  }
}
