import StrataFiles
import StrataJSON
import Testing
import TestSupport

@testable import StrataDeployment

/// Change sets that CloudFormation refuses, and where it has the reasons.
@Suite struct ChangeSetReasonsTests {
  private let played: PlayedDeployment

  init() throws { played = try PlayedDeployment() }

  private func refuse(_ reason: String) {
    let aws = played.aws
    aws.fault = { call, _, usual in
      guard call.operation == "describe-change-set", let json = try? JSONValue(parsing: usual().output),
        var object = json.object
      else { return nil }
      (object["Status"], object["StatusReason"]) = ("FAILED", .string(reason))
      return PlayedAws.answered(.object(object))
    }
  }

  @Test func everyReasonIsSaidWithItsPlace() throws {
    refuse("The following hook(s)/validation failed: [AWS::EarlyValidation::PropertyValidation]. See DescribeEvents.")
    played.aws.others["describe-events"] = """
      {"OperationEvents": [
        {"EventType": "VALIDATION_ERROR", "LogicalResourceId": "OwnTopic", "ResourceType": "AWS::SNS::Topic",
         "ValidationName": "PROPERTY_VALIDATION", "ValidationStatusReason": "not a name",
         "ValidationPath": "/Resources/OwnTopic/Properties/TopicName"},
        {"EventType": "VALIDATION_ERROR", "ValidationName": "NAME_CONFLICT_VALIDATION",
         "ValidationStatusReason": "it exists", "ValidationPath": "/Resources/OwnTopic/Properties"},
        {"EventType": "HOOK_INVOCATION_ERROR", "HookType": "My::Hook::Guard", "HookStatusReason": "not encrypted"},
        {"EventType": "HOOK_INVOCATION_ERROR", "HookType": "My::Hook::Guard", "HookStatusReason": "not encrypted"},
        {"EventType": "STACK_EVENT"}]}
      """
    #expect(
      played.complaint() == """
        CloudFormation refused the change set of Shop: The following hook(s)/validation failed: \
        [AWS::EarlyValidation::PropertyValidation]. See DescribeEvents.
          OwnTopic  AWS::SNS::Topic  /Resources/OwnTopic/Properties/TopicName  PROPERTY_VALIDATION:  not a name
            at Shop/Own/Topic, /sources/Shop.swift:7
          OwnTopic  /Resources/OwnTopic/Properties  NAME_CONFLICT_VALIDATION:  it exists
            at Shop/Own/Topic, /sources/Shop.swift:7
          My::Hook::Guard:  not encrypted
        """)
    // They are asked for while the change set is there.
    #expect(played.aws.operations.suffix(2) == ["describe-events", "delete-change-set"])
    let call = try #require(played.aws.calls.first { $0.operation == "describe-events" })
    #expect(call.arguments.contains("FailedEvents=true"))
  }

  @Test func whoMayNotAskIsToldSo() {
    refuse("validation failed")
    #expect(
      played.complaint()?.hasSuffix(
        "\n  CloudFormation has the reasons, and asking for them needs the permission cloudformation:DescribeEvents")
        == true)
  }

  @Test func anOldCommandIsToldSo() {
    refuse("validation failed")
    let usual = played.aws.fault
    played.aws.fault = { call, number, answer in
      if call.operation != "describe-events" { return try usual(call, number, answer) }
      return .init(
        status: 252, output: [], errors: "aws: error: argument operation: Invalid choice, valid choices are:")
    }
    #expect(played.complaint()?.hasSuffix("and this aws command is too old to ask for them: update it") == true)
  }

  @Test(
    arguments: [
      ("Template error: no such thing", false), ("No export named X found", false), (nil, true), ("", true),
      ("Hook failed", true), ("early VALIDATION", true), ("see DescribeEvents", true),
    ] as [(String?, Bool)])
  func whichReasonsAreElsewhere(reason: String?, isElsewhere: Bool) {
    #expect(ChangeSetReasons.pointsElsewhere(reason) == isElsewhere)
  }
}
