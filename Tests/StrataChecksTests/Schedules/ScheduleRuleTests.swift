import StrataJSON
import StrataLanguage
import Testing

@Suite struct ScheduleRuleTests {
  private func found(_ type: String, _ properties: JSONValue) -> [String] {
    StrataChecksTests.found(
      by: "schedule-form", inResources: ["A": ["Type": .string(type), "Properties": properties]]
    ).map { $0.replacing("/Resources/A/Properties/", with: "") }
  }

  private func rule(_ text: String) -> [String] {
    found("AWS::Events::Rule", ["ScheduleExpression": .string(text)])
  }

  private func schedule(_ text: String) -> [String] {
    found("AWS::Scheduler::Schedule", ["ScheduleExpression": .string(text)])
  }

  // MARK: Cron

  @Test(
    arguments: [
      "0 12 * * ? *", "0/15 * * * ? *", "*/5 8-17 ? * MON-FRI *", "0 18 L * ? *", "0 18 LW * ? 2026", "0 0 15W * ? *",
      "0 0 ? * 6L *", "0 0 ? * FRIL *", "0 0 ? JAN,jun 2#1 2030-2040", "0 0 ? * MON#5 *", "0,30 22-2 1,15 1/3 ? 1970/2",
      "5  12 * * ? *", "0 0 L-3 * ? *", "/5 * * * ? *", "1-31/5 0 ? 12 SUN,TUE,7 2199",
    ])
  func cronThatIsRight(fields: String) {
    #expect(rule("cron(\(fields))") == [])
    #expect(schedule("cron(\(fields))") == [])
  }

  @Test(
    arguments: [
      ("0 12 * * *", "a cron expression must have six fields; expected \(Self.six); given 5"),
      ("0 12 1 * MON * 2", "a cron expression must have six fields; expected \(Self.six); given 7"),
      ("", "a cron expression must have six fields; expected \(Self.six); given 0"),
      (
        "0 12 1 * MON *",
        "of the day of the month and the day of the week one must be left open, and the other not; expected ? for one of the two; given 1 and MON"
      ),
      (
        "0 12 ? * ? *",
        "of the day of the month and the day of the week one must be left open, and the other not; expected ? for one of the two; given ? and ?"
      ),
      ("60 12 * * ? *", Self.fault("minutes", "0 to 59, *, ranges", "60")),
      ("0 24 * * ? *", Self.fault("hours", "0 to 23, *, ranges", "24")),
      ("? 0 * * ? *", Self.fault("minutes", "0 to 59, *, ranges", "?")),
      ("0 0 32 * ? *", Self.fault("day of the month", "1 to 31, * or ?, ranges", "32")),
      ("0 0 0 * ? *", Self.fault("day of the month", "1 to 31, * or ?, ranges", "0")),
      ("0 0 1 13 ? *", Self.fault("month", "1 to 12, JAN to DEC, *, ranges", "13")),
      ("0 0 1 June ? *", Self.fault("month", "1 to 12, JAN to DEC, *, ranges", "June")),
      ("0 0 ? * 0 *", Self.fault("day of the week", "1 to 7, SUN to SAT, * or ?, ranges", "0")),
      ("0 0 ? * MON#6 *", Self.fault("day of the week", "1 to 7, SUN to SAT, * or ?, ranges", "MON#6")),
      ("0 0 ? * 3#1,6#3 *", Self.fault("day of the week", "1 to 7, SUN to SAT, * or ?, ranges", "3#1,6#3")),
      ("0 0 * * ? 1969", Self.fault("year", "1970 to 2199, *, ranges", "1969")),
      ("0, 0 * * ? *", Self.fault("minutes", "0 to 59, *, ranges", "0,")),
      ("*/x 0 * * ? *", Self.fault("minutes", "0 to 59, *, ranges", "*/x")),
      ("1-2-3 0 * * ? *", Self.fault("minutes", "0 to 59, *, ranges", "1-2-3")),
    ])
  func cronThatIsWrong(fields: String, message: String) {
    #expect(rule("cron(\(fields))") == ["ScheduleExpression: \(message)"])
  }

  private static let six = "minutes, hours, day of the month, month, day of the week, year"

  private static func fault(_ field: String, _ expected: String, _ given: String) -> String {
    "this can't be the \(field) of a cron expression; expected \(expected), steps or lists of them; given \"\(given)\""
  }

  // MARK: Rates and moments

  @Test(
    arguments: [
      ("1 minutes", "one of a unit must be in the singular; expected 1 minute; given \"1 minutes\""),
      ("2 hour", "more than one of a unit must be in the plural; expected 2 hours; given \"2 hour\""),
      ("0 minutes", "a rate must be 1 or more; expected 1 or more; given 0"),
      (
        "5 weeks",
        "a rate must be a whole number and a unit; expected minutes, hours or days, as in rate(5 minutes); given \"5 weeks\""
      ),
      (
        "1.5 hours",
        "a rate must be a whole number and a unit; expected minutes, hours or days, as in rate(5 minutes); given \"1.5 hours\""
      ),
    ])
  func ratesThatAreWrong(inside: String, message: String) {
    #expect(rule("rate(\(inside))") == ["ScheduleExpression: \(message)"])
  }

  @Test func ratesThatAreRight() {
    for text in ["rate(1 minute)", "rate(5 minutes)", "rate(1 day)", "rate(12 hours)"] { #expect(rule(text) == []) }
    // How the scheduler counts isn't said.
    #expect(schedule("rate(1 minutes)") == [])
    #expect(
      schedule("rate(0 minutes)") == ["ScheduleExpression: a rate must be 1 or more; expected 1 or more; given 0"])
  }

