import StrataChecks
import StrataJSON
import Testing

/// What functions take and where they stand.
@Suite struct FunctionRuleTests {
  private func findings(_ value: JSONValue, transform: JSONValue = nil) -> [String] {
    var template: JSONObject = [
      "Parameters": ["P": ["Type": "String"]], "Mappings": ["M": ["a": ["b": "c"]]],
      "Conditions": ["C": ["Fn::Equals": ["a", ["Ref": "P"]]]],
      "Resources": ["A": ["Type": "Acme::Test::A", "Properties": ["V": value]], "B": ["Type": "Acme::Test::A"]],
    ]
    if transform != .null { template["Transform"] = transform }
    return found(.object(template))
  }

  @Test(
    arguments: [
      (
        ["Fn::Join": [["Ref": "P"], ["a"]]],
        "Fn::Join/0: Fn::Join takes something else there; expected text without functions; given Ref"
      ),
      (
        ["Fn::Join": [",", ["a", ["Fn::Split": [",", "b"]]]]],
        "Fn::Join/1/1: Fn::Join takes something else there; expected text, or a function that yields some; given Fn::Split"
      ),
      (
        ["Fn::Select": ["a", ["x"]]],
        "Fn::Select/0: Fn::Select takes something else there; expected a whole number, 0 or more; given \"a\""
      ),
      (
        ["Fn::Select": [0, ["Fn::Sub": "a,b"]]],
        "Fn::Select/1: Fn::Select takes something else there; expected a list, or a function that yields one; given Fn::Sub"
      ),
      (["Fn::Select": ["2", ["a", "b"]]], "Fn::Select/0: the list has no element 2; expected 0 to 1; given 2"),
      (
        ["Fn::Cidr": ["10.0.0.0/16", 257, 8]],
        "Fn::Cidr/1: Fn::Cidr takes something else there; expected a whole number, 1 to 256; given 257"
      ),
      (
        ["Fn::GetAZs": "eu-west-1a"],
        "Fn::GetAZs: Fn::GetAZs must have a region; expected a region such as eu-west-1, or nothing for the stack's own; given \"eu-west-1a\""
      ),
      (
        ["Fn::Sub": ["a", ["Ref": "P"]]],
        "Fn::Sub: Fn::Sub must have text, or a list of text and an object; expected text, or [text, {name: value}]; given a list of 2"
      ),
      (
        ["Fn::GetAtt": "A"],
        "Fn::GetAtt: Fn::GetAtt must have a resource and an attribute; expected [logical id, attribute]; given \"A\""
      ),
      (
        ["Fn::GetStackOutput": ["StackName": "s"]],
        "Fn::GetStackOutput: Fn::GetStackOutput must have OutputName; expected a member OutputName"
      ),
      (
        ["Fn::ImportValue": ["Ref": "B"]],
        "Fn::ImportValue/Ref: the name of an import must be decided before any resource is made; expected text, parameters and pseudo parameters; given a reference to B"
      ),
      (
        ["Fn::Equals": ["a", "b"]],
        "Fn::Equals: Fn::Equals can stand in conditions only (declare a condition, and use Fn::If with its name)"
      ),
      (["Fn::ValueOf": ["a", "b"]], "Fn::ValueOf: Fn::ValueOf can stand in rules only"),
      (
        ["Fn::Length": ["a"]],
        "Fn::Length: Fn::Length is one of the language extensions; expected the transform AWS::LanguageExtensions (add \"Transform\": \"AWS::LanguageExtensions\" to the template)"
      ),
      (["Fn::FindInMap": ["M", "x", "b"]], "Fn::FindInMap/1: the mapping M has no row \"x\""),
      (["Fn::FindInMap": ["M", "a", "d"]], "Fn::FindInMap/2: the row a of the mapping M has no key \"d\""),
    ] as [(JSONValue, String)])
  func whatIsRefused(value: JSONValue, message: String) throws {
    let first = try #require(findings(value).first)
    #expect(first.hasPrefix("/Resources/A/Properties/V/" + message), "\(first)")
  }

