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
    var all: [Finding] = []
    // Many roles have the same trust policy, which needn't be looked at again where nothing was found.
    var sound: JSONValue?
    for policy in template.policies where policy.purpose != .trust || policy.value != sound {
      let found = findings(in: policy)
      if found.isEmpty, policy.purpose == .trust, !policy.isConditional { sound = policy.value }
      all += found
    }
    for resource in template.resources(ofTypesWhere: { PolicyTexts.places[$0] != nil }) { all += texts(resource) }
    return all
  }

  /// What is wrong with a policy.
  private func findings(in policy: PlacedPolicy) -> [Finding] {
    guard let object = policy.value.object else { return [] }
    return findings(at: policy.place) { place in
      findings(in: object, policy.purpose, isConditional: policy.isConditional, at: place)
    }
  }

  private func findings(
    in object: JSONObject, _ purpose: PlacedPolicy.Purpose, isConditional: Bool, at place: JSONPointer?
  ) -> [Finding] {
    var findings = names(of: object, ["Id", "Statement", "Version"], "a policy", at: place)
    if let version = object["Version"] {
      findings += choice(version, ["2008-10-17", "2012-10-17"], "Version", at: place?.appending("Version"))
    }
    guard let statement = object["Statement"] else {
      return findings + [finding("a policy must have statements", at: place, expected: "a member Statement")]
    }
    let place = place?.appending("Statement")
    findings += statements(statement, purpose, at: place)
    findings += repeatedSids(statement, isConditional: isConditional, at: place)
    return findings
  }

  /// What is wrong with the policies that a resource has as texts.
  private func texts(_ resource: TemplateResource) -> [Finding] {
    (PolicyTexts.places[resource.type] ?? []).flatMap { property, purpose, isText -> [Finding] in
      guard let value = resource[property], isText || value.mayBeText else { return [] }
      return resource.all(property).flatMap { alternative -> [Finding] in
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
    _ value: JSONValue, _ purpose: PlacedPolicy.Purpose, at place: JSONPointer?
  ) -> [Finding] {
    var findings: [Finding] = []
    value.forEachAlternative(at: place) { value, place in
      if value.isFunction { return }
      if value.array?.isEmpty == true {
        findings.append(
          finding("a policy must have statements", at: place, expected: "at least one", given: "an empty list"))
      }
      value.forEachMember(at: place) { value, place in
        if value.isFunction { return }
        if case .object(let object) = value {
          findings += statement(object, purpose, at: place)
        } else {
          findings.append(
            finding("a statement must be an object", at: place, expected: "an object", given: Wording.value(value)))
        }
      }
    }
    return findings
  }

  private func statement(
    _ object: JSONObject, _ purpose: PlacedPolicy.Purpose, at place: JSONPointer?
  ) -> [Finding] {
    let elements = StatementElements.elements(of: purpose)
    // One walk over what is there, as a search for each element that there may be takes longer.
    var given = 0
    var findings: [Finding] = []
    var wrong: [(rank: Int, findings: [Finding])] = []
    for element in object {
      // A macro may add what's missing.
      if element.key.isFunctionName { return [] }
      guard let rank = Self.ranks.firstIndex(of: element.key), elements.names.contains(element.key) else {
        findings.append(unknown(element.key, elements.names, "a statement of \(elements.words)", at: place))
        continue
      }
      given |= 1 << rank
      let found = self.findings(in: element, purpose, at: place)
      if !found.isEmpty { wrong.append((rank, found)) }
    }
    func isGiven(_ name: String) -> Bool { Self.ranks.firstIndex(of: name).map { given & 1 << $0 != 0 } ?? false }
    for pair in elements.pairs {
      if let one = one(of: pair, count: pair.count(where: isGiven), at: place) { findings.append(one) }
    }
    if !isGiven("Effect") {
      findings.append(finding("a statement must have an effect", at: place, expected: "Allow or Deny"))
    }
    return findings + wrong.sorted { $0.rank < $1.rank }.flatMap { $0.findings }
  }

  /// The elements of a statement in the order in which they're told.
  private static let ranks = [
    "Effect", "Action", "NotAction", "NotResource", "Resource", "Sid", "NotPrincipal", "Principal", "Condition",
  ]

  /// What is wrong with an element of a statement.
  private func findings(
    in element: JSONObject.Member, _ purpose: PlacedPolicy.Purpose, at place: JSONPointer?
  ) -> [Finding] {
    let (name, value) = (element.key, element.value)
    let place = place?.appending(name)
    switch name {
    case "Effect": return choice(value, ["Allow", "Deny"], name, at: place)
    case "Action", "NotAction": return texts(value, name, at: place, action)
    case "Resource", "NotResource": return texts(value, name, at: place) { resource($0, purpose, at: $1) }
    case "Principal", "NotPrincipal": return principal(value, name, at: place)
    case "Condition": return PolicyConditions.findings(self, in: value, at: place)
    case "Sid": return sid(value, purpose, at: place)
    default: return []
    }
  }

  // MARK: Parts of statements

  private func names(
    of object: JSONObject, _ known: [String], _ subject: @autoclosure () -> String, at place: JSONPointer?
  ) -> [Finding] {
    var findings: [Finding] = []
    for member in object where !known.contains(member.key) && !member.key.isFunctionName {
      findings.append(unknown(member.key, known, subject(), at: place))
    }
    return findings
  }

  private func unknown(_ name: String, _ known: [String], _ subject: String, at place: JSONPointer?) -> Finding {
    finding(
      "\(subject) has no \(name)", at: place?.appending(name), expected: Wording.list(known),
      hint: Suggestion.hint(for: name, in: known))
  }

  private func choice(_ value: JSONValue, _ allowed: [String], _ name: String, at place: JSONPointer?) -> [Finding] {
    if case .string(let text) = value, allowed.contains(text) { return [] }
    var findings: [Finding] = []
    value.forEachAlternative(at: place) { value, place in
      if value.isFunction || allowed.contains(value.string ?? "") { return }
      findings.append(
        finding(
          "\(name) is none of those there are", at: place, expected: allowed.joined(separator: " or "),
          given: Wording.value(value), hint: value.string.flatMap { Suggestion.hint(for: $0, in: allowed) }))
    }
    return findings
  }

  private func one(of names: [String], count: Int, at place: JSONPointer?) -> Finding? {
    if count == 1 { return nil }
    let words = names.joined(separator: " or ")
    if count == 0 { return finding("a statement must have \(words)", at: place, expected: "one of the two") }
    return finding(
      "a statement must have \(words), not both", at: place, expected: "one of the two", hint: "remove one")
  }

  private func empty(_ name: String, at place: JSONPointer?) -> Finding {
    finding("\(name) of a statement must not be empty", at: place, expected: "at least one", given: "none")
  }

  /// Looks at each text of what may be one or a list.
  private func texts(
    _ value: JSONValue, _ name: String, at place: JSONPointer?, _ fault: (String, JSONPointer?) -> Finding?
  ) -> [Finding] {
    if case .string(let text) = value { return fault(text, place).map { [$0] } ?? [] }
    var findings: [Finding] = []
    value.forEachAlternative(at: place) { value, place in
      if value.array?.isEmpty == true { findings.append(empty(name, at: place)) }
      value.forEachMember(at: place) { value, place in
        if case .string(let text) = value {
          if let fault = fault(text, place) { findings.append(fault) }
        } else if !value.isFunction {
          findings.append(
            finding(
              "\(name) of a statement must be text, or a list of texts", at: place, expected: "text",
              given: Wording.value(value)))
        }
      }
    }
    return findings
  }

  /// A resource is an ARN with its six parts, or a star.
  private func resource(
    _ text: String, _ purpose: PlacedPolicy.Purpose, at place: JSONPointer?
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

  private func action(_ text: String, at place: JSONPointer?) -> Finding? {
    if NamedAction.named(text)?.hasForm == true || text.contains(bytesOf: "{{resolve:") { return nil }
    return finding(
      "an action must be of the form service:Action", at: place, expected: "a name such as s3:GetObject, s3:Get* or *",
      given: Wording.quoted(text))
  }

  /// IAM takes [letters and digits](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html),
  /// and key policies [spaces too](https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html).
  private func sid(_ value: JSONValue, _ purpose: PlacedPolicy.Purpose, at place: JSONPointer?) -> [Finding] {
    guard purpose == .identity, let text = value.string, !text.consistsOfAlphanumerics() else { return [] }
    return [
      finding(
        "the Sid of a statement in an identity's policy must have letters and digits alone", at: place,
        expected: "A to Z, a to z and 0 to 9", given: Wording.quoted(text))
    ]
  }

  /// The ids that an earlier statement has for sure.
  private func repeatedSids(_ statements: JSONValue, isConditional: Bool, at place: JSONPointer?) -> [Finding] {
    guard case .array(let statements) = statements, statements.count > 1 else { return [] }
    var seen: Set<String> = []
    var findings: [Finding] = []
    for (index, statement) in statements.enumerated() {
      let isCertain = !isConditional && statement.argument(of: .if)?.array?.count != 3
      statement.forEachAlternative(at: place?.appending(index)) { value, place in
        guard let sid = value["Sid"]?.string, !sid.isEmpty else { return }
        let isNew = isCertain ? seen.insert(sid).inserted : !seen.contains(sid)
        if isNew { return }
        findings.append(
          finding(
            "the Sid \(Wording.quoted(sid)) is that of an earlier statement too", at: place?.appending("Sid"),
            hint: "give one of them another Sid"))
      }
    }
    return findings
  }

  /// The kinds of principals.
  private static let kinds = ["AWS", "CanonicalUser", "Federated", "Service"]

  /// See [Principal](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html).
  private func principal(_ value: JSONValue, _ name: String, at place: JSONPointer?) -> [Finding] {
    var findings: [Finding] = []
    value.forEachAlternative(at: place) { value, place in
      if value.isFunction || value.string == "*" { return }
      guard case .object(let object) = value else {
        findings.append(
          finding(
            "a principal must be * or an object", at: place, expected: "*, or {\"Service\": …} and the like",
            given: Wording.value(value)))
        return
      }
      if object.isEmpty { findings.append(empty(name, at: place)) }
      findings += names(of: object, Self.kinds, "a principal", at: place)
      for member in object where Self.kinds.contains(member.key) {
        findings += texts(member.value, member.key, at: place?.appending(member.key)) { text, place in
          switch member.key {
          case "AWS": account(text, at: place)
          case "Service": service(text, at: place)
          default: nil
          }
        }
      }
    }
    return findings
  }

  /// Whom `AWS` names: everybody, an account, or somebody in one.
  private func account(_ text: String, at place: JSONPointer?) -> Finding? {
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

  private func service(_ text: String, at place: JSONPointer?) -> Finding? {
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

extension PlacedPolicy {
  /// Whether a condition decides if it's there.
  fileprivate var isConditional: Bool { place.tokens.contains(IntrinsicFunction.if.name) }
}

extension JSONValue {
  /// Calls a function with each value that may stand in a list, or with this one where it's none.
  fileprivate func forEachMember(at place: JSONPointer?, _ body: (JSONValue, JSONPointer?) -> Void) {
    guard case .array(let list) = self else { return body(self, place) }
    for (index, element) in list.enumerated() { element.forEachAlternative(at: place?.appending(index), body) }
  }

  /// Whether this may be something else than an object that is written out.
  fileprivate var mayBeText: Bool { object == nil || isFunction }
}
