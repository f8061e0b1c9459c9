import StrataFacts
import StrataFindings
import StrataJSON
import StrataSchema
import StrataTemplate

/// Hides in findings about a template what looks like a secret there.
struct FindingHiding {
  private let template: TemplateContents
  private let hiding: SecretHiding
  /// What may be shown of each part of a section that a finding was about.
  private var parts: [[String]: JSONValue] = [:]

  init(_ template: TemplateContents) {
    self.template = template
    hiding = SecretHiding(parameters: template.section("Parameters"))
  }

  /// A finding as it may be shown.
  mutating func shown(_ finding: Finding) -> Finding {
    guard let pointer = finding.pointer, pointer.tokens.count > 2 else { return finding }
    let head = Array(pointer.tokens.prefix(2))
    guard let whole = template.json[JSONPointer(head)] else { return finding }
    let part = parts[head] ?? self.part(whole, section: head[0], name: head[1])
    parts[head] = part
    // What a parameter may be stands beside what it is.
    let rest = JSONPointer(head[0] == "Parameters" ? [] : Array(pointer.tokens.dropFirst(2)))
    var texts: [(text: String, shown: String)] = []
    Self.compare(whole[rest] ?? .null, part[rest] ?? .null, &texts)
    if texts.isEmpty, finding.given == nil { return finding }
    return finding.replacingTexts { text in
      texts.reduce(text) { Self.replacing($1.text, with: $1.shown, in: $0) }
    } given: { [hiding] in
      hiding.shown(text: $0)
    }
  }

  private func part(_ value: JSONValue, section: String, name: String) -> JSONValue {
    switch section {
    case "Parameters": return hiding.shown(value, ofParameter: name, at: [])
    case "Outputs": return hiding.shown(value, named: [name])
    case "Resources":
      guard var object = value.object else { return hiding.shown(value, named: []) }
      let facts = object["Type"]?.string.flatMap(KnownFacts.of)
      for member in object {
        let schema = member.key == "Properties" ? facts.map { ($0.root, $0) } : nil
        object[member.key] = hiding.shown(member.value, named: [name], schema: schema)
      }
      return .object(object)
    default: return hiding.shown(value, named: [])
    }
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
