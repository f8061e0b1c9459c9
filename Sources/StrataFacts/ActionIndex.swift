import StrataJSON

/// The actions of all services, as policies name them, found in a text of one line per service.
///
/// Nothing is built: a search looks at a dozen lines, and reads the one found where it lies. Where that is, is remembered, as
/// policies name several actions of a service.
package struct ActionIndex: Sendable {
  private let bytes: FactsBytes
  private let found = FoundLines()

  /// The actions that this package knows.
  package static let embedded = ActionIndex(ActionsText.text)

  /// Makes an index of a text that's part of the program.
  package init(_ text: StaticString) {
    bytes = .embedded(text)
  }

  /// Makes an index of a text's bytes.
  package init(_ bytes: [UInt8]) {
    self.bytes = .read(bytes)
  }

  /// The numbers of a service's actions that a pattern means.
  package struct Match: Sendable, Hashable {
    /// The number of actions that are about no resource in particular, so that they can be allowed on `*` alone.
    package let free: Int
    /// The number of actions that can be allowed on some resources.
    package let scoped: Int

    /// Makes a match.
    package init(free: Int = 0, scoped: Int = 0) {
      self.free = free
      self.scoped = scoped
    }
  }

  /// The actions of a service that a pattern means, whichever case either is in.
  ///
  /// - Parameters:
  ///   - pattern: An action without its service, in which `*` stands for any letters and `?` for any one.
  ///   - service: The service, as in front of the colon.
  /// - Returns: The numbers of them, or nil where the service is unknown.
  package func actions(matching pattern: String, of service: String) -> Match? {
    let pattern = pattern.utf8.map(\.lowercased)
    return withActions(of: service) { free, scoped in
      Match(free: free.count(ofWordsLike: pattern), scoped: scoped.count(ofWordsLike: pattern))
    }
  }

  /// The actions of a service in small letters; empty where it's unknown.
  package func names(of service: String) -> [String] {
    withActions(of: service) { free, scoped in
      [free, scoped].flatMap { $0.split(separator: UInt8(ascii: " ")) }.map { String(decoding: $0, as: UTF8.self) }
        .sorted(by: utf8Precedes)
    } ?? []
  }

  /// The names of all services, in the order of their UTF-8 bytes.
  package var services: [String] { bytes.withUnsafeBytes(\.lineNames) }

  private func withActions<Result>(
    of service: String, _ body: (UnsafeRawBufferPointer, UnsafeRawBufferPointer) -> Result
  ) -> Result? {
    bytes.withUnsafeBytes { bytes in
      guard let line = found.line(of: service.lowercased(), in: bytes) else { return nil }
      let tab = line.offset(of: UInt8(ascii: "\t"), from: 0)
      return body(
        UnsafeRawBufferPointer(rebasing: line[..<tab]),
        UnsafeRawBufferPointer(rebasing: line[min(tab + 1, line.count)...]))
    }
  }
}

extension UnsafeRawBufferPointer {
  /// The number of the words, which are separated by spaces, that a pattern means.
  fileprivate func count(ofWordsLike pattern: [UInt8]) -> Int {
    // A service has hundreds of words, which needn't be gathered to be counted.
    var (matches, start) = (0, 0)
    while start < count {
      let end = offset(of: UInt8(ascii: " "), from: start)
      if hasWord(from: start, to: end, like: pattern) { matches += 1 }
      start = end + 1
    }
    return matches
  }

  /// Whether a word is one that a pattern means; what follows a `*` is tried again further on where it doesn't fit.
  private func hasWord(from start: Int, to end: Int, like pattern: [UInt8]) -> Bool {
    var (next, place) = (start, 0)
    var retry: (next: Int, place: Int)?
    while next < end {
      if place < pattern.count, pattern[place] == UInt8(ascii: "*") {
        retry = (next, place + 1)
        place += 1
      } else if place < pattern.count, pattern[place] == UInt8(ascii: "?") || pattern[place] == self[next] {
        next += 1
        place += 1
      } else if let last = retry {
        retry = (last.next + 1, last.place)
        (next, place) = (last.next + 1, last.place)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}

extension UInt8 {
  fileprivate var lowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
