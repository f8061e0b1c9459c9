import StrataFindings
import StrataJSON
import StrataTemplate

/// A secret is rotated by one function, at one pace.
struct SecretRotationRule: TemplateRule {
  let about = RuleDescription(
    "secret-rotation", .error, reason: "Secrets Manager has one schedule for a secret, by days or by an expression",
    source:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-rotationschedule.html",
    good: SecretRotationRule.sample(["AutomaticallyAfterDays": 30]),
    bad: SecretRotationRule.sample(["AutomaticallyAfterDays": 30, "ScheduleExpression": "rate(30 days)"]))

  func check(_ template: TemplateContents) -> [Finding] {
    let schedules = template.resources(of: "AWS::SecretsManager::RotationSchedule")
    var seen: Set<String> = []
    return schedules.flatMap { schedule -> [Finding] in
      var found = schedule.all("RotationRules").flatMap { pace($0, template) }
      if schedule["RotationLambdaARN"] != nil, schedule["HostedRotationLambda"] != nil {
        found += PropertyPairs(schedule, "HostedRotationLambda", "RotationLambdaARN", in: template).all.prefix(1)
          .compactMap { hosted, own in
            guard let hosted, own != nil else { return nil }
            return finding(
              "a secret is rotated by HostedRotationLambda or RotationLambdaARN, not both", at: hosted.pointer,
              expected: "one of the two", hint: "remove one")
          }
      }
      found += region(of: schedule)
      if !template.macros.contains(where: { $0.hasPrefix("AWS::SecretsManager-") }), template.ownMacros.isEmpty {
        found += schedule.all("HostedRotationLambda").map { hosted in
          finding(
            "nothing makes this function", at: hosted.pointer, expected: "Transform: AWS::SecretsManager-2024-09-16",
            hint: "add the transform to the template")
        }
      }
      // A schedule with a condition may stand for another.
      if schedule.object["Condition"] == nil, let secret = schedule["SecretId"] {
        let key = template.target(of: secret)?.logicalID ?? secret.string
        if let key, !seen.insert(key).inserted {
          found.append(
            finding(
              "an earlier schedule is of the same secret", at: schedule.pointer("SecretId"), expected: "another secret",
              given: key))
        }
      }
      return found
    } + template.resources(of: "AWS::SecretsManager::SecretTargetAttachment").flatMap { attached($0, template) }
  }

  /// A secret is rotated by a function of its region.
  private func region(of schedule: TemplateResource) -> [Finding] {
    func parts(_ place: PlacedValue) -> [Substring]? {
      let parts = place.text?.split(separator: ":", omittingEmptySubsequences: false) ?? []
      return parts.count > 5 && parts[0] == "arn" ? parts : nil
    }
    let secrets = schedule.all("SecretId").compactMap(parts)
    guard secrets.count == 1 else { return [] }
    return schedule.all("RotationLambdaARN").compactMap { function in
      guard let own = parts(function), own[3] != secrets[0][3] else { return nil }
      return finding(
        "a secret is rotated by a function of its region", at: function.pointer, expected: "\(secrets[0][3])",
        given: "\(own[3])")
    }
  }

  private func pace(_ rules: PlacedValue, _ template: TemplateContents) -> [Finding] {
    var found: [Finding] = []
    if rules["AutomaticallyAfterDays"] != nil, rules["ScheduleExpression"] != nil {
      let pairs = PropertyPairs(rules["ScheduleExpression"], rules["AutomaticallyAfterDays"], in: template)
      found += pairs.all.prefix(1).compactMap { expression, days in
        guard let expression, days != nil else { return nil }
        return finding(
          "a rotation has AutomaticallyAfterDays or ScheduleExpression, not both", at: expression.pointer,
          expected: "one of the two", hint: "remove one")
      }
    }
    found += rules.all("ScheduleExpression").compactMap { place in
      guard let text = place.text, let fault = Self.fault(in: text) else { return nil }
      return finding(fault.message, at: place.pointer, expected: fault.expected, given: Wording.quoted(text))
    }
    return found
  }

  /// See [Schedule expressions](https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html).
  private static func fault(in text: String) -> (message: String, expected: String)? {
    if text.hasPrefix("rate("), text.hasSuffix(")") {
      let words = text.dropFirst(5).dropLast().split(separator: " ")
      guard words.count == 2, let count = Int(words[0]), ["hour", "hours", "day", "days"].contains(words[1]) else {
        return ("a rate must be a whole number of hours or days", "such as rate(10 days)")
      }
      let hours = words[1].hasPrefix("hour") ? count : count.multipliedReportingOverflow(by: 24).partialValue
      return hours < 4 || hours > 999 * 24
        ? ("a secret can't be rotated at this pace", "every 4 hours to every 999 days") : nil
    }
    if text.hasPrefix("cron("), text.hasSuffix(")") {
      return text.dropFirst(5).dropLast().split(separator: " ").count == 6
        ? nil : ("a cron expression must have six fields", "such as cron(0 16 1,15 * ? *)")
    }
    return ("this isn't a schedule", "cron(…) or rate(…)")
  }

  /// What a secret is attached to is of the type that it says.
  private func attached(_ attachment: TemplateResource, _ template: TemplateContents) -> [Finding] {
    let plain = plain(attachment, template)
    guard let target = template.target(of: attachment["TargetId"]) else { return plain }
    return plain
      + attachment.all("TargetType").compactMap { type in
        guard let text = type.text, text != target.type, target.type.hasPrefix("AWS::") else { return nil }
        return finding(
          "\(target.logicalID) isn't of the type that the attachment says", at: type.pointer, expected: target.type,
          given: Wording.quoted(text))
      }
  }

  /// An attachment adds to what a secret says, which must be an object.
  private func plain(_ attachment: TemplateResource, _ template: TemplateContents) -> [Finding] {
    guard let secret = template.target(of: attachment["SecretId"]), secret.type == "AWS::SecretsManager::Secret" else {
      return []
    }
    func isPlain(_ text: PlacedValue) -> Bool {
      text.text.map { (try? JSONValue(parsing: $0))?.object == nil } ?? false
    }
    func isPassword(_ made: PlacedValue) -> Bool {
      made.value.object.map {
        !made.value.isFunction && $0["SecretStringTemplate"] == nil && !$0.keys.contains(where: \.isFunctionName)
      }
        ?? false
    }
    guard
      secret.all("SecretString").contains(where: isPlain)
        || secret.all("GenerateSecretString").contains(where: isPassword)
    else { return [] }
    return [
      finding(
        "\(secret.logicalID) is no object that the connection could be added to", at: attachment.pointer("SecretId"),
        expected: "a SecretString that is a JSON object, or a SecretStringTemplate and GenerateStringKey")
    ]
  }

  private static func sample(_ rules: JSONValue) -> JSONValue {
    [
      "Pace": [
        "Type": "AWS::SecretsManager::RotationSchedule",
        "Properties": [
          "SecretId": "orders", "RotationLambdaARN": "arn:aws:lambda:eu-west-1:123456789012:function:rotate",
          "RotationRules": rules,
        ],
      ]
    ]
  }
}
