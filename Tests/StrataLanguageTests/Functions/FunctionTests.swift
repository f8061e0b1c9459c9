import StrataJSON
import StrataLanguage
import StrataTemplate
import TestSupport
import StrataPipeline
import Testing

@Suite struct FunctionTests {
  @Test func pseudoParameters() throws {
    let values: [(StringValue, JSONValue)] = [
      (.accountID, "AWS::AccountId"), (.partition, "AWS::Partition"), (.region, "AWS::Region"),
      (.stackID, "AWS::StackId"), (.stackName, "AWS::StackName"), (.urlSuffix, "AWS::URLSuffix"),
      (.noValue, "AWS::NoValue"),
    ]
    for (value, name) in values { #expect(try rendered { _ in .value(value) } == ["Ref": name]) }
    #expect(try rendered { _ in .value(ListValue.notificationARNs) } == ["Ref": "AWS::NotificationARNs"])
  }

  @Test func join() throws {
    let list: ListValue<StringValue> = ["a", .region]
    #expect(
      try rendered { _ in .value(list.joined(separator: ",")) } == ["Fn::Join": [",", ["a", ["Ref": "AWS::Region"]]]])
    let literals: ListValue<StringValue> = ["a", "b"]
    #expect(try rendered { _ in .value(literals.joined(separator: ",")) } == "a,b")
  }