  @Test(
    arguments: [
      ["Fn::Join": ["", ["a", ["Ref": "P"], 1, ["Fn::If": ["C", "x", "y"]]]]],
      ["Fn::Join": [",", ["Fn::Split": [",", ["Ref": "P"]]]]],
      ["Fn::Select": [["Ref": "P"], ["Fn::GetAZs": ["Ref": "AWS::Region"]]]],
      ["Fn::Select": ["1", ["Fn::GetAZs": ""]]],
      ["Fn::Cidr": [["Ref": "P"], "6", ["Ref": "P"]]],
      ["Fn::Sub": ["${x}", ["x": ["Fn::GetAtt": ["B", "Arn"]]]]],
      ["Fn::FindInMap": ["M", ["Ref": "P"], "b"]],
      ["Fn::ImportValue": ["Fn::Sub": "${P}-vpc"]],
      ["Fn::GetStackOutput": ["StackName": ["Ref": "P"], "OutputName": "x", "Region": "eu-west-1"]],
      ["Fn::Base64": ["Fn::Sub": "${P}"]],
    ] as [JSONValue])
  func whatIsTaken(value: JSONValue) {
    #expect(findings(value) == [])
  }

  @Test func theLanguageExtensionsTakeMore() {
    let value: JSONValue = ["Fn::FindInMap": ["M", "x", ["Fn::Sub": "b"], ["DefaultValue": "d"]]]
    #expect(findings(value, transform: "AWS::LanguageExtensions") == [])
    #expect(findings(["Fn::ToJsonString": ["a": 1]], transform: ["AWS::LanguageExtensions"]) == [])
  }

  // MARK: Mappings

  private static let expected = "text, Ref or Fn::FindInMap"
  private static let early =
    "a mapping must be looked up before any resource is made; expected parameters, mappings or literals"

  @Test(
    arguments: [
      (
        ["Fn::Sub": "a"],
        "Fn::FindInMap/1/Fn::Sub: Fn::Sub can't stand in Fn::FindInMap; expected \(expected) (with the transform AWS::LanguageExtensions it can)"
      ),
      (
        ["Fn::Select": [0, ["a"]]],
        "Fn::FindInMap/1/Fn::Select: Fn::Select can't stand in Fn::FindInMap; expected \(expected) (with the transform AWS::LanguageExtensions it can)"
      ),
      (
        ["Fn::Base64": "a"],
        "Fn::FindInMap/1/Fn::Base64: Fn::Base64 can't stand in Fn::FindInMap; expected \(expected)"
      ),
      (["Fn::GetAtt": ["B", "Arn"]], "Fn::FindInMap/1/Fn::GetAtt: \(early); given a reference to B"),
      (["Fn::ImportValue": "a"], "Fn::FindInMap/1/Fn::ImportValue: \(early); given a value of another stack"),
    ] as [(JSONValue, String)])
  func whatIsNoKey(key: JSONValue, message: String) {
    #expect(findings(["Fn::FindInMap": ["M", key, "b"]]) == ["/Resources/A/Properties/V/" + message])
  }

  @Test(
    arguments: [
      ["Fn::FindInMap": ["M", "a", ["Fn::FindInMap": ["M", "a", "b"]]]], ["Fn::FindInMap": [["Ref": "P"], "a", "b"]],
    ] as [JSONValue])
  func whatIsAKey(value: JSONValue) {
    #expect(findings(value) == [])
  }

