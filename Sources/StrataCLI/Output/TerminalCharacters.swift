/// The characters that a terminal can show.
enum TerminalCharacters {
  /// Whether the surroundings say that characters are written as UTF-8.
  ///
  /// - Parameter variables: The variables of the process's environment, of which the first that is set decides, as for
  ///   the C library.
  /// - Returns: Whether they do; they don't where none is set.
  static func areUTF8(_ variables: [String: String]) -> Bool {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"]
    let value = names.lazy.compactMap { variables[$0] }.first { !$0.isEmpty } ?? ""
    let characters = value.lowercased().split(separator: ".").dropFirst().first?.prefix { $0 != "@" } ?? ""
    return characters == "utf-8" || characters == "utf8"
  }

  /// A text with this tool's own arrows, dots and dashes in ASCII; what people call their things stays as it is.
  static func inASCII(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var result = ""
    for character in text { if let other = others[character] { result += other } else { result.append(character) } }
    return result
  }

  private static let others: [Character: String] = [
    "→": "->", "←": "<-", "…": "...", "·": "*", "×": "x", "–": "-", "—": "--", "−": "-", "≥": ">=", "≤": "<=",
    "“": "\"", "”": "\"", "‘": "'", "’": "'", "⚠️": "!", "✓": "ok", "✗": "x",
  ]
}
