import StrataJSON
import StrataResourceModel
import StrataTemplate

/// Writes policies as statements, where they say nothing that statements can't.
struct PolicyWriter {
  private(set) var values: ValueWriter

  init(_ values: ValueWriter) { self.values = values }

  private static let effects = ["Allow": "allow", "Deny": "deny"]
  private static let keys: Set<String> = [
    "Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Principal", "Condition",
  ]
  private static let principals = ["Service": "service", "Federated": "federated", "CanonicalUser": "canonicalUser"]

  /// The policy's statements, or nil where it has to be written in the form of the template.
  mutating func write(_ document: JSONObject) -> Code? {
    guard document.count == 2, document["Version"] == "2012-10-17", let statements = document["Statement"] else {
      return nil
    }
    if values.keepsKinds, statements.array == nil { return nil }
    var values = values
    let isAlone = statements.array == nil
    var codes: [Code] = []
    for (index, value) in (statements.array ?? [statements]).enumerated() {
      guard let object = value.object, !value.isFunction else { return nil }
      let tokens = ["Statement"] + (isAlone ? [] : [String(index)])
      let comments = values.context.takeComments(at: JSONPointer(values.place.tokens + tokens))
      guard let code = values.descend(tokens, { statement(object, &$0) }) else { return nil }
      codes.append(.commented(comments, code))
    }
    if codes.isEmpty { return nil }
    defer { self.values = values }
    return values.constant(.array(codes), .named("PolicyDocument"))
  }

  /// A statement, or nil where it says something that statements can't.
  func statement(_ object: JSONObject, _ values: inout ValueWriter) -> Code? {
    guard object.keys.allSatisfy(Self.keys.contains),
      let effect = object["Effect"]?.string.flatMap({ Self.effects[$0] }),
      (object["Action"] != nil) != (object["NotAction"] != nil),
      object["Resource"] == nil || object["NotResource"] == nil
    else { return nil }
    var principals: [Code] = []
    if let principal = object["Principal"] {
      guard let codes = self.principals(principal, &values) else { return nil }
      principals = codes
    }
    var conditions: [Code] = []
    if let condition = object["Condition"] {
      guard let codes = self.conditions(condition, &values) else { return nil }
      conditions = codes
    }
    var sid: Code?
    if let text = object["Sid"] {
      guard let text = text.string else { return nil }
      sid = TextLiteral.code([.literal(text)])
    }
    let isPlain = object["NotAction"] == nil && object["NotResource"] == nil
    var arguments: [Code] = isPlain ? [] : [Code("." + effect)]
    for (key, label) in [("Action", "actions"), ("Resource", "resources")] {
      for name in [key, "Not" + key] {
        guard let value = object[name] else { continue }
        guard let codes = texts(value, name, &values), !codes.isEmpty else { return nil }
        if isPlain {
          arguments += key == "Action" ? codes : [.labeled("on", codes[0])] + codes.dropFirst()
        } else {
          arguments.append(.labeled(label, .call(name == key ? ".only" : ".allBut", [.array(codes)])))
        }
      }
    }
    if isPlain {
      if let first = principals.first { arguments += [.labeled("to", first)] + principals.dropFirst() }
      if let first = conditions.first { arguments += [.labeled("when", first)] + conditions.dropFirst() }
    } else {
      if !principals.isEmpty { arguments.append(.labeled("principals", .call(".only", [.array(principals)]))) }
      if !conditions.isEmpty { arguments.append(.labeled("conditions", .array(conditions))) }
    }
    if let sid { arguments.append(.labeled("sid", sid)) }
    return .call(isPlain ? "." + effect : "Statement", arguments)
  }

  /// Texts of a list, or one alone; nil where one of them may be a list itself, or nothing.
  private func texts(_ value: JSONValue, _ key: String, _ values: inout ValueWriter) -> [Code]? {
    self.values(value, .string, key, &values)
  }

