import StrataFindings
import StrataJSON
import StrataTemplate

/// A schedule is one that its service can read.
struct ScheduleRule: TemplateRule {
  let about = RuleDescription(
    "schedule-form", .error, reason: "a service refuses a schedule that it can't read",
    source: "https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html",
    good: ScheduleRule.sample("cron(0 12 * * ? *)"), bad: ScheduleRule.sample("cron(0 12 * * *)"))

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(ofTypesWhere: Self.types.contains).flatMap { resource -> [Finding] in
      if resource.type == "AWS::AutoScaling::ScheduledAction" {
        return resource.all("Recurrence").compactMap(recurrence)
      }
      let buses = resource.type == "AWS::Events::Rule" ? otherBuses(of: resource, template) : []
      return buses
        + schedules(of: resource).compactMap { schedule, reader in
          guard let text = schedule.text, !text.isEmpty || Self.neverEmpty.contains(resource.type),
            let fault = ScheduleExpression.fault(in: text, for: reader)
          else { return nil }
          return finding(fault.message, at: schedule.pointer, expected: fault.expected, given: fault.given)
        }
    }
  }

  /// The types that have schedules.
  private static let types = [
    "AWS::ApplicationAutoScaling::ScalableTarget", "AWS::AutoScaling::ScheduledAction", "AWS::Backup::BackupPlan",
    "AWS::Events::Rule", "AWS::Glue::Crawler", "AWS::Glue::Trigger", "AWS::Scheduler::Schedule",
    "AWS::Serverless::Function", "AWS::Serverless::StateMachine",
  ]

  /// The types whose services refuse empty text as well; the others take it for no schedule.
  private static let neverEmpty: Set = [
    "AWS::ApplicationAutoScaling::ScalableTarget", "AWS::Backup::BackupPlan", "AWS::Glue::Crawler",
  ]

  /// A rule with a schedule that isn't on the default bus.
  ///
  /// See [Rules that run on a schedule](https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-rule-schedule.html).
  private func otherBuses(of rule: TemplateResource, _ template: TemplateContents) -> [Finding] {
    if rule.all("ScheduleExpression").isEmpty { return [] }
    return rule.all("EventBusName").compactMap { bus in
      let made = template.target(of: bus.value)
      let name = made?.type == "AWS::Events::EventBus" ? made?.logicalID : bus.text
      guard let name, !name.isEmpty, name != "default", !name.hasSuffix("/default") else { return nil }
      return finding(
        "a schedule runs on the default bus alone", at: bus.pointer, expected: "no EventBusName, or default",
        given: name, hint: "or make it an AWS::Scheduler::Schedule whose target is the bus")
    }
  }

  private func schedules(of resource: TemplateResource) -> [(PlacedValue, ScheduleExpression.Reader)] {
    switch resource.type {
    case "AWS::Events::Rule": resource.all("ScheduleExpression").map { ($0, .rule) }
    case "AWS::Scheduler::Schedule": resource.all("ScheduleExpression").map { ($0, .scheduler) }
    case "AWS::ApplicationAutoScaling::ScalableTarget":
      resource.each("ScheduledActions").flatMap { $0.all("Schedule") }.map { ($0, .scheduler) }
    case "AWS::Backup::BackupPlan":
      resource.all("BackupPlan").flatMap { $0.each("BackupPlanRule") }.flatMap { $0.all("ScheduleExpression") }
        .map { ($0, .cronAlone) }
    case "AWS::Glue::Trigger": resource.all("Schedule").map { ($0, .cronAlone) }
    case "AWS::Glue::Crawler":
      resource.all("Schedule").flatMap { $0.all("ScheduleExpression") }.map { ($0, .cronAlone) }
    case "AWS::Serverless::Function", "AWS::Serverless::StateMachine": schedules(ofServerless: resource)
    default: []
    }
  }

  private func schedules(ofServerless resource: TemplateResource) -> [(PlacedValue, ScheduleExpression.Reader)] {
    ServerlessEvents.events(of: resource).flatMap { event -> [(PlacedValue, ScheduleExpression.Reader)] in
      switch event.type {
      case "Schedule": event.properties.all("Schedule").map { ($0, .rule) }
      case "ScheduleV2": event.properties.all("ScheduleExpression").map { ($0, .scheduler) }
      default: []
      }
    }
  }

  /// Groups of instances have the five fields that cron has elsewhere.
  ///
  /// See [Scheduled scaling](https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html).
  private func recurrence(_ value: PlacedValue) -> Finding? {
    guard let text = value.text, text.contains("(") || text.split(separator: " ").count != 5 else { return nil }
    return finding(
      "a recurrence of a group of instances must have five fields", at: value.pointer,
      expected: "minute, hour, day of the month, month, day of the week, as in 30 0 1 1,6,12 *",
      given: Wording.quoted(text))
  }

  private static func sample(_ schedule: JSONValue) -> JSONValue {
    ["Nightly": ["Type": "AWS::Events::Rule", "Properties": ["ScheduleExpression": schedule]]]
  }
}
