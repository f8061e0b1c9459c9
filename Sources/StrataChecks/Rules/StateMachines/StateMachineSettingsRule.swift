import StrataFindings
import StrataJSON
import StrataTemplate
import StrataText

/// What stands beside the definition of a state machine, or makes an activity, goes together.
struct StateMachineSettingsRule: TemplateRule {
  let about = RuleDescription(
    "state-machine-settings", .error,
    reason: "Step Functions refuses a machine of two definitions or of none, logs without a group, and such a name",
    source: "https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html",
    good: StateMachineSettingsRule.sample(level: "OFF"), bad: StateMachineSettingsRule.sample(level: "ALL"))

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(ofTypesWhere: Self.types.contains).flatMap { resource -> [Finding] in
      if let machine = StateMachineProperties(resource) {
        return definitions(machine) + logging(machine, template) + names(resource, machine.name, logs(machine))
          + encryption(resource)
      }
      guard resource.type == Self.activity else { return [] }
      return names(resource, "Name", nil) + encryption(resource)
    }
  }

  private static let activity = "AWS::StepFunctions::Activity"
  private static let types = StateMachineProperties.types + [activity]

  // MARK: Definitions

  private func definitions(_ machine: StateMachineProperties) -> [Finding] {
    let given = machine.definitions.filter { machine.properties.presence(of: $0) == .yes }
    let words = machine.definitions.joined(separator: ", ")
    let pointer = machine.properties.place.pointer
    if given.count > 1 {
      return [
        finding(
          "a state machine can't have two definitions", at: pointer.appending(given[1]), expected: "one of \(words)",
          given: given.joined(separator: ", "), hint: "remove all but one")
      ]
    }
    if machine.definitions.contains(where: { machine.properties.presence(of: $0) != .no }) { return [] }
    let place = machine.resource.object["Properties"] == nil ? machine.resource.pointer() : pointer
    return [finding("a state machine must have a definition", at: place, expected: "one of \(words)", given: "none")]
  }

  // MARK: Logs

  /// The level of what is logged, where something is.
  private func logs(_ machine: StateMachineProperties) -> String? {
    let level = machine.properties.value(of: machine.logging).flatMap(DefinitionObject.init)?.value(of: "Level")?
      .knownText
    return level == "OFF" ? nil : level
  }

  /// See [Logging](https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html).
  private func logging(_ machine: StateMachineProperties, _ template: TemplateContents) -> [Finding] {
    machine.properties.values(of: machine.logging).compactMap(DefinitionObject.init).flatMap { logging -> [Finding] in
      var findings: [Finding] = []
      let destinations = logging.values(of: "Destinations")
      let isEmpty = destinations.contains { $0.value.array?.isEmpty == true }
      if let level = logging.value(of: "Level")?.knownText, ["ALL", "ERROR", "FATAL"].contains(level),
        logging.presence(of: "Destinations") == .no || isEmpty
      {
        findings.append(
          finding(
            "logs of the level \(level) must have a destination", at: logging.place.pointer,
            expected: "Destinations with the ARN of a log group", given: "none",
            hint: "name a log group, or set Level to OFF"))
      }
      for list in destinations
      where (list.value.array?.count ?? 0) > 1 && list.elements.count == list.value.array?.count {
        findings.append(
          finding(
            "logs can have one destination", at: list.pointer, expected: "1", given: "\(list.value.array?.count ?? 0)",
            hint: "leave one of them"))
      }
      let groups = logging.place.each("Destinations").flatMap { $0.all("CloudWatchLogsLogGroup") }
      return findings + groups.flatMap { $0.all("LogGroupArn") }.compactMap { group($0, template) }
    }
  }

  /// The ARN of a log group ends with `:*` here.
  private func group(_ place: PlacedValue, _ template: TemplateContents) -> Finding? {
    guard let text = OpenText.marked(place.value) else { return nil }
    let expected = "arn:aws:logs:REGION:ACCOUNT:log-group:NAME:*"
    if !text.isOpen, !text.contains(":log-group:") {
      return finding(
        "this isn't the ARN of a log group", at: place.pointer, expected: expected, given: Wording.quoted(text))
    }
    guard !text.hasSuffix(":*"), text.contains(":log-group:") else { return nil }
    // A name that is filled in may end with it, but for that of a group that stands in the template.
    if text.last == OpenText.mark {
      guard case .unknown(let last)? = PartialText(place.value).parts.last, last.argument(of: .ref) != nil,
        template.target(of: last)?.type == "AWS::Logs::LogGroup"
      else { return nil }
    }
    return finding(
      "the ARN of a log group must end with :* here", at: place.pointer, expected: expected,
      given: text.isOpen ? nil : Wording.quoted(text), hint: "write :* behind it, or take the group's attribute Arn")
  }

  // MARK: Names

  private func names(_ resource: TemplateResource, _ property: String, _ level: String?) -> [Finding] {
    resource.all(property).compactMap { place in
      guard let text = OpenText.marked(place.value), let name = place.knownText ?? (text.isOpen ? nil : text) else {
        return nil
      }
      let forbidden = name.unicodeScalars.first(where: Self.isForbidden)
      if let forbidden {
        let words = forbidden.value <= 0x20 || forbidden.properties.isWhitespace ? "a space" : "\"\(forbidden)\""
        return finding(
          "a name can't have \(Self.isControl(forbidden) ? "a character that isn't seen" : words)", at: place.pointer,
          expected: "no spaces, and none of <>{}[]?*\"#%\\^|~`$&,;:/", given: Wording.quoted(name))
      }
      if !(1...80).contains(name.unicodeScalars.count) {
        return finding(
          "a name is too \(name.isEmpty ? "short" : "long")", at: place.pointer, expected: "1 to 80 characters",
          given: Count.of(name.unicodeScalars.count, "character"))
      }
      if let level, !name.consistsOfAlphanumerics(and: "-_") {
        return finding(
          "logs of the level \(level) can't be written under such a name", at: place.pointer,
          expected: "letters A to Z and a to z, digits, - and _", given: Wording.quoted(name))
      }
      return nil
    }
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || isControl(scalar) || "<>{}[]?*\"#%\\^|~`$&,;:/".unicodeScalars.contains(scalar)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || [0xFFFE, 0xFFFF].contains(scalar.value)
  }

  // MARK: Encryption

  /// See [Encryption at rest](https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html).
  private func encryption(_ resource: TemplateResource) -> [Finding] {
    resource.all("EncryptionConfiguration").compactMap(DefinitionObject.init).flatMap { encryption -> [Finding] in
      guard let type = encryption.value(of: "Type")?.knownText else { return [] }
      if type == "CUSTOMER_MANAGED_KMS_KEY" {
        if encryption.presence(of: "KmsKeyId") != .no { return [] }
        return [
          finding("a key of one's own must be named", at: encryption.place.pointer, expected: "a member KmsKeyId")
        ]
      }
      guard type == "AWS_OWNED_KEY" else { return [] }
      return ["KmsKeyId", "KmsDataKeyReusePeriodSeconds"].filter { encryption.presence(of: $0) == .yes }.map { name in
        // That a period without a key is refused is said nowhere.
        Finding(
          about.id, "\(name) goes with a key of one's own alone", severity: name == "KmsKeyId" ? .error : .warning,
          at: encryption.place.pointer.appending(name), expected: "the Type CUSTOMER_MANAGED_KMS_KEY", given: type,
          hint: "remove it, or change the Type")
      }
    }
  }

  private static func sample(level: String) -> JSONValue {
    [
      "Machine": [
        "Type": "AWS::StepFunctions::StateMachine",
        "Properties": [
          "RoleArn": "arn:aws:iam::123456789012:role/machine", "LoggingConfiguration": ["Level": .string(level)],
          "Definition": ["StartAt": "Done", "States": ["Done": ["Type": "Succeed"]]],
        ],
      ]
    ]
  }
}
