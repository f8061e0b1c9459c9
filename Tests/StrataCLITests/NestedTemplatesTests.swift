import StrataJSON
import Testing

@testable import StrataCLI

/// Commands that see into the templates of nested stacks.
@Suite struct NestedTemplatesTests {
  private let tool: ToolRun

  init() throws {
    tool = try ToolRun()
    tool.now = "2025-01-01T00:00:00.000Z"
  }

  private func run(_ arguments: String...) -> ToolRun { tool.run(arguments, systems: [shop]) }

  private func outer(_ parameters: String = "{}", _ others: String = "") -> String {
    #"{"Resources": {"Network": {"Type": "AWS::CloudFormation::Stack", "#
      + #""Properties": {"TemplateURL": "./network.yaml", "Parameters": \#(parameters)}}\#(others)}}"#
  }

  private func inner(_ type: String, _ properties: String) -> String {
    """
    Parameters:
      Size: {Type: String, Default: "1"}
    Resources:
      Jobs:
        Type: \(type)
        Properties: \(properties)
    Outputs:
      Jobs: {Value: !Ref Jobs}

    """
  }

  // MARK: Differences

  @Test func foldersShowWhatChangesUnderTheStack() throws {
    for (folder, timeout) in [("old", 20), ("new", 30)] {
      try tool.write("\(folder)/main.json", outer())
      try tool.write("\(folder)/network.yaml", inner("AWS::SQS::Queue", "{VisibilityTimeout: \(timeout)}"))
    }
    let result = run("diff", "%/old", "%/new")
    #expect(
      result.output == """
        main.json
          ~ Network/Jobs  AWS::SQS::Queue  changed in place
              ~ VisibilityTimeout: 20 → 30
          1 changed

        """)
    #expect(result.status == 1)
  }

  @Test func filesAreReadBesideTheOuterOne() throws {
    try tool.write("old/main.json", outer(#"{"Size": "20"}"#))
    try tool.write("new/main.json", outer(#"{"Size": "30"}"#))
    for folder in ["old", "new"] {
      try tool.write("\(folder)/network.yaml", inner("AWS::SQS::Queue", "{VisibilityTimeout: !Ref Size}"))
    }
    let result = run("diff", "%/old/main.json", "%/new/main.json")
    #expect(
      result.output == """
        %/new/main.json
          ~ Network  AWS::CloudFormation::Stack  changed in place
              ~ Parameters.Size: "20" → "30"
          ~ Network/Jobs  AWS::SQS::Queue  changed in place
              ~ VisibilityTimeout: Size  (parameter Size has another value)
          2 changed

        """)
  }

  @Test func whatIsNotFoundIsUnclear() throws {
    try tool.write("old/main.json", outer(#"{"Size": "20"}"#))
    try tool.write("new/main.json", outer(#"{"Size": "30"}"#))
    let result = run("diff", "%/old", "%/new")
    #expect(result.status == 3)
    #expect(
      result.output.contains(
        "Parameters.Size is another, and what is made of it can't be seen: there is no ./network.yaml beside main.json")
    )
  }

  @Test func circlesAreErrors() throws {
    for folder in ["old", "new"] {
      try tool.write("\(folder)/main.json", outer())
      try tool.write(
        "\(folder)/network.yaml",
        "Resources: {Back: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: main.json}}}\n")
    }
    let result = run("diff", "%/old", "%/new")
    #expect(result.status == 1)
    #expect(
      result.errors.contains("templates nest each other in a circle: main.json → network.yaml → main.json"),
      "\(result.errors)")
    #expect(
      run("cost", "%/new/main.json").errors.contains(
        "templates nest each other in a circle: %/new/main.json → %/new/network.yaml → %/new/main.json"))
    #expect(
      run("validate", "%/new/main.json").output.contains(
        "templates nest each other in a circle: %/new/main.json → %/new/network.yaml → %/new/main.json"))
  }

  // MARK: Costs

  @Test func costsAreUnderTheStack() throws {
    try tool.write("main.json", outer(#"{"Size": "2"}"#))
    try tool.write("network.yaml", inner("AWS::Kinesis::Stream", "{ShardCount: !Ref Size}"))
    let result = run("cost", "%/main.json")
    #expect(result.output.contains("Network/Jobs"), "\(result.output)")
    #expect(result.output.contains("21.90"), "\(result.output)")
  }

  // MARK: Isolation

  @Test func nestedStacksAreTheirEnvironments() throws {
    let reading = #"{EventSourceArn: !Ref Size, FunctionName: worker}"#
    let mapping = inner("AWS::Lambda::EventSourceMapping", reading)
    let source = #"{"Size": {"Fn::Sub": "arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:production-jobs"}}"#
    try tool.write("staging/main.json", outer(source))
    try tool.write("staging/network.yaml", mapping)
    try tool.write("production/network.yaml", inner("AWS::SQS::Queue", "{QueueName: production-jobs}"))
    try tool.write("production/main.json", outer())
    let result = run("isolation", "%/staging", "%/production")
    #expect(result.status == 3)
    #expect(result.output.contains("main.json/Network/Jobs reads"), "\(result.output)")
    #expect(!result.output.contains("It isn't known what the nested stack"), "\(result.output)")
  }

  // MARK: Checks

  @Test func whatCrossesIsChecked() throws {
    try tool.write(
      "main.json",
      outer(
        #"{"Sise": "2"}"#,
        #", "Topic": {"Type": "AWS::SNS::Topic", "Properties": {"DisplayName": {"Fn::GetAtt": ["Network", "Outputs.Job"]}}}"#
      ))
    try tool.write("network.yaml", inner("AWS::SQS::Queue", "{}"))
    let result = run("validate", "%/main.json")
    #expect(
      result.output.contains("the template of Network has no parameter Sise; expected Size, given Sise"),
      "\(result.output)")
    #expect(
      result.output.contains("the template of Network has no output Job; expected Jobs, given Job"),
      "\(result.output)")
  }
}
