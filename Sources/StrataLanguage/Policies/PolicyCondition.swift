import StrataFindings

/// The condition of a statement of a policy: a key of the request, compared with values.
///
/// ```swift
/// let fromHere: PolicyCondition = .stringEquals("aws:SourceAccount", .accountID)
/// let ownTags: PolicyCondition = .stringLike("aws:TagKeys", "team-*", "cost-*").forAllValues
/// ```
///
/// Several values are alternatives, or for a negated operator all ruled out. Of several conditions all must hold; but
/// those with the same operator and key are one condition with the values of all, since the policy language has no
/// other way to write them.
/// See [Condition](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html).
public struct PolicyCondition: Sendable {
  private var quantifier = ""
  private let comparison: String
  private var suffix = ""
  let key: String
  let values: TemplateNode

  /// Makes a condition out of an operator's name, a key, and values that may be a reference to a whole list.
  ///
  /// - Parameters:
  ///   - name: The operator, such as `StringEquals` or `ForAnyValue:StringLike`; it isn't checked.
  ///   - key: The key, such as `aws:SourceArn`.
  ///   - values: The values.
  public init(operator name: String, _ key: String, _ values: ListValue<some TemplateValue>) {
    comparison = name
    self.key = key
    self.values = values.node
  }

  /// The same condition, which also holds where the request hasn't got the key, `…IfExists`.
  ///
  /// See [IfExists](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_IfExists).
  public var ifExists: PolicyCondition {
    var condition = self
    condition.suffix = "IfExists"
    return condition
  }

  /// The same condition for a key with many values, each of which must match, `ForAllValues:`.
  ///
  /// It also holds where the request hasn't got the key.
  /// See [Multivalued context keys](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html).
  public var forAllValues: PolicyCondition {
    var condition = self
    condition.quantifier = "ForAllValues:"
    return condition
  }

  /// The same condition for a key with many values, at least one of which must match, `ForAnyValue:`.
  ///
  /// See [Multivalued context keys](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html).
  public var forAnyValue: PolicyCondition {
    var condition = self
    condition.quantifier = "ForAnyValue:"
    return condition
  }
}

extension [PolicyCondition] {
  /// The conditions by operator and key, in the order given; nil where there are none.
  var node: TemplateNode? {
    if isEmpty { return nil }
    var operators: [(name: String, keys: [(key: String, values: TemplateNode)])] = []
    for condition in self {
      let name = condition.operatorName
      guard let index = operators.firstIndex(where: { $0.name == name }) else {
        operators.append((name, [(condition.key, condition.values)]))
        continue
      }
      if let place = operators[index].keys.firstIndex(where: { $0.key == condition.key }) {
        operators[index].keys[place].values = condition.merged(with: operators[index].keys[place].values)
      } else {
        operators[index].keys.append((condition.key, condition.values))
      }
    }
    return .map(operators.map { ($0.name, .map($0.keys.map { ($0.key, $0.values) })) })
  }
}

extension PolicyCondition {
  fileprivate var operatorName: String { quantifier + comparison + suffix }

  /// The values, behind those of an earlier condition.
  fileprivate func merged(with earlier: TemplateNode) -> TemplateNode {
    switch (earlier.content, values.content) {
    case (.list(let first), .list(let second)):
      // That a condition compares with nothing has to be seen in the template.
      TemplateNode(.list(first.isEmpty || second.isEmpty ? [] : first + second))
    default: TemplateNode(.invalid(.unmergeable(operatorName, key)))
    }
  }
}

extension Finding {
  fileprivate static func unmergeable(_ name: String, _ key: String) -> Finding {
    Finding(
      .invalidValue, "\(name) has the key \(key) twice, once with a list known only after deployment",
      hint: "give the key all its values in one condition")
  }
}
