import StrataFindings
import StrataJSON
import StrataTemplate
import StrataText

/// A policy is written in the grammar of IAM.
struct PolicyFormRule: TemplateRule {
  let about = RuleDescription(
    "policy-form", .error, reason: "IAM refuses a policy that isn't in its grammar",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html",
    good: PolicyFormRule.sample(["Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*"]),
    bad: PolicyFormRule.sample(["Effect": "allow", "Action": "sqs:SendMessage", "Resource": "*"]))

  func check(_ template: TemplateContents) -> [Finding] {
    template.policies.flatMap(findings) + template.resources.flatMap(texts)
  }

  /// What is wrong with a policy.
  private func findings(in policy: PlacedPolicy) -> [Finding] {
    guard let object = policy.value.object else { return [] }
    var findings = names(of: object, ["Id", "Statement", "Version"], "a policy", at: policy.place)
    findings += choice(object["Version"], ["2008-10-17", "2012-10-17"], "Version", at: policy.place)
    guard let statement = object["Statement"] else {
      return findings + [finding("a policy must have statements", at: policy.place, expected: "a member Statement")]
    }
    let place = policy.place.appending("Statement")
    return findings + statements(statement, policy, at: place) + repeatedSids(statement, at: place)
  }

  /// What is wrong with the policies that a resource has as texts.
  private func texts(_ resource: TemplateResource) -> [Finding] {
    (PolicyTexts.places[resource.type] ?? []).flatMap { property, purpose, isText -> [Finding] in
      guard let place = resource.placed(property) else { return [] }
      return place.alternatives.flatMap { alternative -> [Finding] in
        // Policies that are objects are found beside those of texts.
        if !isText, alternative.value.object != nil, !alternative.value.isFunction { return [] }
        return findings(inDocument: alternative, "a policy") { document in
          let content = document.content
          guard content.value.object != nil else {
            return [
              DocumentFault(
                content.pointer, "a policy must be an object", expected: "an object",
                given: Wording.value(content.value))
            ]
          }
          if content.value.isFunction { return [] }
          return findings(in: PlacedPolicy(purpose: purpose, value: content.value, place: content.pointer)).map {
            DocumentFault(
              $0.pointer ?? content.pointer, $0.message, expected: $0.expected, given: $0.given, hint: $0.hint)
          }
        }
      }
    }
  }

  private func statements(
    _ value: JSONValue, _ policy: PlacedPolicy, at place: JSONPointer
  ) -> [Finding] {
    value.alternatives(at: place).flatMap { inner -> [Finding] in
      if inner.value.isFunction { return [] }
      if inner.value.array?.isEmpty == true {
        return [
          finding("a policy must have statements", at: inner.place, expected: "at least one", given: "an empty list")
        ]
      }
      let elements =
        inner.value.array.map { list in
          list.enumerated().flatMap { $0.element.alternatives(at: inner.place.appending($0.offset)) }
        } ?? [(value: inner.value, place: inner.place)]
      return elements.flatMap { element -> [Finding] in
        if element.value.isFunction { return [] }
        guard let object = element.value.object else {
          return [
            finding(
              "a statement must be an object", at: element.place, expected: "an object",
              given: Wording.value(element.value))
          ]
        }
        return statement(object, policy.purpose, at: element.place)
      }
    }
  }

  private func statement(
    _ object: JSONObject, _ purpose: PlacedPolicy.Purpose, at place: JSONPointer
  ) -> [Finding] {
    // A macro may add what's missing.
    if object.keys.contains(where: \.isFunctionName) { return [] }
    let elements = StatementElements.elements(of: purpose)
    var findings = names(of: object, elements.names, "a statement of \(elements.words)", at: place)
    for pair in elements.pairs { findings += one(of: pair, in: object, at: place) }
    if object["Effect"] == nil {
      findings.append(finding("a statement must have an effect", at: place, expected: "Allow or Deny"))
    }
    findings += choice(object["Effect"], ["Allow", "Deny"], "Effect", at: place)
    for name in ["Action", "NotAction", "NotResource", "Resource"] {
      guard let value = object[name], elements.names.contains(name) else { continue }
      findings += texts(value, name, at: place.appending(name)) { text, inner in
        name.hasSuffix("Resource") ? resource(text, purpose, at: inner) : action(text, at: inner)
      }
    }
    findings += sid(object["Sid"], purpose, at: place.appending("Sid"))
    for name in ["NotPrincipal", "Principal"] where elements.names.contains(name) {
      findings += principal(object[name], name, at: place.appending(name))
    }
    if let condition = object["Condition"] {
      findings += PolicyConditions.findings(self, in: condition, at: place.appending("Condition"))
    }
    return findings
  }

