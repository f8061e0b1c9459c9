import StrataFindings
import StrataJSON
import StrataTemplate
import StrataText

/// A JSON document in a property, which a template holds as text or as an object.
///
/// What isn't known before deployment stands in it as a function, so that it isn't decided there either.
struct EmbeddedDocument {
  /// The document; its place is that in the template, or within the text.
  let content: PlacedValue
  /// The place of the text; nil where the document is an object of the template.
  let text: JSONPointer?

  /// Reads what may be a document; nil where only deployment tells.
  ///
  /// - Parameter place: A value of the template, without alternatives.
  /// - Throws: A `JSONSyntaxError`, where it's text and no JSON.
  init?(_ place: PlacedValue) throws(JSONSyntaxError) {
    if place.value.object != nil || place.value.array != nil, !place.value.isFunction {
      content = place
      text = nil
      return
    }
    let parts = PartialText(place.value).parts
    if case .unknown? = parts.first { return nil }
    let marked = Self.marked(parts)
    do throws(JSONSyntaxError) {
      let json = try JSONValue(parsing: marked.text)
      let unknown = parts.compactMap { if case .unknown(let value) = $0 { value } else { nil } }
      content = PlacedValue(value: unknown.isEmpty ? json : Self.restored(json, unknown), pointer: JSONPointer())
      text = place.pointer
    } catch {
      // What isn't known may be any part of a document.
      if marked.isWhole { throw error }
      return nil
    }
  }

  /// A character that no document has, before and behind the number of what isn't known.
  private static let mark: Character = "\u{F8FE}"

  private static func hasMark(_ text: String) -> Bool { text.contains(bytesOf: "\u{F8FE}") }

  /// The text with a mark for each part that isn't known, and whether each of them stands within a text of the document.
  private static func marked(_ parts: [PartialText.Part]) -> (text: String, isWhole: Bool) {
    var (text, isWhole) = ("", true)
    var (isInside, isEscaped) = (false, false)
    var count = 0
    for part in parts {
      switch part {
      case .literal(let literal):
        text += literal
        for byte in literal.utf8 {
          if isEscaped {
            isEscaped = false
          } else if byte == UInt8(ascii: "\\") {
            isEscaped = isInside
          } else if byte == UInt8(ascii: "\"") {
            isInside.toggle()
          }
        }
      case .unknown:
        let sign = "\(mark)\(count)\(mark)"
        text += isInside ? sign : "\"\(sign)\""
        isWhole = isWhole && isInside
        count += 1
      }
    }
    return (text, isWhole)
  }

  private static func restored(_ value: JSONValue, _ unknown: [JSONValue]) -> JSONValue {
    switch value {
    case .string(let text): return restored(text, unknown) ?? value
    case .array(let elements): return .array(elements.map { restored($0, unknown) })
    case .object(let object):
      // A key that isn't known makes its object one that a function makes.
      return .object(
        JSONObject(
          uniqueMembers: object.map {
            .init(key: hasMark($0.key) ? "Fn::\($0.key)" : $0.key, value: restored($0.value, unknown))
          }))
    default: return value
    }
  }

  /// A text with functions in their places; nil where it has none.
  private static func restored(_ text: String, _ unknown: [JSONValue]) -> JSONValue? {
    guard hasMark(text) else { return nil }
    let pieces = text.split(separator: mark, omittingEmptySubsequences: false).enumerated().compactMap {
      offset, piece -> JSONValue? in
      if offset.isMultiple(of: 2) { return piece.isEmpty ? nil : .string(String(piece)) }
      return Int(piece).flatMap { unknown.indices.contains($0) ? unknown[$0] : nil }
    }
    return pieces.count == 1 ? pieces[0] : ["Fn::Join": ["", .array(pieces)]]
  }
}

extension TemplateRule {
  /// What is wrong with the documents that a property may be.
  ///
  /// - Parameters:
  ///   - place: The property.
  ///   - name: What the document is, such as `a dashboard`.
  ///   - faults: Gives what is wrong with a document, with places in it.
  /// - Returns: The findings; those in a text are at the property, and name the place within it.
  func findings(
    inDocument place: PlacedValue?, _ name: String, _ faults: (EmbeddedDocument) -> [DocumentFault]
  ) -> [Finding] {
    let alternatives: [PlacedValue] = place?.alternatives ?? []
    return alternatives.flatMap { alternative -> [Finding] in
      let document: EmbeddedDocument?
      do throws(JSONSyntaxError) {
        document = try EmbeddedDocument(alternative)
      } catch {
        return [
          finding(
            "this isn't JSON, by line \(error.line), column \(error.column) of the text: \(error.message)",
            at: alternative.pointer, expected: "\(name) as JSON")
        ]
      }
      guard let document else { return [] }
      return faults(document).map { fault in
        let within = fault.pointer.tokens.joined(separator: ".")
        let isText = document.text != nil && !within.isEmpty
        return finding(
          isText ? "\(within): \(fault.message)" : fault.message, at: document.text ?? fault.pointer,
          expected: fault.expected, given: fault.given, hint: fault.hint)
      }
    }
  }
}
