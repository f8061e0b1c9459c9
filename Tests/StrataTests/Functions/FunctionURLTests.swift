import Strata
import StrataFunctions
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct FunctionURLTests {
  private static let arn: JSONValue = ["Fn::GetAtt": ["Function", "Arn"]]

  @Test func anAddressAsItIsUnlessSaidOtherwise() throws {
    let template = try template { scope in FunctionURL("Url", in: scope, to: specimenFunction(in: scope)) }
    #expect(
      template.resource("Url")?.json == [
        "Type": "AWS::Lambda::Url", "Properties": ["AuthType": "AWS_IAM", "TargetFunctionArn": Self.arn],
      ])
    #expect(template.resources(of: "AWS::Lambda::Permission").isEmpty)
  }

  @Test func anAddressForAnybody() throws {
    let template = try template { scope in
      FunctionURL("Url", in: scope, to: specimenFunction(in: scope), isOpen: true, isStreamed: true)
    }
    #expect(
      template.resource("Url")?.properties
        == ["AuthType": "NONE", "InvokeMode": "RESPONSE_STREAM", "TargetFunctionArn": Self.arn])
    #expect(
      template.resource("Url")?.json["Metadata"]
        == accepted("CKV_AWS_258", because: "It was declared as open to anybody"))
    #expect(
      template.resource("UrlAnyoneUrl")?.properties == [
        "Action": "lambda:InvokeFunctionUrl", "FunctionName": Self.arn, "FunctionUrlAuthType": "NONE", "Principal": "*",
      ])
    #expect(
      template.resource("UrlAnyone")?.properties == [
        "Action": "lambda:InvokeFunction", "FunctionName": Self.arn, "InvokedViaFunctionUrl": true, "Principal": "*",
      ])
  }

  @Test func callingIsNoInvoking() throws {
    let found = try statements { scope in [FunctionURL("Url", in: scope, to: specimenFunction(in: scope)).calling] }
    #expect(
      found == [
        ["Action": ["lambda:InvokeFunctionUrl"], "Effect": "Allow", "Resource": [Self.arn]],
        [
          "Action": ["lambda:InvokeFunction"],
          "Condition": ["Bool": ["lambda:InvokedViaFunctionUrl": [true]]], "Effect": "Allow", "Resource": [Self.arn],
        ],
      ])
  }
}
