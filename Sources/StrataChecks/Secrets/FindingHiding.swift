import StrataFacts
import StrataFindings
import StrataJSON
import StrataSchema
import StrataTemplate

/// Hides in findings about a template what looks like a secret there.
struct FindingHiding {
  private let template: TemplateContents
  private let hiding: SecretHiding
  /// What may be shown of each place that a finding was about.
  private var places: [JSONPointer: JSONValue] = [:]

  init(_ template: TemplateContents) {
    self.template = template
    hiding = SecretHiding(parameters: template.section("Parameters"))
  }

  /// A finding as it may be shown.
  mutating func shown(_ finding: Finding) -> Finding {
    guard let pointer = finding.pointer, pointer.tokens.count > 2 else { return finding }
    let head = Array(pointer.tokens.prefix(2))
    guard let whole = template.json[JSONPointer(head)] else { return finding }
    // What a parameter may be stands beside what it is.
    let place = JSONPointer(head[0] == "Parameters" ? head : pointer.tokens)
    let part = places[place] ?? self.part(of: whole, at: place.tokens.dropFirst(2), section: head[0], name: head[1])
    places[place] = part
    var texts: [(text: String, shown: String)] = []
    Self.compare(template.json[place] ?? .null, part, &texts)
    if texts.isEmpty, finding.given == nil { return finding }
    return finding.replacingTexts { text in
      texts.reduce(text) { Self.replacing($1.text, with: $1.shown, in: $0) }
    } given: { [hiding] in
      hiding.shown(text: $0)
    }
  }

  /// What may be shown of a value at a place in something that a section names.
  private func part(
    of value: JSONValue, at tokens: ArraySlice<String>, section: String, name: String
  ) -> JSONValue {
    switch section {
    case "Parameters": return hiding.shown(value, ofParameter: name, at: [])
    case "Outputs": return hiding.shown(partAt: tokens, of: value, named: [name]) ?? .null
    case "Resources":
      guard let object = value.object, let key = tokens.first else { break }
      let facts = key == "Properties" ? object["Type"]?.string.flatMap(KnownFacts.of) : nil
      return hiding.shown(
        partAt: tokens.dropFirst(), of: object[key] ?? .null, named: [name], schema: facts.map { ($0.root, $0) })
        ?? .null
    default: break
    }
    return hiding.shown(partAt: tokens, of: value, named: []) ?? .null
  }

  /// Gathers the texts that aren't shown as they are.
  private static func compare(_ value: JSONValue, _ shown: JSONValue, _ texts: inout [(text: String, shown: String)]) {
    switch (value, shown) {
    case (.string(let text), .string(let other)): if text != other { texts.append((text, other)) }
    case (.array(let elements), .array(let others)) where elements.count == others.count:
      for (element, other) in zip(elements, others) { compare(element, other, &texts) }
    case (.object(let object), .object(let other)):
      for member in object { compare(member.value, other[member.key] ?? .null, &texts) }
    default: if let text = Scalar.text(of: value), value != shown { texts.append((text, SecretHiding.mark)) }
    }
  }

  /// A sentence in which a text is shown otherwise, be it in quotes, by itself, or cut off.
  private static func replacing(_ text: String, with shown: String, in sentence: String) -> String {
    if sentence == text { return shown }
    var result = sentence.replacing(Wording.quoted(text), with: Wording.quoted(shown))
    if let quoted = try? JSONValue.string(text).text(layout: .compact) {
      result = result.replacing(quoted, with: Wording.quoted(shown))
    }
    // A short text may be part of any word.
    if text.utf8.count >= 6 { result = result.replacing(text, with: shown) }
    return result
  }
}
