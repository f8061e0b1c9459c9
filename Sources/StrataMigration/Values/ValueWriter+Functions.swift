import StrataJSON
import StrataResourceModel
import StrataTemplate
import StrataText

extension ValueWriter {
  /// A function as the language has it, or nil where the language doesn't have it so.
  mutating func function(_ call: FunctionCall, as type: SwiftType) -> Written? {
    place.tokens.append(call.name)
    defer { place.tokens.removeLast() }
    let argument = call.argument
    switch call.function {
    case .ref: return argument.string.flatMap { reference(to: $0) }
    case .getAtt: return ReferenceTarget(attributeOf: argument).flatMap { attribute(of: $0, argument) }
    case .sub: return Substitution(argument).flatMap { text($0, as: type) }
    case .join: return join(call.arguments, as: type)
    case .if: return choice(call.arguments, as: type)
    case .importValue: return .anywhere(.call(".importValue", [write(argument, as: .string)]))
    case .getStackOutput: return stackOutput(argument)
    case .findInMap: return find(call.arguments, as: type)
    case .select: return selection(call.arguments, as: type)
    case .split: return split(call.arguments)
    case .getAZs: return zones(argument)
    case .cidr: return blocks(call.arguments)
    case .base64:
      return .value(.sequence(standing(argument, as: .string), Code(".base64Encoded")), .string)
    case .length:
      guard context.hasLanguageExtensions, argument.array == nil else { return nil }
      return .value(.sequence(standing(argument, as: .strings), Code(".count")), .named("IntegerValue"))
    case .toJSONString:
      guard context.hasLanguageExtensions, argument.hasFunction else { return nil }
      return .value(.call(".json", [write(argument, as: .any)]), .string, isMember: true)
    case .transform: return macro(argument)
    default: return nil
    }
  }

  /// A value before a dot.
  private mutating func standing(_ value: JSONValue, as type: SwiftType) -> Code {
    if let call = value.call, call.function != .condition, let function = function(call, as: type) {
      if case .value(_, type, _) = function { return function.standing(as: type) }
      if case .anywhere = function { return function.standing(as: type) }
      return before(put(function, as: type), type)
    }
    return before(write(value, as: type), type)
  }

  private mutating func before(_ code: Code, _ type: SwiftType) -> Code {
    if let flat = code.flat, flat.utf8.count <= 60 { return Code("(\(flat) as \(type.text()))") }
    return named(code, type)
  }

  // MARK: References

  private static let pseudoParameters: [String: (name: String, type: SwiftType)] = [
    "AWS::AccountId": ("accountID", .string), "AWS::Partition": ("partition", .string),
    "AWS::Region": ("region", .string), "AWS::StackId": ("stackID", .string), "AWS::StackName": ("stackName", .string),
    "AWS::URLSuffix": ("urlSuffix", .string), "AWS::NotificationARNs": ("notificationARNs", .strings),
  ]

  private func reference(to name: String) -> Written? {
    if name == "AWS::NoValue" { return .anywhere(Code(".noValue")) }
    if let known = Self.pseudoParameters[name] { return .value(Code("." + known.name), known.type, isMember: true) }
    guard let thing = context.values[name] else { return nil }
    if case .made = thing.kind { return attribute("", of: thing) }
    guard let code = context.reference(to: thing) else { return nil }
    if case .parameter(let type) = thing.kind { return .value(Code(code), type) }
    return .value(Code(code + ".ref"), .string)
  }

  private func attribute(of target: ReferenceTarget, _ argument: JSONValue? = nil) -> Written? {
    guard let attribute = target.attribute, attribute.consistsOfAlphanumerics(and: "._-:"), !attribute.isEmpty,
      argument?.array?.count ?? 2 == 2, let thing = context.values[target.name]
    else { return nil }
    if case .made = thing.kind { return self.attribute(attribute, of: thing) }
    guard case .resource(let model) = thing.kind, let code = context.reference(to: thing) else { return nil }
    guard let model else { return .value(Code("\(code).attribute(\(TextLiteral.line(attribute)))"), .string) }
    if let known = model.attributes.first(where: { $0.name == attribute }) {
      return .value(Code("\(code).\(Names.escaped(known.member))"), SwiftType(known.type))
    }
    return .value(Code("\(code).resource.attribute(\(TextLiteral.line(attribute)))"), .string)
  }

  /// An attribute of what a construct makes, or with an empty name what `Ref` gives.
  private func attribute(_ name: String, of thing: Declared) -> Written? {
    guard case .made(_, let made, let model) = thing.kind else { return nil }
    if let known = model?.attributes.first(where: { $0.name == name }), SwiftType(known.type) != .string { return nil }
    let given = name.isEmpty ? ".ref" : ".attribute(\(TextLiteral.line(name)))"
    guard let member = made.attributes[name] ?? made.member.map({ $0 + given }),
      let code = context.reference(to: thing)
    else { return nil }
    return .value(Code("\(code).\(member)"), .string)
  }

