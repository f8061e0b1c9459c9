import StrataJSON
import StrataResourceModel
import StrataTemplate

/// Writes values of a template as Swift, each for the type that is wanted where it stands.
///
/// What grows large is declared before as a constant with its type, so that the compiler is quick with each statement.
struct ValueWriter {
  let context: StackContext
  private let model: ResourceModel?
  let nested: [String: NestedModel.Kind]
  /// The beginning of the names of constants.
  private let hint: String
  /// The place of the value that is being written.
  var place: JSONPointer
  /// The constants that have to be declared before.
  private(set) var statements: [Statement] = []
  /// Whether functions stay as they are in the template, as in loops, where names may mean something else.
  var isLiteral = false
  /// Whether every number, flag and text stays one.
  var keepsKinds: Bool

  /// The number of values in a statement, beyond which a part of it becomes a constant.
  private static let largest = 24

  init(_ context: StackContext, model: ResourceModel? = nil, hint: String, at place: JSONPointer) {
    self.context = context
    self.model = model
    nested = context.nested(in: model)
    self.hint = hint
    keepsKinds = context.keepsKinds
    self.place = place
  }

  // MARK: Values

  /// Writes a value below the place.
  mutating func write(_ value: JSONValue, as type: SwiftType, under token: String) -> Code {
    place.tokens.append(token)
    defer { place.tokens.removeLast() }
    return write(value, as: type)
  }

  /// Does something with the place of what is further below.
  mutating func descend<Result>(_ tokens: [String], _ body: (inout ValueWriter) -> Result) -> Result {
    place.tokens += tokens
    defer { place.tokens.removeLast(tokens.count) }
    return body(&self)
  }

  mutating func write(_ value: JSONValue, as type: SwiftType) -> Code {
    let comments = context.takeComments(at: place)
    return .commented(comments, written(value, as: type))
  }

  mutating func written(_ value: JSONValue, as type: SwiftType) -> Code {
    if let code = context.takeProfileValue(at: place, { written($0, as: type) }) { return code }
    if !isLiteral, let call = value.call, call.function != .condition {
      let (uses, count, rawCount) = (context.uses, statements.count, context.report.raw.count)
      if let function = function(call, as: type) { return put(function, as: type) }
      // What was written on the way isn't there after all.
      context.uses = uses
      statements.removeLast(statements.count - count)
      context.report.removeRaw(after: rawCount)
      return raw(value, as: type, because: reason(for: call))
    }
    switch (type, value) {
    case (.list(let element), .array(let elements)):
      var items: [Code] = []
      for (index, value) in elements.enumerated() { items.append(write(value, as: element, under: String(index))) }
      return constant(.array(items), type)
    case (.map(let element), .object(let object)) where !object.hasFunctionName:
      return constant(members(object, as: element), type)
    case (.named("AnyValue"), _): return any(value)
    case (.named("PolicyDocument"), .object(let document)): return policy(document)
    case (.named(let name), _): return named(name, value)
    default: return raw(value, as: type, because: "\(type.text()) isn't written as \(value.kindInWords)")
    }
  }

  /// A value that profiles have, or nil where it's of no type that can stand there.
  private func written(_ value: ProfileValue, as type: SwiftType) -> Code? {
    switch value.kind {
    case .value(let own) where keepsKinds && own != type && type.isScalar:
      .call(".raw", [.call(".value", [value.code])])
    case .value(let own): put(.value(value.code, own), as: type)
    case .text: type == .string || type == .any ? .call(".literal", [value.code]) : nil
    case .deletionPolicy: type == .named("DeletionPolicy") ? value.code : nil
    case .parameterDefault: nil
    }
  }

  private mutating func policy(_ document: JSONObject) -> Code {
    let (uses, rawCount) = (context.uses, context.report.raw.count)
    var writer = PolicyWriter(self)
    if let code = writer.write(document) {
      self = writer.values
      return code
    }
    context.uses = uses
    context.report.removeRaw(after: rawCount)
    return .call(".json", [any(.object(document))])
  }

  private mutating func named(_ name: String, _ value: JSONValue) -> Code {
    let type = SwiftType.named(name)
    if keepsKinds, !isKept(value, as: name) {
      return raw(value, as: type, because: "\(name) would turn \(value.kindInWords) into its own kind")
    }
    switch (name, value) {
    case ("StringValue", _) where Scalar.text(of: value) != nil:
      return TextLiteral.code([.literal(Scalar.text(of: value) ?? "")])
    case ("IntegerValue", .integer(let number)), ("NumberValue", .integer(let number)): return Code(String(number))
    case ("IntegerValue", .string(let text)), ("NumberValue", .string(let text)):
      if let number = Int64(text), String(number) == text { return Code(text) }
    case ("NumberValue", .double(let number)): return Code(String(number))
    case ("BooleanValue", .bool(let flag)): return Code(String(flag))
    case ("BooleanValue", "true"), ("BooleanValue", "false"): return Code(value.string ?? "")
    case ("DeletionPolicy", .string(let text)):
      return Self.deletionPolicies[text].map { Code("." + $0) } ?? .call(".raw", [any(value)])
    default: break
    }
    switch (nested[name], value) {
    case (.structure(let properties)?, .object(let object)):
      if let arguments = arguments(object, properties) { return constant(.call(text(of: type), arguments), type) }
      return raw(value, as: type, because: "\(name) has no such members, or needs others")
    case (.enumeration(let members)?, _):
      guard let text = Scalar.text(of: value) else { break }
      return members.first { $0.value == text }.map { Code(".\(Names.escaped($0.name))") }
        ?? TextLiteral.code([.literal(text)])
    case (.union(let cases)?, _): return union(value, type, cases)
    default: break
    }
    return raw(value, as: type, because: "\(name) isn't written as \(value.kindInWords)")
  }

