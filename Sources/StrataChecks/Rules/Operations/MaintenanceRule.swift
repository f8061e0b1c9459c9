import StrataFindings
import StrataJSON
import StrataSchema
import StrataTemplate

/// What Systems Manager does at times is set up as it takes it.
struct MaintenanceRule: TemplateRule {
  let about = RuleDescription(
    "maintenance", .error, reason: "Systems Manager refuses times, targets and tasks that don't go together",
    source: "https://docs.aws.amazon.com/systems-manager/latest/userguide/reference-cron-and-rate-expressions.html",
    good: MaintenanceRule.sample("cron(0 2 ? * SUN *)"), bad: MaintenanceRule.sample("every sunday"))

  func check(_ template: TemplateContents) -> [Finding] {
    template.findings { type in
      switch type {
      case "AWS::SSM::MaintenanceWindow":
        { resource in
          resource.all("Schedule").compactMap { schedule($0, ["at", "cron", "rate"]) } + cutoff(resource, template)
        }
      case "AWS::SSM::Association":
        { resource in
          resource.all("ScheduleExpression").compactMap { schedule($0, ["at", "cron", "rate"]) }
            + resource.each("Targets").flatMap(target) + automation(resource)
        }
      case "AWS::SSM::MaintenanceWindowTarget":
        { resource in resource.each("Targets").flatMap(target) }
      case "AWS::SSM::MaintenanceWindowTask":
        { resource in task(resource, template) }
      default: nil
      }
    }
  }

  // MARK: Times

  private func schedule(_ place: PlacedValue, _ kinds: [String]) -> Finding? {
    guard let text = place.text else { return nil }
    let form = "(\(kinds.joined(separator: "|")))\\(.+\\)"
    let expected = "cron(…), rate(…) or at(…)"
    if SchemaPatterns.matchesWhole(text, form) == false {
      return finding("this isn't a schedule", at: place.pointer, expected: expected, given: Wording.quoted(text))
    }
    let inside = text.dropFirst(text.hasPrefix("at") ? 3 : 5).dropLast()
    let words = inside.split(separator: " ")
    if text.hasPrefix("cron("), !(6...7).contains(words.count) {
      return finding(
        "a cron expression must have six fields, or seven with seconds", at: place.pointer,
        expected: "such as cron(0 2 ? * SUN *)",
        given: Wording.quoted(text))
    }
    guard text.hasPrefix("rate("),
      words.count != 2 || Int(words[0]).map({ $0 > 0 }) != true
        || !["minute", "minutes", "hour", "hours", "day", "days"].contains(words[1])
    else { return nil }
    return finding(
      "a rate must be a whole number and a unit", at: place.pointer, expected: "such as rate(7 days)",
      given: Wording.quoted(text))
  }

  /// See [MaintenanceWindow](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ssm-maintenancewindow.html).
  private func cutoff(_ window: TemplateResource, _ template: TemplateContents) -> [Finding] {
    PropertyPairs(window, "Cutoff", "Duration", in: template).all.compactMap { cutoff, duration in
      guard let cutoff, let least = cutoff.text.flatMap({ Int($0) }), let most = duration?.text.flatMap({ Int($0) }),
        least >= most
      else { return nil }
      return finding(
        "no task would begin in this window", at: cutoff.pointer,
        expected: "less than the \(most) hours of its Duration",
        given: String(least))
    }
  }

  // MARK: Targets

  /// See [Target](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_Target.html).
  private func target(_ target: PlacedValue) -> [Finding] {
    target.all("Key").flatMap { key -> [Finding] in
      guard let text = key.text else { return [] }
      let names = [
        "InstanceIds", "ParameterValues", "ResourceGroup", "WindowTargetIds", "aws:NoOpAutomationTag", "tag-key",
        "AWS::EC2::Instance", "AWS::SSM::ManagedInstance", "instanceids",
      ]
      guard names.contains(text) || text.hasPrefix("tag:") || text.hasPrefix("resource-groups:") else {
        return [
          finding(
            "targets aren't found by this", at: key.pointer,
            expected: "InstanceIds, tag:NAME, tag-key, ParameterValues or resource-groups:Name",
            given: Wording.quoted(text))
        ]
      }
      if text != "InstanceIds" { return [] }
      return target.each("Values").compactMap { value in
        guard let id = value.text, SchemaPatterns.matchesWhole(id, "\\*|(i|mi)-[0-9a-f]{8,17}") == false else {
          return nil
        }
        return finding(
          "this isn't the id of an instance", at: value.pointer, expected: "such as i-0123456789abcdef0, or *",
          given: Wording.quoted(id))
      }
    }
  }

  /// See [Association](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ssm-association.html).
  private func automation(_ association: TemplateResource) -> [Finding] {
    guard association["AutomationTargetParameterName"] != nil, let list = association["Targets"]?.array, list.count > 1,
      !list.contains(where: \.isFunction)
    else { return [] }
    return [
      finding(
        "an automation has one target", at: association.pointer("Targets"), expected: "1", given: String(list.count))
    ]
  }

  // MARK: Tasks

  /// The parameters that a task of a type has.
  ///
  /// See [Parameters of tasks](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ssm-maintenancewindowtask-taskinvocationparameters.html).
  private static let parameters = [
    "AUTOMATION": "MaintenanceWindowAutomationParameters", "LAMBDA": "MaintenanceWindowLambdaParameters",
    "RUN_COMMAND": "MaintenanceWindowRunCommandParameters",
    "STEP_FUNCTIONS": "MaintenanceWindowStepFunctionsParameters",
  ]

  private func task(_ task: TemplateResource, _ template: TemplateContents) -> [Finding] {
    var found: [Finding] = []
    if let type = task["TaskType"]?.string, let wanted = Self.parameters[type] {
      found += task.all("TaskInvocationParameters").flatMap { parameters -> [Finding] in
        (parameters.value.object?.keys ?? []).compactMap { key in
          guard key != wanted, Self.parameters.values.contains(key) else { return nil }
          return finding(
            "a task of the type \(type) has other parameters", at: parameters.pointer.appending(key), expected: wanted,
            given: key)
        }
      }
    }
    // Tasks without targets have none of both.
    guard let targets = task.placed("Targets"), !targets.alternatives.isEmpty,
      targets.alternatives.allSatisfy({ $0.value.array?.isEmpty == false })
    else { return found }
    for key in ["MaxConcurrency", "MaxErrors"] where task[key] == nil {
      found.append(
        finding("a task with targets must have \(key)", at: targets.pointer, expected: "\(key), such as 1 or 10%"))
    }
    return found
  }

  private static func sample(_ schedule: JSONValue) -> JSONValue {
    [
      "Sunday": [
        "Type": "AWS::SSM::MaintenanceWindow",
        "Properties": [
          "Name": "sunday", "Schedule": schedule, "Duration": 4, "Cutoff": 1, "AllowUnassociatedTargets": false,
        ],
      ]
    ]
  }
}