  // MARK: Text

  private mutating func text(_ substitution: Substitution, as type: SwiftType) -> Written? {
    if case .reference(let target)? = substitution.only { return value(of: target) }
    return parts(of: substitution).flatMap { text($0, as: type) }
  }

  /// Text of some pieces; nil where it would be a literal in place of a function, and that means something else.
  private func text(_ parts: [TextLiteral.Part], as type: SwiftType) -> Written? {
    let isLiteral = parts.allSatisfy { if case .literal = $0 { true } else { false } }
    // Where a list is taken as well, a literal is one of itself.
    return isLiteral && type != .string ? nil : .text(TextLiteral.code(parts))
  }

  /// What a variable of text without a value of its own stands for.
  private func value(of target: ReferenceTarget) -> Written? {
    target.attribute == nil ? reference(to: target.name) : attribute(of: target)
  }

  private mutating func parts(of substitution: Substitution) -> [TextLiteral.Part]? {
    var parts: [TextLiteral.Part] = []
    for (index, part) in substitution.parts.enumerated() {
      switch part {
      case .literal(let text):
        let piece = JSONPointer(place.tokens + [TemplateDifferences.step(toPiece: index)])
        parts.append(context.takeProfileValue(at: piece, \.part) ?? .literal(text))
      case .reference(let target):
        guard let value = value(of: target), let code = inText(value) else { return nil }
        parts.append(.value(code))
      case .value(let value):
        let names = substitution.variables.filter { $0.value == value }.map(\.key)
        guard let inner = descend(names.count == 1 ? ["1", names[0]] : [], { $0.parts(of: value) }) else { return nil }
        parts += inner
      }
    }
    return parts
  }

  /// The pieces of text that a value is, or nil where it can't stand in text.
  private mutating func parts(of value: JSONValue) -> [TextLiteral.Part]? {
    if let known = context.takeProfileValue(at: place, \.part) { return [known] }
    if let text = Scalar.text(of: value) { return [.literal(text)] }
    guard let call = value.call, call.function != .condition, !value.isNoValue else { return nil }
    if call.function == .sub, let substitution = Substitution(call.argument) {
      place.tokens.append(call.name)
      defer { place.tokens.removeLast() }
      return parts(of: substitution)
    }
    if call.function == .join, call.arguments.count == 2, call.arguments[0] == "",
      let elements = call.arguments[1].array
    {
      return parts(joining: elements)
    }
    return function(call, as: .string).flatMap { inText($0) }.map { [.value($0)] }
  }

  /// A value between `\(` and `)`.
  private mutating func inText(_ value: Written) -> String? {
    switch value {
    case .value(let code, let type, let isMember):
      guard type.isScalar else { return nil }
      if isMember, let flat = code.flat, !flat.utf8.contains(UInt8(ascii: "(")) { return flat }
      let code = value.standing(as: type)
      return code.flat ?? named(code, type).flat
    case .anywhere, .inferred, .text: return named(put(value, as: .string), .string).flat
    }
  }

  private mutating func join(_ arguments: [JSONValue], as type: SwiftType) -> Written? {
    guard arguments.count == 2, let separator = arguments[0].string else { return nil }
    place.tokens.append("1")
    defer { place.tokens.removeLast() }
    if let elements = arguments[1].array {
      let texts = elements.indices.compactMap { index in
        let differs = context.alternatives(elements[index], at: JSONPointer(place.tokens + [String(index)])).count > 1
        return differs ? nil : Scalar.text(of: elements[index])
      }
      if texts.count == elements.count { return text([.literal(texts.joined(separator: separator))], as: type) }
      if separator.isEmpty, let parts = parts(joining: elements), let text = text(parts, as: type) { return text }
    }
    let list = standing(arguments[1], as: .strings)
    return .value(.sequence(list, Code(".joined(separator: \(TextLiteral.line(separator)))")), .string)
  }

  /// The pieces of values one after the other, where each is there for certain.
  private mutating func parts(joining elements: [JSONValue]) -> [TextLiteral.Part]? {
    var trial = self
    var parts: [TextLiteral.Part] = []
    for (index, element) in elements.enumerated() {
      if let branches = element.argument(of: .if), branches.mentionsNoValue { return nil }
      guard let inner = trial.descend([String(index)], { $0.parts(of: element) }) else { return nil }
      parts += inner
    }
    self = trial
    return parts
  }

  private mutating func split(_ arguments: [JSONValue]) -> Written? {
    guard arguments.count == 2, let separator = arguments[0].string,
      arguments[1].string != nil || arguments[1].isFunction
    else { return nil }
    place.tokens.append("1")
    defer { place.tokens.removeLast() }
    let text = standing(arguments[1], as: .string)
    return .value(.sequence(text, Code(".split(separator: \(TextLiteral.line(separator)))")), .strings)
  }

