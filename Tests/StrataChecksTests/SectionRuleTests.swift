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
      (nil, ": a parameter must be an object; expected an object; given null"),
      (["Default": "x"], ": a parameter must have a type; expected text such as String or Number"),
      (["Type": "Strin"], "/Type: there is no type \"Strin\" of parameters (did you mean String?)"),
      (
        ["Type": ["Ref": "X"]],
        "/Type: the type of a parameter must be text; expected text such as String; given an object"
      ),
      (["Type": "String", "Defalt": 1], "/Defalt: a parameter has no Defalt (did you mean Default?)"),
      (
        ["Type": "Number", "MaxLength": 3],
        "/MaxLength: a parameter of type Number has no MaxLength (write MaxValue for the greatest number)"
      ),
      (
        ["Type": "String", "NoEcho": 1],
        "/NoEcho: NoEcho of a parameter must be true or false; expected true or false; given 1"
      ),
      (
        ["Type": "String", "AllowedValues": ["a", [:]]],
        "/AllowedValues/1: an allowed value must be text or a number; expected text or a number; given an empty object"
      ),
      (
        ["Type": "String", "Default": ["Ref": "AWS::Region"]],
        "/Default: Default of a parameter must be text or a number; expected text or a number; given an object"
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
        ["Type": "String", "MinLength": -2],
        "/MinLength: MinLength of a parameter must be a number of characters; expected a whole number, 0 or more; given -2"
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

  /// cfn-lint 1.58 takes these of conditions, and of nothing else; templates of AWS have the first.
  @Test(arguments: ["Public&Private", "is_production", String(repeating: "a", count: 255)])
  func namesOfConditions(_ name: String) {
    #expect(found(by: "condition-form", in: Self.condition(name)) == [])
  }

  @Test(arguments: ["is-production", "Is production", "", "Größe", String(repeating: "a", count: 256)])
  func notNamesOfConditions(_ name: String) {
    let given = name.count > 60 ? String(repeating: "a", count: 60) + "…" : name
    #expect(
      found(by: "condition-form", in: Self.condition(name)) == [
        "/Conditions/\(name): the name of a condition must have letters, digits, & and _ alone, 255 at most; "
          + "expected A to Z, a to z, 0 to 9, & and _; given \"\(given)\""
      ])
  }

  private static func condition(_ name: String) -> JSONValue {
    [
      "Conditions": .object([name: ["Fn::Equals": [["Ref": "AWS::Region"], "eu-west-1"]]]),
      "Resources": someResources,
    ]
  }

  @Test func aRulesName() {
    let rule: JSONValue = ["Assertions": [["Assert": ["Fn::Equals": [["Ref": "AWS::Region"], "eu-west-1"]]]]]
    #expect(
      found(by: "condition-form", in: ["Rules": ["In&Europe": rule, "InEurope": rule], "Resources": someResources]) == [
        "/Rules/In&Europe: the name of a rule must have letters and digits alone, 255 at most; "
          + "expected A to Z, a to z and 0 to 9; given \"In&Europe\""
      ])
  }

  @Test func aParameterAndAResourceOfOneName() {
    #expect(
      found(["Parameters": ["A": ["Type": "String"]], "Resources": someResources]) == [
        "/Parameters/A: the resource A has the same name as the parameter (give one of the two another name)"
      ])
  }

  @Test(
    arguments: [
      ([:], ": a mapping must have 1 to 200 rows; expected 1 to 200; given 0"),
      (["a": 1], "/a: the row of a mapping must be an object; expected an object; given 1"),
      (
        ["a_b": ["c": 1]],
        "/a_b: the key of a mapping's row must have letters, digits, dots and hyphens alone, 255 at most"
      ),
      (["a": ["b-c": 1]], "/a/b-c: a key in a mapping must have letters and digits alone, 255 at most"),
      (
        ["a": ["b": ["Ref": "AWS::Region"]]],
        "/a/b: a value in a mapping must be text, a number, true or false, or a list of them; expected a literal; given Ref"
      ),
      (
        ["a": ["b": nil]],
        "/a/b: a value in a mapping must be text, a number, true or false, or a list of them; expected a literal; given null"
      ),
    ] as [(JSONValue, String)])
  func mappingsThatAreRefused(value: JSONValue, message: String) throws {
    let first = try #require(found(["Mappings": ["M": value], "Resources": someResources]).first)
    #expect(first.hasPrefix("/Mappings/M" + message), "\(first)")
  }

  @Test(
    arguments: [
      (1, ": an output must be an object; expected an object; given 1"),
      ([:], ": an output must have a value; expected a member Value"),
      (["Value": [1]], "/Value: the value of an output must be text; expected text or a function; given a list of 1"),
      (["Value": "x", "Exprot": 1], "/Exprot: an output has no Exprot (did you mean Export?)"),
      (
        ["Value": "x", "Description": ["Ref": "AWS::Region"]],
        "/Description: Description of an output must be text; expected text without functions; given an object"
      ),
      (["Value": "x", "Export": "y"], "/Export: an export must have a name; expected an object with a Name"),
      (
        ["Value": "x", "Export": ["Name": ["Fn::Sub": "${A}-x"]]],
        "/Export/Name/Fn::Sub: the name of an export must be decided before any resource is made; expected text, parameters and pseudo parameters; given a reference to A"
      ),
    ] as [(JSONValue, String)])
  func outputsThatAreRefused(value: JSONValue, message: String) {
    #expect(found(["Outputs": ["O": value], "Resources": someResources]).first == "/Outputs/O" + message)
  }
}