  @Test func split() throws {
    #expect(
      try rendered { .value($0.parameter("P").split(separator: ",")) } == ["Fn::Split": [",", ["Ref": "P"]]])
  }

  @Test func select() throws {
    #expect(
      try rendered { .value($0.parameter("P").split(separator: ",")[1]) }
        == ["Fn::Select": [1, ["Fn::Split": [",", ["Ref": "P"]]]]])
    let literals: ListValue<StringValue> = ["a", "b"]
    #expect(try rendered { _ in .value(literals[1]) } == "b")
  }

  @Test func availabilityZonesAndBlocks() throws {
    #expect(
      try rendered { _ in .value(ListValue.availabilityZones(in: "eu-west-1")) } == ["Fn::GetAZs": "eu-west-1"])
    #expect(
      try rendered { _ in .value(ListValue.cidrs(of: "10.0.0.0/16", count: 4, hostBits: 8)) }
        == ["Fn::Cidr": ["10.0.0.0/16", 4, 8]])
  }

  @Test func base64() throws {
    #expect(
      try rendered { _ in .value(("region=\(.region)" as StringValue).base64Encoded) }
        == ["Fn::Base64": ["Fn::Sub": "region=${AWS::Region}"]])
  }

  @Test func transform() throws {
    let template = try template { scope in
      Resource(
        "A", type: "Acme::Test::A", in: scope,
        properties: ["V": .transform("AWS::Include", parameters: ["Location": "s3://b/k"])])
    }
    #expect(
      template.resources["A"]?["Properties"]?["V"]
        == ["Fn::Transform": ["Name": "AWS::Include", "Parameters": ["Location": "s3://b/k"]]])
    #expect(template.json["Transform"] == nil)
  }

  @Test func importValue() throws {
    let name: StringValue = .importValue("Shared-\(.region)")
    #expect(try rendered { _ in .value(name) } == ["Fn::ImportValue": ["Fn::Sub": "Shared-${AWS::Region}"]])
  }

  @Test func stackOutput() throws {
    let value: StringValue = .stackOutput("Url", of: "Other", region: "eu-west-1", roleARN: "arn:aws:iam::1:role/r")
    #expect(
      try rendered { _ in .value(value) } == [
        "Fn::GetStackOutput": [
          "StackName": "Other", "OutputName": "Url", "Region": "eu-west-1", "RoleArn": "arn:aws:iam::1:role/r",
        ]
      ])
    let near: IntegerValue = .stackOutput("Count", of: "Other")
    #expect(
      try rendered { _ in .value(near) } == ["Fn::GetStackOutput": ["StackName": "Other", "OutputName": "Count"]])
  }

  @Test func dynamicReferences() throws {
    let texts: [(StringValue, JSONValue)] = [
      (.parameterStore("/a/b"), "{{resolve:ssm:/a/b}}"),
      (.parameterStore("/a/b", version: 3), "{{resolve:ssm:/a/b:3}}"),
      (.secret("db"), "{{resolve:secretsmanager:db}}"),
      (.secret("db", key: "password"), "{{resolve:secretsmanager:db:SecretString:password::}}"),
      (
        .secret("db", key: "password", stage: "AWSPREVIOUS"),
        "{{resolve:secretsmanager:db:SecretString:password:AWSPREVIOUS:}}"
      ),
      (.secret("db", versionID: "v1"), "{{resolve:secretsmanager:db:SecretString:::v1}}"),
    ]
    for (value, text) in texts { #expect(try rendered { _ in .value(value) } == text) }
    // CloudFormation takes these in few properties alone.
    let secure = try Stack("Test") { scope in
      let password: StringValue = .secureParameterStore("s", version: 1)
      let user = Resource("User", type: "AWS::IAM::User", in: scope)
      user.rawProperties["LoginProfile"] = ["Password": .value(password)]
    }.synthesize()
    #expect(
      secure.resources["User"]?["Properties"]?["LoginProfile"]?["Password"] == "{{resolve:ssm-secure:s:1}}")
    #expect(
      try rendered { .value(StringValue.secret($0.parameter("Id"), key: "k")) }
        == ["Fn::Sub": "{{resolve:secretsmanager:${Id}:SecretString:k::}}"])
  }

  @Test func anImportsNameKnowsNoResources() {
    let found = findings { scope in
      let other = Resource("Other", type: "Acme::Test::A", in: scope)
      let value: StringValue = .importValue(other.ref)
      Resource(
        "A", type: "Acme::Test::A", in: scope, properties: ["V": .value(value), "W": .value(other.attribute(""))])
    }
    #expect(
      found == [
        "FunctionTests.swift: error: Test/A: V/Fn::ImportValue/Ref: the name of an import must be decided before any resource is made; expected text, parameters and pseudo parameters, given a reference to Other [function-form]",
        "FunctionTests.swift: error: Test/A: W/Fn::GetAtt/1: Fn::GetAtt must name an attribute; expected a name such as Arn, given \"\" [function-form]",
      ])
  }

  @Test func mistakesInArgumentsAreReported() {
    let list: ListValue<StringValue> = ["a"]
    let mistakes: [(AnyValue, String)] = [
      (.value(list[1]), "Fn::Select/0: the list has no element 1; expected 0, given 1"),
      (
        .value(list[-1]),
        "Fn::Select/0: Fn::Select takes something else there; expected a whole number, 0 or more, given -1"
      ),
      (
        .value(StringValue.region.split(separator: "")),
        "Fn::Split/0: Fn::Split must have a separator; expected at least one character, given none"
      ),
      (
        .value(ListValue.cidrs(of: "10.0.0.0/8", count: 300, hostBits: 8)),
        "Fn::Cidr/1: Fn::Cidr takes something else there; expected a whole number, 1 to 256, given 300"
      ),
    ]
    for (value, text) in mistakes {
      #expect(
        findings { Resource("A", type: "Acme::Test::A", in: $0, properties: ["V": value]) }
          == ["FunctionTests.swift: error: Test/A: V/\(text) [function-form]"])
    }
    #expect(
      findings {
        Resource(
          "A", type: "Acme::Test::A", in: $0,
          properties: ["V": .value(StringValue.secret("s", stage: "A", versionID: "b"))]
        )
      }
        == [
          "FunctionTests.swift: error: Test/A: V: a secret must be read by its stage or by its version, not by both [invalid-value]\n"
            + "  hint: give stage or versionID, not both"
        ])
  }
}
