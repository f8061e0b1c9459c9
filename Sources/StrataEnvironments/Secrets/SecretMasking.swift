import StrataFindings
import StrataJSON
import StrataText

/// Takes sensitive texts out of what is said to people.
struct SecretMasking {
  private let search: SecretSearch
  /// What is replaced within a text, the longest first.
  private let written: [[UInt8]]

  init(_ texts: [String]) {
    search = SecretSearch(texts)
    var written: Set<[UInt8]> = []
    for text in texts where text.utf8.count >= PatternSearch.window {
      written.formUnion([Array(text.utf8), SecretForms.json(text)])
      let words = SecretForms.words(of: text, owner: 0).bytes
      if words.count >= PatternSearch.window, !SecretForms.isWord(text) { written.insert(words) }
    }
    self.written = written.sorted { $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count > $1.count }
  }

  /// A finding that says nothing sensitive.
  func masked(_ finding: Finding) -> Finding { finding.replacingTexts(masked, names: maskedName) }

  /// A text without what is sensitive in it: masked as a whole where that can't be told from the rest.
  func masked(_ text: String) -> String {
    var bytes = Array(text.utf8)
    for secret in written where bytes.contains(secret) {
      bytes = bytes.replacing(secret, with: Array(Sensitive.mask.utf8))
    }
    let masked = String(decoding: bytes, as: UTF8.self)
    return isClean(masked) ? masked : Sensitive.mask
  }

  private func maskedName(_ name: String) -> String {
    search.owners(inName: name).isEmpty ? name : Sensitive.mask
  }

  private func isClean(_ text: String) -> Bool {
    // A short text is sensitive where it's a value, and a word of a message else.
    if text.utf8.count >= PatternSearch.window, !search.owners(in: text).isEmpty { return false }
    guard text.hasPrefix("\""), let value = (try? JSONValue(parsing: text))?.string else { return true }
    return search.owners(in: value).isEmpty
  }
}