  /// Values of a list, or one alone; nil where one of them isn't of the type, or may be a list itself, or nothing.
  private func values(_ value: JSONValue, _ type: SwiftType, _ key: String, _ values: inout ValueWriter) -> [Code]? {
    if values.keepsKinds, value.array == nil || type != .string { return nil }
    var codes: [Code] = []
    for (index, element) in (value.array ?? [value]).enumerated() {
      guard type == .string ? values.isText(element) : Self.isScalar(element, type) else { return nil }
      let tokens = [key] + (value.array == nil ? [] : [String(index)])
      codes.append(values.descend(tokens) { $0.write(element, as: type) })
    }
    return codes
  }

  /// Whether a value is a number or a flag, be it as a text.
  private static func isScalar(_ value: JSONValue, _ type: SwiftType) -> Bool {
    switch value {
    case .integer, .double: type == .named("NumberValue")
    case .bool, "true", "false": type == .named("BooleanValue")
    case .string(let text): type == .named("NumberValue") && Int64(text).map { String($0) == text } ?? false
    default: false
    }
  }

  private func principals(_ value: JSONValue, _ values: inout ValueWriter) -> [Code]? {
    if value == "*" { return [Code(".anyone")] }
    guard let object = value.object, !value.isFunction else { return nil }
    var codes: [Code] = []
    for member in object {
      guard let texts = values.descend(["Principal"], { self.texts(member.value, member.key, &$0) }), !texts.isEmpty
      else { return nil }
      for (index, text) in texts.enumerated() {
        let written = (member.value.array ?? [member.value])[index]
        let place = ["Principal", member.key] + (member.value.array == nil ? [] : [String(index)])
        let all = values.context.alternatives(written, at: JSONPointer(values.place.tokens + place))
        let isAccount = all.contains(where: Self.isAccount)
        if isAccount, !all.allSatisfy(Self.isAccount) { return nil }
        guard let name = member.key == "AWS" ? (isAccount ? "account" : "arn") : Self.principals[member.key] else {
          return nil
        }
        codes.append(.call("." + name, [text]))
      }
    }
    return codes
  }

  /// Whether a text is an account's number, which as a word could be anything.
  private static func isAccount(_ value: JSONValue) -> Bool {
    value.string.map { $0.utf8.count == 12 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } } ?? false
  }

  private func conditions(_ value: JSONValue, _ values: inout ValueWriter) -> [Code]? {
    guard let operators = value.object, !operators.isEmpty, !value.isFunction, !operators.hasFunctionName else {
      return nil
    }
    var codes: [Code] = []
    for entry in operators {
      guard let known = ConditionOperator(entry.key), let keys = entry.value.object, !keys.isEmpty,
        !entry.value.isFunction
      else { return nil }
      for key in keys {
        let compared = values.descend(["Condition", entry.key]) { self.values(key.value, known.type, key.key, &$0) }
        guard let compared, !compared.isEmpty, compared.count == 1 || known.takesSeveral else { return nil }
        let call = Code.call("." + known.function, [Code(TextLiteral.line(key.key))] + compared)
        codes.append(known.suffix.isEmpty ? call : .sequence(call, Code(known.suffix)))
      }
    }
    return codes
  }
}

extension ValueWriter {
  /// Whether a value is one text, and neither a list nor perhaps nothing.
  fileprivate func isText(_ value: JSONValue) -> Bool {
    if value.string != nil { return true }
    guard let call = value.call else { return false }
    switch call.function {
    case .sub, .join, .base64, .importValue: return true
    case .ref, .getAtt:
      guard let target = value.referenceTarget, !value.isNoValue else { return false }
      if target.name.hasPrefix("AWS::") { return target.name != "AWS::NotificationARNs" }
      switch context.values[target.name]?.kind {
      case .parameter(let type): return type == .string
      case .resource(let model), .made(_, _, let model):
        return model?.attributes.first { $0.name == target.attribute }.map { $0.type == "StringValue" } ?? true
      default: return false
      }
    default: return false
    }
  }
}