  // MARK: Choices

  private mutating func choice(_ arguments: [JSONValue], as type: SwiftType) -> Written? {
    guard arguments.count == 3, let name = arguments[0].string,
      let condition = context.reference(to: context.conditions[name])
    else { return nil }
    let then = write(arguments[1], as: type, under: "1")
    let otherwise = write(arguments[2], as: type, under: "2")
    return .anywhere(.call(".if", [Code(condition), .labeled("then", then), .labeled("else", otherwise)]))
  }

  private mutating func find(_ arguments: [JSONValue], as type: SwiftType) -> Written? {
    guard arguments.count == 3 || arguments.count == 4, let name = arguments[0].string,
      let mapping = context.mappings[name], context.declared.contains(mapping.name)
    else { return nil }
    let keys = arguments[1...2]
    let needsExtensions =
      arguments.count == 4
      || keys.contains { $0.call.map { $0.function != .ref && $0.function != .findInMap } ?? ($0.string == nil) }
    if needsExtensions, !context.hasLanguageExtensions { return nil }
    var fallback: JSONValue?
    if arguments.count == 4 {
      guard let options = arguments[3].object, options.count == 1, let value = options["DefaultValue"] else {
        return nil
      }
      fallback = value
    }
    guard let table = context.reference(to: mapping) else { return nil }
    var codes = [write(arguments[1], as: .string, under: "1"), write(arguments[2], as: .string, under: "2")]
    if let fallback {
      place.tokens += ["3", "DefaultValue"]
      codes.append(.labeled("default", write(fallback, as: type)))
      place.tokens.removeLast(2)
    }
    if type == .string {
      return .value(.index(table, codes), .string)
    }
    return .inferred(.call("\(table).find", codes))
  }

  private mutating func selection(_ arguments: [JSONValue], as type: SwiftType) -> Written? {
    guard arguments.count == 2 else { return nil }
    let index = arguments[0].integer ?? arguments[0].string.flatMap { Int64($0) }
    // The language would look the element up itself.
    if arguments[1].array != nil { return nil }
    let list = standing(arguments[1], as: .strings)
    let position = index.map { Code(String($0)) } ?? write(arguments[0], as: .named("IntegerValue"), under: "0")
    return .value(.sequence(list, Code("["), position, Code("]")), .string)
  }

  // MARK: Others

  private mutating func zones(_ argument: JSONValue) -> Written? {
    guard argument.string != nil || argument.isFunction else { return nil }
    let isOwn = argument.argument(of: .ref) == "AWS::Region"
    let arguments = isOwn ? [] : [Code.labeled("in", write(argument, as: .string))]
    return .value(.call(".availabilityZones", arguments), .strings, isMember: true)
  }

  private mutating func blocks(_ arguments: [JSONValue]) -> Written? {
    guard arguments.count == 3 else { return nil }
    let codes: [Code] = [
      .labeled("of", write(arguments[0], as: .string, under: "0")),
      .labeled("count", write(arguments[1], as: .named("IntegerValue"), under: "1")),
      .labeled("hostBits", write(arguments[2], as: .named("IntegerValue"), under: "2")),
    ]
    return .value(.call(".cidrs", codes), .strings, isMember: true)
  }

  private mutating func stackOutput(_ argument: JSONValue) -> Written? {
    let names: [(key: String, label: String?)] = [
      ("OutputName", nil), ("StackName", "of"), ("Region", "region"), ("RoleArn", "roleARN"),
    ]
    guard let object = argument.object, object.keys.allSatisfy({ key in names.contains { $0.key == key } }),
      object["OutputName"] != nil, object["StackName"] != nil
    else { return nil }
    let codes: [Code] = names.compactMap { key, label in
      guard let value = object[key] else { return nil }
      let code = write(value, as: .string, under: key)
      return label.map { .labeled($0, code) } ?? code
    }
    return .anywhere(.call(".stackOutput", codes))
  }

  private mutating func macro(_ argument: JSONValue) -> Written? {
    guard let object = argument.object, object.count == 2, let name = object["Name"]?.string,
      let parameters = object["Parameters"], parameters.object != nil, !parameters.isFunction
    else { return nil }
    let code = write(parameters, as: .map(.any), under: "Parameters")
    return .anywhere(.call(".transform", [Code(TextLiteral.line(name)), .labeled("parameters", code)]))
  }
}

extension JSONValue {
  /// Whether one of its branches leaves out what it stands for.
  fileprivate var mentionsNoValue: Bool {
    (array ?? []).contains { $0.isNoValue || ($0.argument(of: .if)?.mentionsNoValue ?? false) }
  }
}
