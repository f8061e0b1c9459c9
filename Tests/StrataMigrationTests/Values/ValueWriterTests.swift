import Testing

@testable import StrataMigration

/// Values for the types that are wanted where they stand.
@Suite struct ValueWriterTests {
  /// The argument of a queue's property, with what is declared before.
  private func property(_ name: String, _ yaml: String, keepsKinds: Bool = false) throws -> String {
    let migration = try migrated(
      """
      Parameters: {Count: {Type: Number, Default: 1}, Names: {Type: CommaDelimitedList}, Name: {Type: String}}
      Mappings: {Sizes: {a: {b: 1}}}
      Conditions: {IsProd: !Equals [!Ref Name, prod]}
      Resources:
        Topic: {Type: "AWS::SNS::Topic"}
        Own: {Type: "Custom::Own", Properties: {ServiceToken: x}}
        Jobs: {Type: "AWS::SQS::Queue", Properties: {\(name): \(yaml)}}
      """, keepsKinds: keepsKinds)
    let lines = migration.body.split(separator: "\n").drop { !$0.contains("Resource(\"Own\"") }.dropFirst()
    return lines.joined(separator: "\n").replacing("SQS.Queue(\"Jobs\", in: scope, ", with: "(")
  }

  @Test(
    arguments: [
      ("QueueName", "jobs", #"(queueName: "jobs")"#), ("QueueName", "12", #"(queueName: "12")"#),
      ("QueueName", "!Ref Count", #"(queueName: "\(count)")"#),
      ("QueueName", "!Ref Names", #"(queueName: .raw(.value(names)))"#),
      ("QueueName", "!GetAtt Topic.TopicArn", "(queueName: topic.topicArn)"),
      ("QueueName", "!GetAtt Topic.TopicName", #"(queueName: topic.resource.attribute("TopicName"))"#),
      ("QueueName", "!GetAtt Own.A.B", #"(queueName: own.attribute("A.B"))"#),
      (
        "QueueName", #"!Sub "${AWS::StackName}-${Topic.TopicArn}-${!x}""#,
        ##"(queueName: "\(.stackName)-\(topic.topicArn)-${x}")"##
      ),
      ("QueueName", #"!Sub ["a-${b}", {b: !Ref Name}]"#, #"(queueName: "a-\(name)")"#),
      ("QueueName", #"!Join ["", [a, !Ref Name]]"#, #"(queueName: "a\(name)")"#),
      ("QueueName", #"!Join ["-", [a, b]]"#, #"(queueName: "a-b")"#),
      ("QueueName", #"!Join ["-", !Ref Names]"#, #"(queueName: names.joined(separator: "-"))"#),
      (
        "QueueName", #"!Join ["-", [a, !Ref Name]]"#,
        #"(queueName: (["a", name] as ListValue<StringValue>).joined(separator: "-"))"#
      ),
      ("QueueName", #"!Select ["1", !Ref Names]"#, "(queueName: names[1])"),
      ("QueueName", #"!Select [0, !GetAZs ""]"#, #"(queueName: ListValue<StringValue>.availabilityZones(in: "")[0])"#),
      ("QueueName", #"!Select [0, !Split ["-", !Ref Name]]"#, #"(queueName: name.split(separator: "-")[0])"#),
      ("QueueName", "!FindInMap [Sizes, a, b]", #"(queueName: sizes["a", "b"])"#),
      ("QueueName", "!ImportValue jobs", #"(queueName: .importValue("jobs"))"#),
      ("QueueName", "!If [IsProd, a, !Ref AWS::NoValue]", #"(queueName: .if(isProd, then: "a", else: .noValue))"#),
      ("QueueName", "!Base64 abc", #"(queueName: ("abc" as StringValue).base64Encoded)"#),
      (
        "QueueName", "!Transform {Name: Own, Parameters: {A: 1}}",
        #"(queueName: .transform("Own", parameters: ["A": 1]))"#
      ),
      ("QueueName", "!GetStackOutput {StackName: a, OutputName: b}", #"(queueName: .stackOutput("b", of: "a"))"#),
      ("VisibilityTimeout", "'30'", "(visibilityTimeout: 30)"),
      ("VisibilityTimeout", "!Ref Count", "(visibilityTimeout: count)"),
      ("VisibilityTimeout", "!Ref Name", "(visibilityTimeout: .raw(.value(name)))"),
      ("VisibilityTimeout", "!FindInMap [Sizes, a, b]", #"(visibilityTimeout: sizes.find("a", "b"))"#),
      ("VisibilityTimeout", "-1", "(visibilityTimeout: -1)"),
      ("FifoQueue", "'true'", "(fifoQueue: true)"),
      (
        "RedrivePolicy", "{a: [1, 1.5, true, !Ref Name], b: {}}",
        #"(redrivePolicy: ["a": [1, 1.5, true, .value(name)], "b": [:]])"#
      ),
      ("RedrivePolicy", "!Sub '{\"a\": \"${Topic}\"}'", ##"(redrivePolicy: "{\"a\": \"\(topic.ref)\"}")"##),
    ])
  func valuesHaveTheTypesThatAreWanted(name: String, yaml: String, swift: String) throws {
    #expect(try property(name, yaml) == swift)
  }

  @Test(
    arguments: [
      ("VisibilityTimeout", "'30'", #"(visibilityTimeout: .raw("30"))"#), ("QueueName", "12", "(queueName: .raw(12))"),
      ("FifoQueue", "'true'", #"(fifoQueue: .raw("true"))"#), ("QueueName", "jobs", #"(queueName: "jobs")"#),
    ])
  func kindsAreKeptWhereTheyAreToBe(name: String, yaml: String, swift: String) throws {
    #expect(try property(name, yaml, keepsKinds: true) == swift)
  }

  @Test(
    arguments: [
      ("!Ref Later", #"(queueName: .raw(["Ref": "Later"]))"#),
      ("!GetAtt Gone.Arn", #"(queueName: .raw(["Fn::GetAtt": ["Gone", "Arn"]]))"#),
      (#"!Sub "${Gone}-${Name}""#, ##"(queueName: .raw(["Fn::Sub": "${Gone}-${Name}"]))"##),
      ("!If [Gone, a, !Ref Name]", #"(queueName: .raw(["Fn::If": ["Gone", "a", .value(name)]]))"#),
      ("{Fn::Length: !Ref Names}", #"(queueName: .raw(["Fn::Length": .value(names)]))"#),
      ("!Select [0, {Fn::GetAZs: 7}]", #"(queueName: (.raw(["Fn::GetAZs": 7]) as ListValue<StringValue>)[0])"#),
      (
        #"!Select [0, !Split [",", true]]"#,
        #"(queueName: (.raw(["Fn::Split": [",", true]]) as ListValue<StringValue>)[0])"#
      ),
      ("{Fn::Own: 1}", #"(queueName: .raw(["Fn::Own": 1]))"#), ("[a]", #"(queueName: .raw(["a"]))"#),
    ])
  func whatHasNoTypedFormIsRaw(yaml: String, swift: String) throws {
    #expect(try property("QueueName", yaml) == swift)
  }

  @Test func largeValuesAreConstantsWithTheirTypes() throws {
    let members = (1...30).map { "k\($0): [\($0), \($0)]" }.joined(separator: ", ")
    let written = try property("RedrivePolicy", "{\(members)}")
    #expect(written.hasPrefix("let jobsRedrivePolicy: AnyValue = [\n"))
    #expect(written.hasSuffix("]\n(redrivePolicy: jobsRedrivePolicy)"))
  }
}
