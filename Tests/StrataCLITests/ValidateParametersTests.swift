import Foundation
import StrataJSON
import Testing

@testable import StrataCLI

/// `synth validate --parameters`.
@Suite struct ValidateParametersTests {
  let tool: ToolRun
  private let template = """
    {
      "Parameters": {
        "Stage": {"Type": "String", "AllowedValues": ["dev", "prod"]},
        "Size": {"Type": "Number", "MaxValue": 5, "Default": 1},
        "Network": {"Type": "AWS::EC2::VPC::Id", "Default": ""},
        "Password": {"Type": "String", "NoEcho": true, "MinLength": 8, "Default": "changeit"},
        "Delay": {"Type": "String", "Default": "5"}
      },
      "Conditions": {"IsProd": {"Fn::Equals": [{"Ref": "Stage"}, "prod"]}},
      "Resources": {
        "Alarms": {"Type": "AWS::SNS::Topic", "Condition": "IsProd"},
        "Jobs": {"Type": "AWS::SQS::Queue", "Properties": {
          "DelaySeconds": {"Ref": "Delay"}, "QueueName": {"Fn::If": ["IsProd", "a b", {"Ref": "AWS::NoValue"}]}}},
        "ByMail": {"Type": "AWS::SNS::Subscription", "Properties": {
          "TopicArn": {"Ref": "Alarms"}, "Protocol": "email", "Endpoint": "ops@example.com"}}
      }
    }
    """

  init() throws { tool = try ToolRun() }

  private func write(_ text: String, to file: String) throws {
    try Data(text.utf8).write(to: URL(filePath: "\(tool.folder)/\(file)"))
  }

  private func output(_ parameters: String, file: String = "p.json") throws -> String {
    try write(template, to: "t.json")
    try write(parameters, to: file)
    return tool.run("validate", "%/t.json", "--parameters", "%/\(file)").output
  }

  @Test func conditionsAreSolvedWithTheValues() throws {
    try write(template, to: "t.json")
    let open = tool.run("validate", "%/t.json").output
    #expect(open.contains("[conditional-reference]"))
    #expect(open.contains("[physical-name]"))
    let prod = try output(#"["Stage=prod"]"#)
    #expect(!prod.contains("[conditional-reference]"))
    #expect(prod.contains("[physical-name]"))
    let dev = try output(#"["Stage=dev"]"#)
    #expect(dev.contains("[conditional-reference]"))
    #expect(!dev.contains("[physical-name]"))
  }

  @Test(arguments: [
    #"[{"ParameterKey": "Stage", "ParameterValue": "prod"}, {"ParameterKey": "Size", "UsePreviousValue": true}]"#,
    #"["Stage=prod", "Size=2"]"#, #"{"Parameters": {"Stage": "prod"}, "Tags": {"a": "b"}}"#,
    #"{"StackName": "a", "Parameters": [{"ParameterKey": "Stage", "ParameterValue": "prod"}]}"#,
  ])
  func theFormsOfTheAwsCommand(parameters: String) throws {
    #expect(!(try output(parameters)).contains("parameter-value"))
  }

  @Test func yamlIsReadToo() throws {
    #expect(
      try output("- ParameterKey: Stage\n  ParameterValue: test\n", file: "p.yaml").contains(
        "%/p.yaml:2:3: error: 0/ParameterValue: the value of Stage isn't allowed by AllowedValues"))
  }

  @Test(arguments: [
    (
      #"["Stage=test"]"#,
      "1:2: error: 0: the value of Stage isn't allowed by AllowedValues; expected dev, prod, given \"test\" [parameter-value]"
    ),
    (
      #"["Stage=dev", "Size=9"]"#,
      "1:15: error: 1: the value of Size isn't allowed by MaxValue; expected 5 at most, given 9 [parameter-value]"
    ),
    (
      #"["Stage=dev", "Size=x"]"#,
      "1:15: error: 1: the value of Size isn't allowed by its type; expected a number, given \"x\" [parameter-value]"
    ),
    (
      #"["Stage=dev", "Network=subnet-1"]"#,
      "1:15: error: 1: the value of Network isn't of its type; expected the id of a VPC: vpc- and 8 or 17 hexadecimal digits, given \"subnet-1\" [parameter-value]"
    ),
    (
      #"["Stage=dev", "Password=s3cret"]"#,
      "1:15: error: 1: the value of Password isn't allowed by MinLength; expected 8 or more characters, given (hidden) [parameter-value]"
    ),
    (
      #"["Stage=dev", "Stag=prod"]"#,
      "1:15: error: 1: the template has no parameter \"Stag\" [parameter-value]\n  hint: did you mean Stage?"
    ),
    (#"["Stage=dev", "Stage=prod"]"#, "1:15: error: 1: the parameter Stage gets two values [parameter-value]"),
    (
      #"["Size=1"]"#,
      "1:1: error: the parameter Stage needs a value, as it has no default [parameter-value]\n  hint: UsePreviousValue does where the stack has one"
    ),
  ])
  func valuesThatTheTemplateDoesNotTake(parameters: String, finding: String) throws {
    let output = try output(parameters)
    #expect(output.contains("%/p.json:\(finding)\n"), "\(output)")
    #expect(!output.contains("s3cret"))
    #expect(tool.status == 1)
  }

  @Test func whatAReferenceYieldsIsHeldAgainstTheSchema() throws {
    let output = try output(#"["Stage=dev", "Delay=1000"]"#)
    #expect(
      output.contains(
        "%/t.json:13:7: error: Resources/Jobs/Properties/DelaySeconds: the number is outside the range, with the value of the parameter Delay; expected 0 to 900, given what Delay is [out-of-range]\n"
      ), "\(output)")
  }

  @Test(arguments: [
    (#"{"Stage": "dev"}"#, "1:1: error: this isn't a file of parameters; expected"),
    (#"[{"Stage": "dev"}]"#, "1:2: error: 0: this gives no parameter a value; expected"),
    (
      #"[{"ParameterKey": "Stage"}]"#,
      "1:2: error: 0: the parameter Stage gets no value; expected ParameterValue, or UsePreviousValue: true"
    ),
    (
      #"{"Parameters": {"Size": 912}}"#,
      "1:17: error: Parameters/Size: the value of a parameter must be text; expected text, given a number [parameter-value]\n  hint: put it in quotes"
    ),
    (#"["Stage"#, "1:8: error: this isn't JSON"),
  ])
  func filesThatAreNone(parameters: String, finding: String) throws {
    _ = try output(parameters)
    #expect((tool.output + tool.errors).contains("p.json:\(finding)"), "\(tool.output)\(tool.errors)")
    #expect(!tool.errors.contains("912"))
    #expect(tool.status == 1)
  }

  @Test func aPatternThatCanNotBeJudgedIsSaid() throws {
    try write(
      #"{"Parameters": {"Word": {"Type": "String", "AllowedPattern": "(a|b)\\1"}}, "Resources": {"Jobs": {"Type": "AWS::SQS::Queue"}}}"#,
      to: "t.json")
    try write(#"["Word=aa"]"#, to: "p.json")
    tool.run("validate", "%/t.json", "--parameters", "%/p.json")
    #expect(
      tool.output == """
        %/p.json:1:2: warning: 0: whether the value of Word is allowed by AllowedPattern isn't known here: it refers back to a group, with \\1; expected (a|b)\\1, given "aa" [parameter-value]

        """)
  }
}
