import StrataJSON
import StrataLanguage
import StrataPipeline
import TestSupport
import Testing

/// Every resource is held against the schema of its type, with the construct and the line in the message.
@Suite struct SchemaRuleTests {
  private func queue(_ properties: Properties) -> [String] {
    findings { Resource("Jobs", type: "AWS::SQS::Queue", in: $0, properties: properties) }
  }

  @Test func aGoodResourceHasNoFindings() {
    #expect(queue(["VisibilityTimeout": 30, "QueueName": "jobs", "FifoQueue": "false"]) == [])
  }

  @Test func namesNearRealOnesAreSuggested() {
    #expect(
      queue(["VisiblityTimeout": 30]) == [
        "SchemaRuleTests.swift: error: Test/Jobs: VisiblityTimeout: there is no property VisiblityTimeout [unknown-property]\n"
          + "  hint: did you mean VisibilityTimeout?"
      ])
  }

  @Test func valuesOutOfRange() {
    let found = queue(["VisibilityTimeout": 43_201])
    #expect(found.count == 1)
    #expect(found.first?.contains("VisibilityTimeout") == true)
    #expect(found.first?.contains("[out-of-range]") == true)
  }

  @Test func whatIsUnknownYetPasses() {
    #expect(
      findings { scope in
        let timeout = scope.parameter("Timeout", type: .integer, default: 5)
        Resource("Jobs", type: "AWS::SQS::Queue", in: scope, properties: ["VisibilityTimeout": .value(timeout)])
      } == [])
  }

  @Test func aReferenceOfTheWrongKind() {
    let found = findings { scope in
      let network = Resource("Net", type: "AWS::EC2::VPC", in: scope, properties: ["CidrBlock": "10.0.0.0/16"])
      Resource(
        "Group", type: "AWS::EC2::SecurityGroup", in: scope,
        properties: ["GroupDescription": "g", "VpcId": .value(network.ref)])
      Resource(
        "Instance", type: "AWS::EC2::Instance", in: scope,
        properties: ["ImageId": "ami-12345678", "SecurityGroupIds": [.value(network.ref)]])
    }
    #expect(found.count == 1)
    #expect(found.first?.contains("Test/Instance: SecurityGroupIds/0: ") == true)
    #expect(found.first?.contains("[wrong-reference]") == true)
  }

  @Test func rawPropertiesAreCheckedAsAllAre() {
    #expect(
      findings { scope in
        let jobs = Resource("Jobs", type: "AWS::SQS::Queue", in: scope)
        jobs.rawProperties = ["NewThing": 1, "VisibilityTimeout": "never"]
      } == [
        "SchemaRuleTests.swift: error: Test/Jobs: NewThing: there is no property NewThing [unknown-property]",
        "SchemaRuleTests.swift: error: Test/Jobs: VisibilityTimeout: the value is of the wrong type; expected an integer, given \"never\" [wrong-type]",
      ])
  }

  @Test func aRawPropertyThatIsntKnownYetIsAccepted() throws {
    let stack = Stack("Test") { scope in
      let jobs = Resource("Jobs", type: "AWS::SQS::Queue", in: scope)
      jobs.rawProperties["NewThing"] = 1
      jobs.accept(.strata("unknown-property"), because: "AWS has had it since yesterday")
    }
    let assembly = try App(stack).synthesize()
    #expect(assembly.warnings == [])
    #expect(assembly.accepted.count == 1)
    #expect(assembly["Test"]?.template.resources["Jobs"]?["Properties"] == ["NewThing": 1])
  }

  @Test func aTypeThatIsntKnown() {
    #expect(
      findings { Resource("Jobs", type: "AWS::SQS::Queu", in: $0) } == [
        "SchemaRuleTests.swift: warning: Test/Jobs: Type: AWS::SQS::Queu isn't a type that is known here [unknown-type]\n"
          + "  hint: did you mean AWS::SQS::Queue?"
      ])
    #expect(findings { Resource("Any", type: "Org::Service::Thing", in: $0) } == [])
  }

  @Test func tagsTakeTheShapeThatIsKnownOfTheType() throws {
    let template = try template { scope in
      scope.tags["k"] = "v"
      Resource("Jobs", type: "AWS::SQS::Queue", in: scope)
      Resource("Text", type: "AWS::SSM::Parameter", in: scope, properties: ["Type": "String", "Value": "x"])
      Resource(
        "Policy", type: "AWS::SQS::QueuePolicy", in: scope,
        properties: [
          "PolicyDocument": .value(
            [.allow("sqs:SendMessage", on: "*", to: .account("111122223333"))] as PolicyDocument),
          "Queues": ["https://sqs.eu-west-1.amazonaws.com/111122223333/q"],
        ])
    }
    #expect(template.resources["Jobs"]?["Properties"]?["Tags"] == [["Key": "k", "Value": "v"]])
    #expect(template.resources["Text"]?["Properties"]?["Tags"] == ["k": "v"])
    #expect(template.resources["Policy"]?["Properties"]?["Tags"] == nil)
  }
}
