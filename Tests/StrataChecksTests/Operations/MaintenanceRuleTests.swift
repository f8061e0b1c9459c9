import StrataJSON
import StrataLanguage
import Testing

@Suite struct MaintenanceRuleTests {
  private func found(_ type: String, _ properties: JSONObject) -> [String] {
    StrataChecksTests.found(
      by: "maintenance", inResources: ["A": ["Type": .string("AWS::SSM::\(type)"), "Properties": .object(properties)]]
    ).map { $0.replacing("/Resources/A/Properties/", with: "") }
  }

  @Test func schedules() {
    #expect(
      found("MaintenanceWindow", ["Schedule": "cron(0 2 * * SUN)"]) == [
        "Schedule: a cron expression must have six fields, or seven with seconds; expected such as cron(0 2 ? * SUN *); given \"cron(0 2 * * SUN)\""
      ])
    #expect(
      found("Association", ["ScheduleExpression": "rate(half an hour)"]) == [
        "ScheduleExpression: a rate must be a whole number and a unit; expected such as rate(7 days); given \"rate(half an hour)\""
      ])
    #expect(found("Association", ["ScheduleExpression": "daily"]).count == 1)
    for text in ["rate(30 minutes)", "cron(0 2 ? * SUN#2 *)", "cron(0 0 2 ? * SUN *)", "at(2030-01-01T00:00:00)"] {
      #expect(found("MaintenanceWindow", ["Schedule": .string(text)]) == [])
    }
  }

  @Test func windows() {
    #expect(
      found("MaintenanceWindow", ["Duration": 2, "Cutoff": 2]) == [
        "Cutoff: no task would begin in this window; expected less than the 2 hours of its Duration; given 2"
      ])
    #expect(found("MaintenanceWindow", ["Duration": 2, "Cutoff": 1]) == [])
    #expect(found("MaintenanceWindow", ["Duration": ["Ref": "D"], "Cutoff": 1]) == [])
  }

  @Test func targets() {
    #expect(
      found("Association", ["Targets": [["Key": "Tag", "Values": ["a"]]]]) == [
        "Targets/0/Key: targets aren't found by this; expected InstanceIds, tag:NAME, tag-key, ParameterValues or resource-groups:Name; given \"Tag\""
      ])
    #expect(
      found("MaintenanceWindowTarget", ["Targets": [["Key": "InstanceIds", "Values": ["web"]]]]) == [
        "Targets/0/Values/0: this isn't the id of an instance; expected such as i-0123456789abcdef0, or *; given \"web\""
      ])
    for key in ["tag:Name", "tag-key", "resource-groups:Name"] {
      #expect(found("Association", ["Targets": [["Key": .string(key), "Values": ["a"]]]]) == [])
    }
    let two: JSONValue = [["Key": "tag:a", "Values": ["a"]], ["Key": "tag:b", "Values": ["a"]]]
    #expect(
      found("Association", ["AutomationTargetParameterName": "Id", "Targets": two]) == [
        "Targets: an automation has one target; expected 1; given 2"
      ])
  }

  @Test func tasks() {
    let targets: JSONValue = [["Key": "WindowTargetIds", "Values": ["a"]]]
    #expect(
      found("MaintenanceWindowTask", ["TaskType": "RUN_COMMAND", "Targets": targets, "MaxErrors": "1"]) == [
        "Targets: a task with targets must have MaxConcurrency; expected MaxConcurrency, such as 1 or 10%"
      ])
    #expect(
      found(
        "MaintenanceWindowTask",
        ["TaskType": "LAMBDA", "TaskInvocationParameters": ["MaintenanceWindowAutomationParameters": [:]]]) == [
          "TaskInvocationParameters/MaintenanceWindowAutomationParameters: a task of the type LAMBDA has other parameters; expected MaintenanceWindowLambdaParameters; given MaintenanceWindowAutomationParameters"
        ])
  }
}