  @Test func moments() {
    #expect(schedule("at(2030-01-31T12:00:00)") == [])
    for text in ["2030-13-01T00:00:00", "2030-01-31 12:00:00", "2030-01-31T12:00", "2030-01-31T24:00:00"] {
      #expect(
        schedule("at(\(text))") == [
          "ScheduleExpression: this isn't a moment; expected yyyy-mm-ddThh:mm:ss; given \"\(text)\""
        ])
    }
    #expect(
      rule("at(2030-01-31T12:00:00)") == [
        "ScheduleExpression: this isn't a schedule; expected cron(…) or rate(…); given \"at(2030-01-31T12:00:00)\""
      ])
    #expect(
      schedule("0 12 * * ? *") == [
        "ScheduleExpression: this isn't a schedule; expected cron(…), rate(…) or at(…); given \"0 12 * * ? *\""
      ])
  }

  // MARK: Places

  @Test func everyPlace() {
    let bad: JSONValue = "cron(0 12 * * *)"
    let message = "a cron expression must have six fields; expected \(Self.six); given 5"
    let places: [(String, JSONValue, String)] = [
      (
        "AWS::ApplicationAutoScaling::ScalableTarget", ["ScheduledActions": [["Schedule": bad]]],
        "ScheduledActions/0/Schedule"
      ),
      (
        "AWS::Backup::BackupPlan", ["BackupPlan": ["BackupPlanRule": [["ScheduleExpression": bad]]]],
        "BackupPlan/BackupPlanRule/0/ScheduleExpression"
      ),
      ("AWS::Glue::Trigger", ["Schedule": bad], "Schedule"),
      ("AWS::Glue::Crawler", ["Schedule": ["ScheduleExpression": bad]], "Schedule/ScheduleExpression"),
      (
        "AWS::Serverless::Function", ["Events": ["E": ["Type": "Schedule", "Properties": ["Schedule": bad]]]],
        "Events/E/Properties/Schedule"
      ),
      (
        "AWS::Serverless::StateMachine",
        ["Events": ["E": ["Type": "ScheduleV2", "Properties": ["ScheduleExpression": bad]]]],
        "Events/E/Properties/ScheduleExpression"
      ),
      (
        "AWS::Events::Rule", ["ScheduleExpression": ["Fn::If": ["C", bad, ["Ref": "AWS::NoValue"]]]],
        "ScheduleExpression/Fn::If/1"
      ),
    ]
    for (type, properties, place) in places { #expect(found(type, properties) == ["\(place): \(message)"]) }
  }

  @Test func groupsOfInstances() {
    let type = "AWS::AutoScaling::ScheduledAction"
    #expect(found(type, ["Recurrence": "30 0 1 1,6,12 *"]) == [])
    #expect(
      found(type, ["Recurrence": "cron(0 12 * * ? *)"]) == [
        "Recurrence: a recurrence of a group of instances must have five fields; expected minute, hour, day of the month, month, day of the week, as in 30 0 1 1,6,12 *; given \"cron(0 12 * * ? *)\""
      ])
  }

  @Test func buses() {
    func found(_ bus: JSONValue, _ schedule: JSONValue? = "rate(1 hour)") -> [String] {
      var properties: JSONObject = ["EventBusName": bus]
      properties["ScheduleExpression"] = schedule
      return StrataChecksTests.found(
        by: "schedule-form",
        inResources: [
          "A": ["Type": "AWS::Events::Rule", "Properties": .object(properties)],
          "Bus": ["Type": "AWS::Events::EventBus"],
        ])
    }
    func message(_ given: String) -> String {
      "/Resources/A/Properties/EventBusName: a schedule runs on the default bus alone; expected no EventBusName, or default; given \(given) (or make it an AWS::Scheduler::Schedule whose target is the bus)"
    }
    #expect(found(["Ref": "Bus"]) == [message("Bus")])
    #expect(found(["Fn::GetAtt": ["Bus", "Arn"]]) == [message("Bus")])
    #expect(found("orders") == [message("orders")])
    for bus in ["default", "arn:aws:events:eu-west-1:123456789012:event-bus/default", ["Ref": "Name"]] as [JSONValue] {
      #expect(found(bus) == [])
    }
    #expect(found("orders", nil) == [])
  }

  /// A rule may have a pattern of events instead; a schedule within another resource is there to be read.
  @Test func emptyText() {
    #expect(rule("") == [])
    #expect(found("AWS::Glue::Trigger", ["Schedule": ""]) == [])
    #expect(
      found("AWS::ApplicationAutoScaling::ScalableTarget", ["ScheduledActions": [["Schedule": ""]]]) == [
        "ScheduledActions/0/Schedule: this isn't a schedule; expected cron(…), rate(…) or at(…); given \"\""
      ])
    #expect(
      found("AWS::Backup::BackupPlan", ["BackupPlan": ["BackupPlanRule": [["ScheduleExpression": ""]]]]) == [
        "BackupPlan/BackupPlanRule/0/ScheduleExpression: this isn't a schedule; expected cron(…); given \"\""
      ])
    #expect(
      found("AWS::Glue::Crawler", ["Schedule": ["ScheduleExpression": ""]]) == [
        "Schedule/ScheduleExpression: this isn't a schedule; expected cron(…); given \"\""
      ])
  }

  /// What only deployment tells is left alone.
  @Test func whatIsNotKnown() {
    let values: [JSONValue] = [
      ["Ref": "Schedule"], ["Fn::Sub": "rate(${Minutes} minutes)"], "{{resolve:ssm:/schedule}}", "",
      ["Fn::If": ["C", ["Ref": "Schedule"], "rate(1 hour)"]],
    ]
    for value in values { #expect(found("AWS::Events::Rule", ["ScheduleExpression": value]) == []) }
  }
}
