import StrataJSON

/// Text of a template as far as it's known before deployment: what is written out, and what CloudFormation puts between.
struct PartialText: Hashable, CustomStringConvertible {
  enum Part: Hashable {
    /// Written out, and never empty.
    case literal(String)
    /// A value that is known at deployment; `Ref` and `Fn::GetAtt`, however they're written, in one form.
    case unknown(JSONValue)
  }

  private(set) var parts: [Part] = []

  /// Takes apart text, a number, or a function that yields either.
  init(_ value: JSONValue) {
    add(value)
  }

  /// The whole text, where all of it is written out.
  var literal: String? {
    if parts.isEmpty { return "" }
    guard parts.count == 1, case .literal(let text) = parts[0] else { return nil }
    return text
  }

  /// The text with a character for each part that isn't known.
  func text(unknownAs placeholder: Character) -> String {
    parts.map { if case .literal(let text) = $0 { text } else { String(placeholder) } }.joined()
  }

  /// The text in the form of `Fn::Sub`, with an ellipsis for what that has no form for.
  var description: String {
    parts.map { part in
      switch part {
      case .literal(let text): return text
      case .unknown(let value):
        if let name = value["Ref"]?.string { return "${\(name)}" }
        guard let names = value["Fn::GetAtt"]?.array?.compactMap(\.string), names.count == 2 else { return "…" }
        return "${\(names[0]).\(names[1])}"
      }
    }.joined()
  }

  private mutating func add(_ value: JSONValue) {
    switch value {
    case .string(let text): add(text: text[...])
    case .integer(let number): add(literal: String(number)[...])
    case .object(let object) where object.count == 1: add(function: object[0].key, object[0].value, value)
    default: parts.append(.unknown(value))
    }
  }

  /// Adds what is written out, but for references to secrets and parameters, which CloudFormation looks up.
  private mutating func add(text: Substring) {
    var rest = text
    while let start = rest.firstRange(of: "{{resolve:"), let end = rest[start.upperBound...].firstRange(of: "}}") {
      add(literal: rest[..<start.lowerBound])
      parts.append(.unknown(.string(String(rest[start.lowerBound..<end.upperBound]))))
      rest = rest[end.upperBound...]
    }
    add(literal: rest)
  }

  private mutating func add(literal text: Substring) {
    if text.isEmpty { return }
    if case .literal(let before)? = parts.last {
      parts[parts.count - 1] = .literal(before + text)
    } else {
      parts.append(.literal(String(text)))
    }
  }

  private mutating func add(function name: String, _ argument: JSONValue, _ whole: JSONValue) {
    switch name {
    case "Fn::GetAtt":
      parts.append(.unknown(argument.string.map(Self.reference) ?? whole))
    case "Fn::Join":
      guard let delimiter = argument[0]?.string, let elements = argument[1]?.array else {
        parts.append(.unknown(whole))
        return
      }
      for (index, element) in elements.enumerated() {
        if index > 0 { add(literal: delimiter[...]) }
        add(element)
      }
    case "Fn::Sub":
      guard let text = argument.string ?? argument[0]?.string else {
        parts.append(.unknown(whole))
        return
      }
      add(template: text, argument[1]?.object ?? [:])
    default: parts.append(.unknown(whole))
    }
  }

  private mutating func add(template text: String, _ variables: JSONObject) {
    var rest = text[...]
    while let start = rest.firstRange(of: "${"), let end = rest[start.upperBound...].firstIndex(of: "}") {
      add(text: rest[..<start.lowerBound])
      let name = String(rest[start.upperBound..<end])
      if name.hasPrefix("!") {
        add(literal: "${\(name.dropFirst())}"[...])
      } else if let value = variables[name] {
        add(value)
      } else {
        parts.append(.unknown(Self.reference(name)))
      }
      rest = rest[rest.index(after: end)...]
    }
    add(text: rest)
  }

  /// What a name in `Fn::Sub` stands for: a `Ref`, or `Fn::GetAtt` where it has a dot.
  private static func reference(_ name: String) -> JSONValue {
    guard let dot = name.firstIndex(of: ".") else { return ["Ref": .string(name)] }
    return ["Fn::GetAtt": [.string(String(name[..<dot])), .string(String(name[name.index(after: dot)...]))]]
  }
}