  @Test func keysWithTheLanguageExtensions() {
    for key in [["Fn::Sub": "a"], ["Fn::Select": [0, ["a"]]], ["Fn::If": ["C", "a", "a"]]] as [JSONValue] {
      #expect(findings(["Fn::FindInMap": ["M", key, "b"]], transform: "AWS::LanguageExtensions") == [])
    }
    let expected = "text, or functions such as Ref, Fn::Sub and Fn::Join"
    for (key, message) in [
      (["Fn::Base64": "a"], "Fn::Base64: Fn::Base64 can't stand in Fn::FindInMap; expected \(expected)"),
      (["Fn::GetAtt": ["B", "Arn"]], "Fn::GetAtt: \(Self.early); given a reference to B"),
      (["Fn::ImportValue": "a"], "Fn::ImportValue: \(Self.early); given a value of another stack"),
    ] as [(JSONValue, String)] {
      #expect(
        findings(["Fn::FindInMap": ["M", "a", key]], transform: "AWS::LanguageExtensions").first
          == "/Resources/A/Properties/V/Fn::FindInMap/2/" + message)
    }
  }

  @Test func theDefaultOfAKey() {
    #expect(
      findings(["Fn::FindInMap": ["M", "a", "b", ["DefaultValue": "d"]]]) == [
        "/Resources/A/Properties/V/Fn::FindInMap/3/DefaultValue: DefaultValue is one of the language extensions; expected the transform AWS::LanguageExtensions (add \"Transform\": \"AWS::LanguageExtensions\" to the template)"
      ])
    #expect(
      findings(["Fn::FindInMap": ["M", "a", "b", "d"]], transform: "AWS::LanguageExtensions") == [
        "/Resources/A/Properties/V/Fn::FindInMap/3: Fn::FindInMap takes something else there; expected {\"DefaultValue\": value}; given \"d\""
      ])
  }

  // MARK: Conditions

  private func condition(_ value: JSONValue) -> [String] {
    found([
      "Parameters": ["P": ["Type": "String"], "L": ["Type": "CommaDelimitedList"]],
      "Conditions": ["C": value, "D": ["Fn::Equals": ["a", ["Ref": "P"]]]], "Resources": someResources,
    ])
  }

  @Test(
    arguments: [
      ("x", ": this isn't a condition; expected Fn::And, Fn::Or, Fn::Not, Fn::Equals or Condition; given \"x\""),
      (["Ref": "P"], ": this isn't a condition; expected Fn::And, Fn::Or, Fn::Not, Fn::Equals or Condition; given Ref"),
      (
        ["Fn::Not": ["D"]],
        "/Fn::Not/0: this isn't a condition; expected Fn::And, Fn::Or, Fn::Not, Fn::Equals or Condition; given \"D\""
      ),
      (
        ["Fn::Equals": [["Ref": "L"], ""]],
        "/Fn::Equals/0: Fn::Equals compares texts, and the parameter L is a list; expected text; given a list (join it: {\"Fn::Join\": [\",\", {\"Ref\": \"L\"}]})"
      ),
      (
        ["Fn::And": [["Condition": "D"]]], "/Fn::And: Fn::And must have 2 to 10 arguments; expected 2 to 10; given 1"
      ),
      (
        ["Fn::Equals": [["Fn::ImportValue": "x"], "y"]],
        "/Fn::Equals/0/Fn::ImportValue: Fn::ImportValue can't stand in a condition; expected parameters, mappings and pseudo parameters; given a value of another stack (declare a parameter for it in this stack too)"
      ),
    ] as [(JSONValue, String)])
  func conditionsThatAreRefused(value: JSONValue, message: String) {
    #expect(condition(value).first == "/Conditions/C" + message)
  }

  @Test func conditionsThatAreTaken() {
    #expect(
      condition([
        "Fn::Or": [["Condition": "D"], ["Fn::Not": [["Fn::Equals": [["Fn::Join": ["", ["Ref": "L"]]], ""]]]]]
      ])
        == [])
  }

  // MARK: Variables

  @Test func variablesOutsideOfSub() {
    #expect(
      findings([
        "Found": "a-${AWS::Region}", "Also": ["Fn::Sub": ["${x}", ["x": "${P}"]]], "Sub": ["Fn::Sub": "${P}"],
        "Shell": "${HOME}", "UserData": "echo ${P}",
      ]) == [
        "/Resources/A/Properties/V/Found: ${AWS::Region} stays as it is here; expected Fn::Sub around the text (write {\"Fn::Sub\": …}, or take the braces off)",
        "/Resources/A/Properties/V/Also/Fn::Sub/1/x: ${P} stays as it is here; expected Fn::Sub around the text (write {\"Fn::Sub\": …}, or take the braces off)",
      ])
  }
}
