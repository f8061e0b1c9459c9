package import StrataJSON
import StrataText

/// Text of a template as far as it's known before deployment: what is written out, and what CloudFormation puts between.
package struct PartialText: Hashable, CustomStringConvertible {
  package enum Part: Hashable {
    /// Written out, and never empty.
    case literal(String)
    /// A value that is known at deployment; `Ref` and `Fn::GetAtt`, however they're written, in one form.
    case unknown(JSONValue)
  }

  package private(set) var parts: [Part] = []

  /// Takes apart text, a number, or a function that yields either.
  package init(_ value: JSONValue) {
    add(value)
    joinReferences()
  }

  /// The whole text, where all of it is written out.
  package var literal: String? {
    if parts.isEmpty { return "" }
    guard parts.count == 1, case .literal(let text) = parts[0] else { return nil }
    return text
  }

  /// The text with a character for each part that isn't known.
  package func text(unknownAs placeholder: Character) -> String {
    parts.map { if case .literal(let text) = $0 { text } else { String(placeholder) } }.joined()
  }

  /// The text in the form of `Fn::Sub`, with an ellipsis for what that has no form for.
  package var description: String {
    parts.map { part in
      switch part {
      case .literal(let text): return text
      case .unknown(let value):
        guard let target = value.referenceTarget else { return "…" }
        return "${\(target.name)\(target.attribute.map { ".\($0)" } ?? "")}"
      }
    }.joined()
  }

  private mutating func add(_ value: JSONValue) {
    switch value {
    case .string(let text): add(text: text)
    case .integer(let number): add(literal: String(number)[...])
    default:
      if let call = value.call { add(call, value) } else { parts.append(.unknown(value)) }
    }
  }

  /// Adds what is written out, but for references to secrets and parameters, which CloudFormation looks up.
  private mutating func add(text: String) {
    var rest = text[...]
    // Hardly any text has one, and to look for characters takes long.
    if !text.contains(bytesOf: "{{resolve:") { return add(literal: rest) }
    while let start = rest.firstRange(of: "{{resolve:"), let end = rest[start.upperBound...].firstRange(of: "}}") {
      add(literal: rest[..<start.lowerBound])
      parts.append(.unknown(.string(String(rest[start.lowerBound..<end.upperBound]))))
      rest = rest[end.upperBound...]
    }
    add(literal: rest)
  }

  /// Takes a reference that is put together of several parts, as in `{{resolve:ssm:/app/${AWS::Region}/name}}`, for one that
  /// isn't known.
  private mutating func joinReferences() {
    let mayHaveSome = parts.contains {
      if case .literal(let text) = $0 { text.contains(bytesOf: "{{resolve:") } else { false }
    }
    if !mayHaveSome { return }
    var joined: [Part] = []
    var isOpen = false
    for part in parts {
      guard case .literal(let text) = part else {
        if !isOpen { joined.append(part) }
        continue
      }
      var rest = text[...]
      if isOpen {
        guard let end = rest.firstRange(of: "}}") else { continue }
        rest = rest[end.upperBound...]
        isOpen = false
      }
      // Whole ones have been taken out before.
      if let start = rest.firstRange(of: "{{resolve:") {
        if start.lowerBound > rest.startIndex { joined.append(.literal(String(rest[..<start.lowerBound]))) }
        joined.append(.unknown(.string(String(rest[start.lowerBound...]))))
        isOpen = true
      } else if !rest.isEmpty {
        joined.append(.literal(String(rest)))
      }
    }
    parts = joined
  }

  private mutating func add(literal text: Substring) {
    if text.isEmpty { return }
    if case .literal(let before)? = parts.last {
      parts[parts.count - 1] = .literal(before + text)
    } else {
      parts.append(.literal(String(text)))
    }
  }

  private mutating func add(_ call: FunctionCall, _ whole: JSONValue) {
    switch call.function {
    case .getAtt:
      parts.append(.unknown(call.argument.string.map { Self.reference(ReferenceTarget(dotted: $0)) } ?? whole))
    case .join:
      guard let delimiter = call.argument[0]?.string, let elements = call.argument[1]?.array else {
        parts.append(.unknown(whole))
        return
      }
      for (index, element) in elements.enumerated() {
        if index > 0 { add(literal: delimiter[...]) }
        add(element)
      }
    case .sub:
      guard let substitution = Substitution(call.argument) else {
        parts.append(.unknown(whole))
        return
      }
      for part in substitution.parts {
        switch part {
        case .literal(let text): add(text: text)
        case .value(let value): add(value)
        case .reference(let target): parts.append(.unknown(Self.reference(target)))
        }
      }
    default: parts.append(.unknown(whole))
    }
  }

  private static func reference(_ target: ReferenceTarget) -> JSONValue {
    guard let attribute = target.attribute else { return ["Ref": .string(target.name)] }
    return ["Fn::GetAtt": [.string(target.name), .string(attribute)]]
  }
}