  // MARK: Parts of statements

  private func names(
    of object: JSONObject, _ known: [String], _ subject: String, at place: JSONPointer
  ) -> [Finding] {
    object.keys.filter { !known.contains($0) && !$0.isFunctionName }.map { name in
      finding(
        "\(subject) has no \(name)", at: place.appending(name), expected: Wording.list(known),
        hint: Suggestion.hint(for: name, in: known))
    }
  }

  private func choice(
    _ value: JSONValue?, _ allowed: [String], _ name: String, at place: JSONPointer
  ) -> [Finding] {
    (value?.alternatives(at: place.appending(name)) ?? []).compactMap { inner in
      if inner.value.isFunction || allowed.contains(inner.value.string ?? "") { return nil }
      return finding(
        "\(name) is none of those there are", at: inner.place, expected: allowed.joined(separator: " or "),
        given: Wording.value(inner.value), hint: inner.value.string.flatMap { Suggestion.hint(for: $0, in: allowed) })
    }
  }

  private func one(of names: [String], in object: JSONObject, at place: JSONPointer) -> [Finding] {
    let given = names.filter { object[$0] != nil }
    if given.count == 1 { return [] }
    let words = names.joined(separator: " or ")
    if given.isEmpty { return [finding("a statement must have \(words)", at: place, expected: "one of the two")] }
    return [
      finding("a statement must have \(words), not both", at: place, expected: "one of the two", hint: "remove one")
    ]
  }

  private func empty(_ name: String, at place: JSONPointer) -> Finding {
    finding("\(name) of a statement must not be empty", at: place, expected: "at least one", given: "none")
  }

  /// Looks at each text of what may be one or a list.
  private func texts(
    _ value: JSONValue, _ name: String, at place: JSONPointer, _ fault: (String, JSONPointer) -> Finding?
  ) -> [Finding] {
    value.alternatives(at: place).flatMap { inner -> [Finding] in
      if inner.value.array?.isEmpty == true { return [empty(name, at: inner.place)] }
      let elements =
        inner.value.array.map { list in
          list.enumerated().flatMap { $0.element.alternatives(at: inner.place.appending($0.offset)) }
        } ?? [(value: inner.value, place: inner.place)]
      return elements.compactMap { element in
        if let text = element.value.string { return fault(text, element.place) }
        if element.value.isFunction { return nil }
        return finding(
          "\(name) of a statement must be text, or a list of texts", at: element.place, expected: "text",
          given: Wording.value(element.value))
      }
    }
  }

  /// A resource is an ARN with its six parts, or a star.
  private func resource(
    _ text: String, _ purpose: PlacedPolicy.Purpose, at place: JSONPointer
  ) -> Finding? {
    if purpose == .other || text == "*" || text.contains(bytesOf: "{{resolve:") { return nil }
    let parts = text.arnParts
    if parts.count >= 3, parts[0] == "arn", parts[1].hasPrefix("aws") || parts[1].utf8.contains(UInt8(ascii: "*")),
      !parts[2].isEmpty,
      parts.count > 5 || text.hasSuffix("*")
    {
      return nil
    }
    return finding(
      "this isn't the ARN of a resource", at: place, expected: "arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE, or *",
      given: Wording.quoted(text))
  }

