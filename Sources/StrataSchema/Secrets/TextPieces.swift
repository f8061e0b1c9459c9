import StrataJSON
import StrataTemplate

/// The literal texts that a value is put together from, each of which can be given another form.
///
/// A password in an address may be spread over several, so that they're looked at as one.
struct TextPieces {
  private let value: JSONValue

  init(_ value: JSONValue) {
    self.value = value
  }

  /// The value with the secrets in its text hidden.
  func hidingSpans() -> JSONValue {
    // Where each piece begins in the whole text.
    var whole: [UInt8] = []
    var starts: [Int] = []
    _ = rebuilt { text in
      starts.append(whole.count)
      whole += text.utf8
      return text
    } unknown: {
      whole.append(SecretSpans.unknown)
    }
    let spans = SecretSpans(whole).ranges
    if spans.isEmpty { return value }
    var index = 0
    return rebuilt { text in
      defer { index += 1 }
      let own = starts[index]..<starts[index] + text.utf8.count
      var bytes = Array(text.utf8)
      for span in spans.reversed() where span.overlaps(own) && !own.isEmpty {
        let part = span.clamped(to: own)
        bytes.replaceSubrange(
          part.lowerBound - own.lowerBound..<part.upperBound - own.lowerBound, with: SecretHiding.mark.utf8)
      }
      return String(decoding: bytes, as: UTF8.self)
    } unknown: {
    }
  }

  /// The value with other texts.
  ///
  /// - Parameters:
  ///   - other: Gives the text that stands in place of one; they come in the order of the whole text.
  ///   - unknown: Is called for each part between them that isn't known before deployment.
  /// - Returns: The value.
  func rebuilt(_ other: (String) -> String, unknown: () -> Void) -> JSONValue {
    Self.rebuilt(value, other, unknown)
  }

  private static func rebuilt(_ value: JSONValue, _ other: (String) -> String, _ unknown: () -> Void) -> JSONValue {
    if case .string(let text) = value { return .string(other(text)) }
    guard let call = value.call else {
      unknown()
      return value
    }
    switch call.function {
    case .join:
      guard let elements = call.argument[1]?.array else { break }
      var delimiter = call.argument[0] ?? ""
      let parts = elements.enumerated().map { index, element in
        if index > 0, let text = delimiter.string, !text.isEmpty {
          let text = other(text)
          // It stands once, so that hiding it in one place hides it in all.
          if .string(text) != call.argument[0] { delimiter = .string(text) }
        }
        return rebuilt(element, other, unknown)
      }
      return .object([call.name: [delimiter, .array(parts)]])
    case .sub:
      guard let text = call.argument.string ?? call.argument[0]?.string else { break }
      var variables = call.argument[1]?.object
      var shown = ""
      for part in SubstitutionText.parts(of: text) {
        switch part {
        case .literal(let text): shown += SubstitutionText.escaped(other(text))
        case .variable(let name):
          shown += "${\(name)}"
          if let value = variables?[name] { variables?[name] = rebuilt(value, other, unknown) } else { unknown() }
        }
      }
      return .object([call.name: variables.map { [.string(shown), .object($0)] } ?? .string(shown)])
    case .if:
      guard call.arguments.count == 3 else { break }
      let branches = call.arguments.dropFirst().map { rebuilt($0, other, unknown) }
      return .object([call.name: .array([call.arguments[0]] + branches)])
    default: break
    }
    unknown()
    return value
  }
}
