import StrataFindings
import StrataJSON
import StrataTemplate
import StrataText

/// The policies of groups of logs are as CloudWatch Logs reads them.
struct LogPolicyRule: TemplateRule {
  let about = RuleDescription(
    "log-policy", .error, reason: "CloudWatch Logs refuses a policy of groups of logs that it can't read",
    source: "https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutAccountPolicy.html",
    good: LogPolicyRule.sample("{\"Fields\": [\"requestId\"]}"), bad: LogPolicyRule.sample("{\"Fields\": []}"))

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(ofAnyOf: ["AWS::Logs::LogGroup", "AWS::Logs::AccountPolicy"]).flatMap { resource -> [Finding] in
      switch resource.type {
      case "AWS::Logs::LogGroup":
        findings(inDocument: resource.placed("DataProtectionPolicy"), "a policy of data protection") {
          Self.protection($0.content)
        }
          + resource.each("FieldIndexPolicies").flatMap { policy in
            findings(inDocument: policy, "a policy of field indexes") {
              LogPolicyShapes.index.faults($0.content, "a policy of field indexes", isLenient: true)
            }
          }
      case "AWS::Logs::AccountPolicy": account(resource)
      default: []
      }
    }
  }

  private func account(_ policy: TemplateResource) -> [Finding] {
    guard let type = policy["PolicyType"]?.string else { return [] }
    return findings(inDocument: policy.placed("PolicyDocument"), "an account's policy") { document in
      switch type {
      case "DATA_PROTECTION_POLICY": Self.protection(document.content)
      case "SUBSCRIPTION_FILTER_POLICY":
        LogPolicyShapes.subscription.faults(document.content, "a policy of subscriptions")
          + document.content.all("FilterPattern").compactMap { pattern in
            pattern.text.flatMap { text in
              FilterPattern.fault(in: text).map {
                DocumentFault(pattern.pointer, $0.message, expected: $0.expected, given: Wording.quoted(text))
              }
            }
          }
      case "FIELD_INDEX_POLICY": LogPolicyShapes.index.faults(document.content, "a policy of field indexes")
      case "TRANSFORMER_POLICY": LogPolicyShapes.transformer.faults(document.content, "a policy of transformers")
      default: []
      }
    } + policy.all("SelectionCriteria").compactMap { selection($0, type) }
  }

  private func selection(_ place: PlacedValue, _ type: String) -> Finding? {
    guard let text = place.text else { return nil }
    let expected: String
    switch type {
    case "DATA_PROTECTION_POLICY":
      return finding(
        "a policy of data protection is for all groups of logs", at: place.pointer, expected: "no selection")
    case "SUBSCRIPTION_FILTER_POLICY":
      if text.hasPrefix("LogGroupName NOT IN") { return nil }
      expected = "LogGroupName NOT IN [\"NAME\"]"
    case "FIELD_INDEX_POLICY", "TRANSFORMER_POLICY":
      if text.contains("LogGroupNamePrefix") || text.contains("DataSource") { return nil }
      expected = "LogGroupNamePrefix and the start of names"
    default: return nil
    }
    return finding(
      "this doesn't say which groups of logs the policy is for", at: place.pointer, expected: expected,
      given: Wording.quoted(text))
  }

  // MARK: Data protection

  private static func protection(_ policy: PlacedValue) -> [DocumentFault] {
    let faults = LogPolicyShapes.protection.faults(policy, "a policy of data protection", isLenient: true)
    let statements = policy.each("Statement").filter { $0.value.object != nil && !$0.value.isFunction }
    guard statements.count == 2, statements.allSatisfy({ $0["Operation"]?.value.object != nil }) else {
      return faults + statements.flatMap { names(of: $0, policy) }
    }
    var own = statements.flatMap { names(of: $0, policy) }
    for (kind, index) in [("Audit", 0), ("Deidentify", 1)] {
      let isThere = statements.contains { $0["Operation"]?[kind] != nil }
      if isThere || statements.contains(where: { $0["Operation"]?.value.isFunction == true }) { continue }
      own.append(
        DocumentFault(
          statements[index].pointer, "one of the statements must have the operation \(kind)",
          expected: "Audit and Deidentify, one each"))
    }
    let lists = statements.map { Set($0["DataIdentifier"]?.value.array ?? []) }
    if lists[0] != lists[1], !lists.contains(where: { $0.contains(where: \.isFunction) }) {
      own.append(
        DocumentFault(
          statements[1].pointer.appending("DataIdentifier"), "the statements aren't about the same data",
          expected: "the identifiers of the first statement"))
    }
    return faults + own
  }

  /// What the identifiers of a statement name: one of AWS's, or one that the policy explains.
  private static func names(of statement: PlacedValue, _ policy: PlacedValue) -> [DocumentFault] {
    let custom = Set(
      policy.all("Configuration").flatMap { $0.each("CustomDataIdentifier") }.compactMap { $0["Name"]?.text })
    return statement.each("DataIdentifier").compactMap { identifier in
      guard let text = identifier.text, !text.contains(":data-identifier/"), !custom.contains(text) else { return nil }
      return DocumentFault(
        identifier.pointer, "this names no kind of data",
        expected: "such as arn:aws:dataprotection::aws:data-identifier/EmailAddress", given: Wording.quoted(text))
    }
  }

  private static func sample(_ document: JSONValue) -> JSONValue {
    [
      "Fields": [
        "Type": "AWS::Logs::AccountPolicy",
        "Properties": ["PolicyName": "fields", "PolicyType": "FIELD_INDEX_POLICY", "PolicyDocument": document],
      ]
    ]
  }
}
