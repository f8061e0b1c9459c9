import Strata
import StrataCloudFormation
import StrataDynamoDB
import StrataJSON
import StrataServerless
import Testing

/// Lists, and values of several forms, as they're written by hand.
@Suite struct UnionLiteralTests {
  private func properties(_ declare: @escaping @Sendable (Scope) -> Void) throws -> JSONValue? {
    try Stack("Test", declare).synthesize().resources["It"]?["Properties"]
  }

  @Test func aKeySchemaIsAList() throws {
    let properties = try properties { scope in
      DynamoDB.Table(
        "It", in: scope, keySchema: [.init(attributeName: "Id", keyType: "HASH")],
        attributeDefinitions: [.init(attributeName: "Id", attributeType: "S")], billingMode: .payPerRequest)
    }
    #expect(properties?["KeySchema"] == [["AttributeName": "Id", "KeyType": "HASH"]])
  }

  @Test func eachFormHasItsLiteral() throws {
    let function = try properties { scope in
      scope.transform("AWS::Serverless-2016-10-31")
      Serverless.Function(
        "It", in: scope, codeUri: "code/\(.region)",
        events: [
          "Topic": .init(
            properties: .snsEventProperties(
              .init(topic: "arn:aws:sns:us-east-1:123456789012:jobs", sqsSubscription: true)),
            type: "SNS")
        ], handler: "main.handler", runtime: "python3.13")
    }
    #expect(function?["CodeUri"] == ["Fn::Sub": "code/${AWS::Region}"])
    #expect(
      function?["Events"]?["Topic"] == [
        "Properties": ["SqsSubscription": true, "Topic": "arn:aws:sns:us-east-1:123456789012:jobs"], "Type": "SNS",
      ])
    let hook = try properties { scope in
      CloudFormation.GuardHook(
        "It", in: scope, alias: "My::Guard::Hook", executionRole: "arn:aws:iam::123456789012:role/hook",
        failureMode: .fail, hookStatus: .enabled, ruleLocation: .init(uri: "s3://rules/all.guard"),
        targetOperations: ["RESOURCE"], options: .init(inputParams: [.init(uri: "s3://rules/input.json")]))
    }
    #expect(hook?["Options"] == ["InputParams": [["Uri": "s3://rules/input.json"]]])
  }
}
