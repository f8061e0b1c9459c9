import Synchronization

/// What changes with the world, as it was on one day: types that end, Lambda's runtimes, and values that some properties have.
///
/// Nothing is built: what is asked for is looked up in a text of one line per fact.
package struct DatedFacts: Sendable {
  private let bytes: FactsBytes
  private let kinds = KindsOfLines()

  /// The facts that this package has.
  package static let embedded = DatedFacts(DatedText.text)

  /// Takes the facts of a text that's part of the program.
  package init(_ text: StaticString) { bytes = .embedded(text) }

  /// The day on which everything was so, as in `2026-10-20`.
  package var date: String { words(of: "date", "").first ?? "" }

  /// The state of a type that isn't for new resources any more.
  package struct Lifecycle: Sendable, Hashable {
    /// `maintenance`, `sunset` or `shutdown`.
    package let status: String
    /// The day from which on it's so; nil where that isn't known.
    package let date: String?
  }

  /// The state of a type, or nil for one that goes on.
  package func lifecycle(of type: String) -> Lifecycle? {
    let words = words(of: "lifecycle ", type)
    return words.count == 2 ? Lifecycle(status: words[0], date: words[1] == "-" ? nil : words[1]) : nil
  }

  /// The days of a runtime of Lambda.
  package struct Runtime: Sendable, Hashable {
    /// The day from which on it gets no more mends; nil where none is set.
    package let deprecated: String?
    /// The day from which on no function can be created with it.
    package let createBlock: String?
    /// The day from which on no function of it can be updated.
    package let updateBlock: String?
    /// The runtime to take instead.
    package let successor: String?
  }

  /// The days of a runtime, or nil for one that isn't known.
  package func runtime(_ name: String) -> Runtime? {
    let words = words(of: "runtime ", name).map { $0 == "-" ? nil : $0 }
    guard words.count == 4 else { return nil }
    return Runtime(deprecated: words[0], createBlock: words[1], updateBlock: words[2], successor: words[3])
  }

  /// A place whose values are listed.
  package struct Place: Sendable, Hashable {
    /// The path among a type's properties, `*` being any element.
    package let path: [String]
    /// The name of the list.
    package let list: String
    /// The properties whose values stand behind the list's name, where there are several lists: the first for sure, and
    /// each further one where there's a list for its value.
    package let keys: [String]
  }

  /// The places of a type whose values are listed.
  package func places(of type: String) -> [Place] {
    words(of: "places ", type).compactMap { word in
      let parts = word.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else { return nil }
      let list = parts[1].split(separator: ":").map(String.init)
      return Place(path: parts[0].split(separator: "/").map(String.init), list: list[0], keys: Array(list.dropFirst()))
    }
  }

  /// The values of a list, or none where there is no such list.
  package func values(_ list: String) -> [String] { words(of: "values ", list) }

  private func words(of kind: String, _ name: String) -> [String] {
    bytes.withUnsafeBytes { bytes in
      let lines = kinds.lines(of: kind, in: bytes)
      guard let place = bytes.place(ofLine: kind + name, among: lines) else { return [] }
      return bytes[place].split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
    }
  }
}

/// The places of lines that begin alike, each found once.
///
/// Lists of values have long lines, and whoever looks for a short one among all comes by several of them.
private final class KindsOfLines: Sendable {
  private let places = Mutex<[String: Range<Int>]>([:])

  func lines(of kind: String, in bytes: UnsafeRawBufferPointer) -> Range<Int> {
    places.withLock { places in
      if let known = places[kind] { return known }
      let place = bytes.place(ofLinesBeginningWith: kind.utf8)
      places[kind] = place
      return place
    }
  }
}
