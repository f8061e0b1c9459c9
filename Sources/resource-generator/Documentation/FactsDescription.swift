import StrataJSON

/// The facts about a value, in words for the documentation of a parameter.
struct FactsDescription {
  /// The kind of value, such as `the ARN of an AWS::IAM::Role`; nil where nothing tells it.
  private(set) var kind: String?
  /// The rest, each a part of the sentence.
  let parts: [String]

  /// Describes a value.
  ///
  /// - Parameters:
  ///   - node: The facts about the value, which refer to no definition.
  ///   - element: The facts about its elements, where it's a list of texts or numbers.
  ///   - isRequired: Whether it has to be there, so that no default holds.
  init(_ node: JSONObject, element: JSONObject? = nil, isRequired: Bool = false) {
    var parts: [String] = []
    kind = Self.kind(of: node)
    if let range = Self.range(node["g"]) { parts.append(range) }
    parts += Self.exclusiveBounds(node["gx"])
    if let factor = node["mo"].flatMap(Self.text) { parts.append("a multiple of \(factor)") }
    if let choice = Self.choice(node) { parts.append(choice) }
    if let length = Self.range(node["ls"]) { parts.append(length == "1" ? "1 character" : "\(length) characters") }
    // Said of an object or a text, it means nothing.
    let types = node["t"].map { $0.array ?? [$0] }
    if types?.contains("a") ?? true {
      if let count = Self.range(node["li"]) { parts.append(count == "1" ? "1 element" : "\(count) elements") }
      if node["u"] == true { parts.append("no two alike") }
    }
    if let pattern = node["pt"]?.string {
      if let known = PatternDescription.kind(of: pattern) {
        if kind == nil { kind = known }
      } else if let words = PatternDescription.words(for: pattern) {
        parts.append(words)
      }
    }
    if let element {
      let each = FactsDescription(element)
      if let plural = Self.pluralKind(of: element), kind == nil {
        kind = plural
      } else if let kind = each.kind, self.kind == nil {
        parts.append("each \(kind)")
      }
      parts += each.parts.map { "each \($0)" }
    }
    if !isRequired, let value = node[PropertyNotes.key]?[PropertyNotes.defaultKey].flatMap(Self.text) {
      parts.append("\(value) unless given")
    }
    self.parts = parts
  }

  private static func kind(of node: JSONObject) -> String? {
    if let format = node["f"]?.string { return FormatDescription.kind(of: format) }
    let type = node[PropertyNotes.key]?[PropertyNotes.typeKey]?.string
    return type.flatMap { FormatDescription.kind(of: $0) }
  }

  private static func pluralKind(of element: JSONObject) -> String? {
    let name = element["f"] ?? element[PropertyNotes.key]?[PropertyNotes.typeKey]
    return name?.string.flatMap { FormatDescription.pluralKind(of: $0) }
  }

  /// The numbers that a value can be; those of texts are members of a type.
  private static func choice(_ node: JSONObject) -> String? {
    guard let values = node["e"]?.array, !values.isEmpty, values.count <= 12 else { return nil }
    let numbers = values.compactMap { $0.string == nil ? text($0) : nil }
    return numbers.count == values.count ? "one of \(numbers.joined(separator: ", "))" : nil
  }

  private static func exclusiveBounds(_ value: JSONValue?) -> [String] {
    guard let bounds = value?.array, bounds.count == 2 else { return [] }
    return [text(bounds[0]).map { "above \($0)" }, text(bounds[1]).map { "below \($0)" }].compactMap(\.self)
  }

  private static func range(_ value: JSONValue?) -> String? {
    guard let bounds = value?.array, bounds.count == 2 else { return nil }
    switch (text(bounds[0]), text(bounds[1])) {
    case (let least?, let greatest?): return least == greatest ? least : "\(least) to \(greatest)"
    case (let least?, nil): return least == "0" ? nil : "\(least) or more"
    case (nil, let greatest?): return "up to \(greatest)"
    case (nil, nil): return nil
    }
  }

  private static func text(_ value: JSONValue) -> String? {
    switch value {
    case .integer(let number): String(number)
    case .double(let number): String(number)
    case .number(let number): number.text
    case .bool(let flag): String(flag)
    case .string(let text): "`\(text)`"
    default: nil
    }
  }
}
