import StrataJSON

// See [IAM JSON policy reference](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies.html).

extension FormReader {
  /// Whether an object is a policy: it has statements, each with an effect.
  func isPolicy(_ object: JSONObject) -> Bool {
    switch object["Statement"] {
    case .array(let statements)?: statements.contains(where: Self.isStatement)
    case .object(let statement)?: Self.isStatement(.object(statement))
    default: false
    }
  }

  private static func isStatement(_ value: JSONValue) -> Bool {
    // A choice may be of statements, or of lists of them.
    value["Effect"] != nil || (value.argument(of: .if)?.array ?? value.array)?.contains(where: isStatement) == true
  }

  /// The form of a policy: its statements and what they list in any order.
  func policy(_ object: JSONObject) -> Form {
    var members = members(object) { key, value in
      key == "Statement" ? statements(value) : form(value, isLoose: true)
    }
    if object["Version"] == nil {
      // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_version.html
      members.append(Form.Member(key: "Version", form: .scalar("2008-10-17")))
      members.sort { utf8Precedes($0.key, $1.key) }
    }
    return .object(members)
  }

  /// The form of a text that is a policy, or JSON where an object may stand.
  func policyText(_ text: String, takesObject: Bool) -> Form? {
    guard text.utf8.first(where: { $0 > 0x20 }) == UInt8(ascii: "{"), takesObject || text.contains("\"Statement\""),
      let object = (try? JSONValue(parsing: text))?.object
    else { return nil }
    // The functions of templates are nothing in a text.
    if isPolicy(object) { return policy(object) }
    return takesObject ? form(.object(object)) : nil
  }

  private func statements(_ value: JSONValue) -> Form {
    let isList = value.array != nil
    let elements = (value.array ?? [value]).enumerated().compactMap { index, value in
      statement(value).map { Form.Element(index: isList ? index : Form.Element.single, form: $0) }
    }
    return .set(FormSet(elements: elements))
  }

  private func statement(_ value: JSONValue) -> Form? {
    if value.array != nil { return statements(value) }
    guard case .object(let object) = value else { return form(value) }
    if let parts = value.argument(of: .if)?.array, parts.count == 3, let condition = parts[0].string {
      let (one, other) = (statement(parts[1]), statement(parts[2]))
      if one == other { return one }
      return .choice(condition: condition, one ?? .reference("AWS::NoValue"), other ?? .reference("AWS::NoValue"))
    }
    if value.isFunction { return form(value) }
    return .object(
      members(object) { key, value in
        switch key {
        case "Action", "NotAction", "Resource", "NotResource": texts(value)
        case "Principal", "NotPrincipal": principal(value)
        case "Condition": conditions(value)
        default: form(value, isLoose: true)
        }
      })
  }

  /// One text or a list of them, each once and in any order.
  private func texts(_ value: JSONValue) -> Form? {
    guard let form = form(value, isLoose: true) else { return nil }
    var seen: Set<Form> = []
    let elements = (form.elements ?? [Form.Element(index: Form.Element.single, form: form)]).filter {
      seen.insert($0.form).inserted
    }
    return .set(FormSet(elements: elements))
  }

  /// `"*"` is everybody, which `{"AWS": "*"}` is as well.
  private func principal(_ value: JSONValue) -> Form? {
    if case .object(let object) = value, !value.isFunction {
      return .object(members(object) { key, value in key == "AWS" ? accounts(texts(value)) : texts(value) })
    }
    guard let names = texts(value) else { return nil }
    return .object([Form.Member(key: "AWS", form: names)])
  }

  /// The root of an account is what the account's number alone means.
  ///
  /// See [AWS account principals](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html).
  private func accounts(_ names: Form?) -> Form? {
    guard case .set(let set)? = names else { return names }
    return .set(
      FormSet(elements: set.elements.map { Form.Element(index: $0.index, form: Self.account($0.form)) }))
  }

  private static func account(_ name: Form) -> Form {
    switch name {
    case .scalar(.string(let text)):
      let parts = text.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 6, parts[0] == "arn", parts[2] == "iam", parts[5] == "root" else { return name }
      return .scalar(.string(String(parts[4])))
    case .text(let parts):
      // arn:${AWS::Partition}:iam::${AWS::AccountId}:root, its partition written out or not.
      guard let account = parts.dropLast().last, parts.last == .scalar(":root") else { return name }
      let start = parts.dropLast(2).map(\.comparableText).joined()
      guard start.hasPrefix("arn:"), start.hasSuffix(":iam::"), account == .reference("AWS::AccountId") else {
        return name
      }
      return account
    default: return name
    }
  }

  private func conditions(_ value: JSONValue) -> Form? {
    guard case .object(let operators) = value, !value.isFunction else {
      return form(value, isLoose: true)
    }
    return .object(
      members(operators) { _, keys in
        guard case .object(let members) = keys, !keys.isFunction else {
          return form(keys, isLoose: true)
        }
        return .object(self.members(members) { _, values in texts(values) })
      })
  }
}