  /// See [Action](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html).
  private func action(_ text: String, at place: JSONPointer) -> Finding? {
    if text == "*" || text.contains(bytesOf: "{{resolve:") { return nil }
    if let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) {
      let parts = [text[..<colon], text[text.utf8.index(after: colon)...]]
      // No pattern stands for a part of a service's name.
      if parts[0] == "*" || !parts[0].isEmpty && parts[0].consistsOfAlphanumerics(and: "-_."),
        !parts[1].isEmpty, parts[1].consistsOfAlphanumerics(and: "-_*?")
      {
        return nil
      }
    }
    return finding(
      "an action must be of the form service:Action", at: place, expected: "a name such as s3:GetObject, s3:Get* or *",
      given: Wording.quoted(text))
  }

  /// IAM takes [letters and digits](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html),
  /// and key policies [spaces too](https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html).
  private func sid(_ value: JSONValue?, _ purpose: PlacedPolicy.Purpose, at place: JSONPointer) -> [Finding] {
    guard purpose == .identity, let text = value?.string, !text.consistsOfAlphanumerics() else { return [] }
    return [
      finding(
        "the Sid of a statement in an identity's policy must have letters and digits alone", at: place,
        expected: "A to Z, a to z and 0 to 9", given: Wording.quoted(text))
    ]
  }

  /// The ids that an earlier statement has for sure.
  private func repeatedSids(_ statements: JSONValue, at place: JSONPointer) -> [Finding] {
    var seen: Set<String> = []
    return (statements.array ?? []).enumerated().flatMap { index, statement -> [Finding] in
      let alternatives = statement.alternatives(at: place.appending(index))
      let isCertain = alternatives.count == 1 && !alternatives[0].place.tokens.contains(IntrinsicFunction.if.name)
      return alternatives.compactMap { inner in
        guard let sid = inner.value["Sid"]?.string, !sid.isEmpty else { return nil }
        let isNew = isCertain ? seen.insert(sid).inserted : !seen.contains(sid)
        if isNew { return nil }
        return finding(
          "the Sid \(Wording.quoted(sid)) is that of an earlier statement too", at: inner.place.appending("Sid"),
          hint: "give one of them another Sid")
      }
    }
  }

  /// See [Principal](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html).
  private func principal(_ value: JSONValue?, _ name: String, at place: JSONPointer) -> [Finding] {
    (value?.alternatives(at: place) ?? []).flatMap { inner -> [Finding] in
      if inner.value.isFunction || inner.value == "*" { return [] }
      guard let object = inner.value.object else {
        return [
          finding(
            "a principal must be * or an object", at: inner.place, expected: "*, or {\"Service\": …} and the like",
            given: Wording.value(inner.value))
        ]
      }
      if object.isEmpty { return [empty(name, at: inner.place)] }
      let kinds = ["AWS", "CanonicalUser", "Federated", "Service"]
      return names(of: object, kinds, "a principal", at: inner.place)
        + object.flatMap { member -> [Finding] in
          guard kinds.contains(member.key) else { return [] }
          return texts(member.value, member.key, at: inner.place.appending(member.key)) { text, place in
            switch member.key {
            case "AWS": account(text, at: place)
            case "Service": service(text, at: place)
            default: nil
            }
          }
        }
    }
  }

  /// Whom `AWS` names: everybody, an account, or somebody in one.
  private func account(_ text: String, at place: JSONPointer) -> Finding? {
    func isAccount(_ text: Substring) -> Bool { text.utf8.count == 12 && text.utf8.allSatisfy(\.isASCIIDigit) }
    if text == "*" || isAccount(text[...]) || text.contains(bytesOf: "{{resolve:") { return nil }
    let parts = text.arnParts
    if parts.count == 6, parts[0] == "arn", ["iam", "sts"].contains(parts[2]),
      isAccount(parts[4]) || parts[4] == "cloudfront"
    {
      return nil
    }
    // Of somebody who was deleted there's only the unique id left.
    if text.utf8.count >= 16, text.consistsOfAlphanumerics() { return nil }
    return finding(
      "this names no account, user or role", at: place,
      expected: "*, 12 digits, or an ARN such as arn:aws:iam::123456789012:role/deploy", given: Wording.quoted(text))
  }

  private func service(_ text: String, at place: JSONPointer) -> Finding? {
    if ServicePrincipal.isOne(text) { return nil }
    return finding(
      "this is no service's name", at: place, expected: "such as ecs-tasks.amazonaws.com", given: Wording.quoted(text),
      hint: text.consistsOfAlphanumerics(and: "-") && !text.isEmpty ? "write \(text).amazonaws.com" : nil)
  }

  private static func sample(_ statement: JSONValue) -> JSONValue {
    [
      "Sender": [
        "Type": "AWS::IAM::ManagedPolicy",
        "Properties": ["PolicyDocument": ["Version": "2012-10-17", "Statement": [statement]]],
      ]
    ]
  }
}
