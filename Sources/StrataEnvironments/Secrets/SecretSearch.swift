import StrataText

/// Finds sensitive texts in others, whatever they're written as.
///
/// It's a class so that nobody who looks at many texts has its tables counted for each.
final class SecretSearch: Sendable {
  /// The number of ways to write a text, one within the other, that are seen through.
  private static let depth = 4
  /// The number of texts that one may stand for.
  private static let breadth = 24

  private let patterns: PatternSearch
  private let words: PatternSearch
  /// The texts that are too short to be found within others, each with its owners.
  private let short: [String: Set<Int>]

  /// Takes sensitive texts; each is known by its place among them.
  init(_ texts: [String]) {
    var patterns: [PatternSearch.Pattern] = []
    var words: [PatternSearch.Pattern] = []
    var short: [String: Set<Int>] = [:]
    for (owner, text) in texts.enumerated() {
      if text.utf8.count < PatternSearch.window {
        short[text, default: []].insert(owner)
      } else {
        patterns += SecretForms.patterns(of: text, owner: owner)
        words.append(SecretForms.words(of: text, owner: owner))
      }
    }
    self.patterns = PatternSearch(patterns)
    self.words = PatternSearch(words)
    self.short = short
  }

  /// The sensitive texts that stand in a text, or are all of it where they're short.
  func owners(in text: String) -> Set<Int> {
    let count = text.utf8.count
    guard count >= PatternSearch.window else { return short.isEmpty ? [] : short[text] ?? [] }
    return text.withUTF8Bytes { owners(in: $0) }
  }

  /// The sensitive texts that a name of the template's own was made of.
  func owners(inName name: String) -> Set<Int> {
    var owners = owners(in: name)
    name.withUTF8Bytes { _ = words.search($0) { owners.insert($0) } }
    return owners
  }

  /// The sensitive texts that stand in some bytes.
  func owners(in bytes: UnsafeRawBufferPointer) -> Set<Int> {
    var owners: Set<Int> = []
    let signs = patterns.search(bytes) { owners.insert($0) }
    if !signs.isEmpty { owners.formUnion(self.owners(behind: bytes, signs)) }
    return owners
  }

  /// The sensitive texts in what bytes may stand for.
  private func owners(behind bytes: UnsafeRawBufferPointer, _ signs: TextSigns) -> Set<Int> {
    var owners: Set<Int> = []
    var seen: Set<[UInt8]> = []
    var last = Self.decodings(of: bytes, signs)
    for _ in 0..<Self.depth where !last.isEmpty && seen.count < Self.breadth {
      var next: [[UInt8]] = []
      for text in last where seen.insert(text).inserted {
        next += text.withUnsafeBytes { text in
          let signs = patterns.search(text) { owners.insert($0) }
          return Self.decodings(of: text, signs)
        }
      }
      last = next
    }
    return owners
  }

  private static func decodings(of bytes: UnsafeRawBufferPointer, _ signs: TextSigns) -> [[UInt8]] {
    TextDecoding.allCases.compactMap { way in
      guard signs.contains(way.sign) else { return nil }
      let text = way.decoded(bytes)
      return text.elementsEqual(bytes) ? nil : text
    }
  }
}
