import StrataJSON

/// The facts about a value, in words for the documentation of a parameter.
struct FactsDescription {
  let parts: [String]

  init(_ node: JSONObject) {
    var parts: [String] = []
    if let range = Self.range(node["g"]) { parts.append(range) }
    if let length = Self.range(node["ls"]) { parts.append("\(length) characters") }
    // Said of an object or a text, it means nothing.
    let types = node["t"].map { $0.array ?? [$0] }
    if types?.contains("a") ?? true, let count = Self.range(node["li"]) { parts.append("\(count) elements") }
    if let pattern = node["pt"]?.string, Self.isShowable(pattern) { parts.append("matches `\(pattern)`") }
    if let format = node["f"]?.string, !format.hasPrefix("(") { parts.append("format `\(format)`") }
    self.parts = parts
  }

  /// Whether a pattern can stand in a comment: some are long, or hold controls that no source may have.
  private static func isShowable(_ pattern: String) -> Bool {
    pattern.utf8.count <= 60
      && pattern.unicodeScalars.allSatisfy { $0 != "`" && $0.value >= 0x20 && $0.properties.generalCategory != .format }
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
    default: nil
    }
  }
}
