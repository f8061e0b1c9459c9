// What holds for statements in every policy; what can't be known before deployment isn't looked at.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html

extension Statement {
  /// The node of a `Sid`.
  ///
  /// IAM takes [letters and digits](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html).
  /// Key policies take [spaces too](https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html), so
  /// this is known only of a statement without principals, which is an identity's.
  static func node(of sid: StringValue, isForIdentity: Bool) -> TemplateNode {
    guard isForIdentity, let text = sid.node.literalText, !text.consistsOfAlphanumerics() else { return sid.node }
    return TemplateNode(.invalid(.sid(text)))
  }

  /// The node, with a mistake for the `Sid` if an earlier statement has the same.
  func node(unlike sids: inout Set<String>) -> TemplateNode {
    guard case .map(let members) = node.content,
      let sid = members.first(where: { $0.key == "Sid" })?.value.literalText, !sids.insert(sid).inserted
    else { return node }
    return .map(members.map { ($0.key, $0.key == "Sid" ? TemplateNode(.invalid(.repeatedSid(sid))) : $0.value) })
  }
}

extension ListValue {
  /// The node, with a mistake where the list is known to be empty.
  func nonempty(
    _ element: String, _ checked: (TemplateNode) -> TemplateNode = { $0 }
  ) -> TemplateNode {
    guard let elements else { return node }
    return elements.isEmpty
      ? TemplateNode(.invalid(.emptyElement(element))) : TemplateNode(.list(elements.map(checked)))
  }
}

extension TemplateNode {
  /// An action's node, with a mistake for a text that is no action.
  var checkedAction: TemplateNode {
    guard let text = literalText, text != "*" else { return self }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    let isAction = parts.count == 2 && parts.allSatisfy { !$0.isEmpty && $0.consistsOfAlphanumerics(and: "-_*?") }
    return isAction ? self : TemplateNode(.invalid(.action(text)))
  }
}

extension Mistake {
  static func emptyElement(_ name: String) -> Mistake {
    Mistake(.invalidValue, "\(name) of a statement can't be empty", expected: "at least one", given: "none")
  }

  static func action(_ text: String) -> Mistake {
    Mistake(
      .invalidValue, "an action is of the form service:Action", expected: "a name such as s3:GetObject, s3:Get* or *",
      given: "\"\(text)\"")
  }

  fileprivate static func sid(_ text: String) -> Mistake {
    Mistake(
      .invalidValue, "the Sid of a statement in an identity's policy has letters and digits only",
      expected: "A to Z, a to z and 0 to 9", given: "\"\(text)\"")
  }

  fileprivate static func repeatedSid(_ sid: String) -> Mistake {
    Mistake(
      .invalidValue, "the Sid \"\(sid)\" is that of an earlier statement too", hint: "give one of them another Sid")
  }

  static let federatedAction = Mistake(
    .invalidValue, "a federated principal can't assume a role by sts:AssumeRole",
    expected: "sts:AssumeRoleWithWebIdentity or sts:AssumeRoleWithSAML", given: "no action",
    hint: "say which by to:, as in .trusting(.federated(…), to: \"sts:AssumeRoleWithWebIdentity\")")
}