  static let deletionPolicies = [
    "Delete": "delete", "Retain": "retain", "RetainExceptOnCreate": "retainExceptOnCreate", "Snapshot": "snapshot",
  ]

  /// Whether a scalar stays what it is where a type is wanted.
  private func isKept(_ value: JSONValue, as name: String) -> Bool {
    switch (name, value) {
    case ("StringValue", .integer), ("StringValue", .double), ("StringValue", .bool), ("IntegerValue", .string),
      ("NumberValue", .string), ("BooleanValue", .string):
      false
    case (_, .integer), (_, .double), (_, .bool):
      if case .enumeration? = nested[name] { false } else { true }
    default: true
    }
  }

  private mutating func members(_ object: JSONObject, as element: SwiftType) -> Code {
    .dictionary(object.map { ($0.key, write($0.value, as: element, under: $0.key)) })
  }

  /// A value of any shape.
  private mutating func any(_ value: JSONValue) -> Code {
    switch value {
    case .string(let text): return TextLiteral.code([.literal(text)])
    case .integer(let number): return Code(String(number))
    case .double(let number): return Code(String(number))
    case .number(let number): return TextLiteral.code([.literal(number.text)])
    case .bool(let flag): return Code(String(flag))
    case .null: return Code(".noValue")
    case .array(let elements):
      var items: [Code] = []
      for (index, value) in elements.enumerated() { items.append(write(value, as: .any, under: String(index))) }
      return constant(.array(items), .any)
    case .object(let object): return constant(members(object, as: .any), .any)
    }
  }

  /// A value in the form of the template.
  mutating func raw(_ value: JSONValue, as type: SwiftType, because reason: String) -> Code {
    context.report.addRaw(place, because: reason)
    return type == .any ? any(value) : .call(".raw", [any(value)])
  }

  // MARK: Functions

  /// The reason why a function stays as it is in the template.
  private func reason(for call: FunctionCall) -> String {
    let target = JSONValue.object([call.name: call.argument]).referenceTarget?.name
    if let target, call.function == .ref || call.function == .getAtt {
      return context.values[target] == nil
        ? "the template declares no \(target)" : "\(target) is declared later, or in the template's form"
    }
    if call.function == .if, let name = call.arguments.first?.string, context.conditions[name] == nil {
      return "the template has no condition \(name)"
    }
    return "the language has no \(call.name) of this form"
  }

  /// A function where a type is wanted.
  func put(_ function: Written, as type: SwiftType) -> Code {
    switch function {
    case .anywhere(let code), .inferred(let code): return code
    case .text(let code): return takesText(type) ? code : .call(".raw", [code])
    case .value(let code, let own, _):
      if own == type { return code }
      let standing = function.standing(as: own)
      if type == .any || own == .string && isEnumeration(type) { return .call(".value", [standing]) }
      if type == .string, own.isScalar, let flat = standing.flat { return Code("\"\\(\(flat))\"") }
      return .call(".raw", [.call(".value", [standing])])
    }
  }

  private func isEnumeration(_ type: SwiftType) -> Bool {
    guard case .named(let name) = type, case .enumeration? = nested[name] else { return false }
    return true
  }

  private func takesText(_ type: SwiftType) -> Bool {
    if type == .string || type == .any || isEnumeration(type) { return true }
    guard case .named(let name) = type, case .union(let cases)? = nested[name] else { return false }
    return cases.contains { $0.form == .text }
  }

  // MARK: Constants

  /// The value, or where it's large the name of a constant for it.
  mutating func constant(_ code: Code, _ type: SwiftType) -> Code {
    code.weight > Self.largest ? named(code, type) : code
  }

  /// The name of a constant for a value.
  mutating func named(_ code: Code, _ type: SwiftType) -> Code {
    let words = place.tokens.dropFirst(2).filter { Int($0) == nil && $0 != "Properties" && !$0.isFunctionName }.suffix(
      2)
    let name = context.names.name(hint + words.map(Names.type).joined(), kind: "Value")
    statements.append(Statement(code: .sequence(Code("let \(name): \(text(of: type)) = "), code)))
    return Code(name)
  }

  func text(of type: SwiftType) -> String {
    type.text(isNested: { nested[$0] != nil }, prefix: model.map { "\($0.service).\($0.name)." } ?? "")
  }
}
