import StrataCore
import StrataJSON
import StrataSchema

/// A policy is written in the grammar of IAM.
struct PolicyFormRule: TemplateRule {
  let about = RuleDescription(
    "policy-form", .error, reason: "IAM refuses a policy that isn't in its grammar",
    source: "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html",
    good: PolicyFormRule.sample(["Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*"]),
    bad: PolicyFormRule.sample(["Effect": "allow", "Action": "sqs:SendMessage", "Resource": "*"]))

  func check(_ template: CheckedTemplate) -> [TemplateFinding] {
    template.policies.flatMap { policy -> [TemplateFinding] in
      guard let object = policy.value.object else { return [] }
      var findings = names(of: object, ["Id", "Statement", "Version"], "a policy", at: policy.place)
      findings += choice(object["Version"], ["2008-10-17", "2012-10-17"], "Version", at: policy.place)
      guard let statement = object["Statement"] else {
        return findings + [finding("a policy has statements", at: policy.place, expected: "a member Statement")]
      }
      return findings + statements(statement, policy, at: policy.place.appending("Statement"))
    }
  }

  private func statements(
    _ value: JSONValue, _ policy: PlacedPolicy, at place: JSONPointer
  ) -> [TemplateFinding] {
    value.alternatives(at: place).flatMap { inner -> [TemplateFinding] in
      if inner.value.isFunction { return [] }
      let elements =
        inner.value.array.map { list in
          list.enumerated().flatMap { $0.element.alternatives(at: inner.place.appending($0.offset)) }
        } ?? [(value: inner.value, place: inner.place)]
      return elements.flatMap { element -> [TemplateFinding] in
        if element.value.isFunction { return [] }
        guard let object = element.value.object else {
          return [
            finding(
              "a statement is an object", at: element.place, expected: "an object", given: Wording.value(element.value))
          ]
        }
        return statement(object, policy.purpose, at: element.place)
      }
    }
  }

  private func statement(
    _ object: JSONObject, _ purpose: PlacedPolicy.Purpose, at place: JSONPointer
  ) -> [TemplateFinding] {
    // A macro may add what's missing.
    if object.keys.contains(where: { $0.hasPrefix("Fn::") }) { return [] }
    let elements = StatementElements(purpose)
    var findings = names(of: object, elements.names, "a statement of \(elements.words)", at: place)
    for pair in elements.pairs { findings += one(of: pair, in: object, at: place) }
    if object["Effect"] == nil {
      findings.append(finding("a statement has an effect", at: place, expected: "Allow or Deny"))
    }
    findings += choice(object["Effect"], ["Allow", "Deny"], "Effect", at: place)
    for name in ["Action", "NotAction", "NotResource", "Resource"] {
      guard let value = object[name], elements.names.contains(name) else { continue }
      findings += texts(value, name, at: place.appending(name)) { text, inner in
        name.hasSuffix("Resource") ? resource(text, purpose, at: inner) : nil
      }
    }
    for name in ["NotPrincipal", "Principal"] where elements.names.contains(name) {
      findings += principal(object[name], at: place.appending(name))
    }
    if let condition = object["Condition"] {
      findings += PolicyConditions.faults(of: condition, at: place.appending("Condition")).map {
        finding($0.message, at: $0.place, expected: $0.expected, given: $0.given, hint: $0.hint)
      }
    }
    return findings
  }

  // MARK: Parts of statements

  private func names(
    of object: JSONObject, _ known: [String], _ subject: String, at place: JSONPointer
  ) -> [TemplateFinding] {
    object.keys.filter { !known.contains($0) && !$0.hasPrefix("Fn::") }.map { name in
      finding(
        "\(subject) has no \(name)", at: place.appending(name), expected: Wording.list(known),
        hint: Suggestion.hint(for: name, in: known))
    }
  }

  private func choice(
    _ value: JSONValue?, _ allowed: [String], _ name: String, at place: JSONPointer
  ) -> [TemplateFinding] {
    (value?.alternatives(at: place.appending(name)) ?? []).compactMap { inner in
      if inner.value.isFunction || allowed.contains(inner.value.string ?? "") { return nil }
      return finding(
        "\(name) is none of those there are", at: inner.place, expected: allowed.joined(separator: " or "),
        given: Wording.value(inner.value), hint: inner.value.string.flatMap { Suggestion.hint(for: $0, in: allowed) })
    }
  }

  private func one(of names: [String], in object: JSONObject, at place: JSONPointer) -> [TemplateFinding] {
    let given = names.filter { object[$0] != nil }
    if given.count == 1 { return [] }
    let words = names.joined(separator: " or ")
    if given.isEmpty { return [finding("a statement has \(words)", at: place, expected: "one of the two")] }
    return [finding("a statement has \(words), not both", at: place, expected: "one of the two", hint: "remove one")]
  }

  /// Looks at each text of what may be one or a list.
  private func texts(
    _ value: JSONValue, _ name: String, at place: JSONPointer, _ fault: (String, JSONPointer) -> TemplateFinding?
  ) -> [TemplateFinding] {
    value.alternatives(at: place).flatMap { inner -> [TemplateFinding] in
      let elements =
        inner.value.array.map { list in
          list.enumerated().flatMap { $0.element.alternatives(at: inner.place.appending($0.offset)) }
        } ?? [(value: inner.value, place: inner.place)]
      return elements.compactMap { element in
        if let text = element.value.string { return fault(text, element.place) }
        if element.value.isFunction { return nil }
        return finding(
          "\(name) of a statement is text, or a list of texts", at: element.place, expected: "text",
          given: Wording.value(element.value))
      }
    }
  }

  /// A resource is an ARN with its six parts, or a star.
  private func resource(
    _ text: String, _ purpose: PlacedPolicy.Purpose, at place: JSONPointer
  ) -> TemplateFinding? {
    if text == "*" || text.contains("{{resolve:") { return nil }
    let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    if parts.count >= 3, parts[0] == "arn", parts[1].hasPrefix("aws") || parts[1].contains("*"), !parts[2].isEmpty,
      parts.count > 5 || text.hasSuffix("*")
    {
      return nil
    }
    return finding(
      "this isn't the ARN of a resource", at: place, expected: "arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE, or *",
      given: Wording.quoted(text))
  }

  /// See [Principal](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html).
  private func principal(_ value: JSONValue?, at place: JSONPointer) -> [TemplateFinding] {
    (value?.alternatives(at: place) ?? []).flatMap { inner -> [TemplateFinding] in
      if inner.value.isFunction || inner.value == "*" { return [] }
      guard let object = inner.value.object else {
        return [
          finding(
            "a principal is * or an object", at: inner.place, expected: "*, or {\"Service\": …} and the like",
            given: Wording.value(inner.value))
        ]
      }
      let kinds = ["AWS", "CanonicalUser", "Federated", "Service"]
      return names(of: object, kinds, "a principal", at: inner.place)
        + object.flatMap { member -> [TemplateFinding] in
          guard kinds.contains(member.key) else { return [] }
          return texts(member.value, member.key, at: inner.place.appending(member.key)) { text, place in
            member.key == "AWS" ? account(text, at: place) : nil
          }
        }
    }
  }

  /// Whom `AWS` names: everybody, an account, or somebody in one.
  private func account(_ text: String, at place: JSONPointer) -> TemplateFinding? {
    func isAccount(_ text: Substring) -> Bool { text.utf8.count == 12 && text.utf8.allSatisfy(\.isASCIIDigit) }
    if text == "*" || isAccount(text[...]) || text.contains("{{resolve:") { return nil }
    let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
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

  private static func sample(_ statement: JSONValue) -> JSONValue {
    [
      "Sender": [
        "Type": "AWS::IAM::ManagedPolicy",
        "Properties": ["PolicyDocument": ["Version": "2012-10-17", "Statement": [statement]]],
      ]
    ]
  }
}
