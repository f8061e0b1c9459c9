import Synchronization

/// The regular expressions of schemas, each compiled when it's first used.
package enum SchemaPatterns {
  private static let patterns = Mutex<[String: SchemaPattern]>([:])

  /// Whether a pattern is found in a text, or nil where that's not known.
  package static func matches(_ text: String, _ pattern: String) -> Bool? {
    let compiled = patterns.withLock { patterns in
      if let known = patterns[pattern] { return known }
      let new = SchemaPattern(pattern)
      patterns[pattern] = new
      return new
    }
    return compiled.matches(text)
  }

  /// The patterns used so far that can't be compiled, and therefore rule out nothing.
  package static var unsupported: [String] {
    patterns.withLock { Array($0.values) }.filter { !$0.isSupported }.map(\.source).sorted()
  }
}

/// A regular expression and what it was found in.
final class SchemaPattern: Sendable {
  let source: String
  private let longestText: Int
  private let state: Mutex<State>

  /// The number of texts whose result is kept.
  private static let capacity = 512

  private struct State {
    var isCompiled = false
    var expression: Regex<AnyRegexOutput>?
    var results: [String: Bool] = [:]
  }

  init(_ source: String) {
    self.source = source
    longestText = PatternCost.longestText(for: source)
    state = Mutex(State())
  }

  var isSupported: Bool {
    state.withLock { !$0.isCompiled || $0.expression != nil }
  }

  func matches(_ text: String) -> Bool? {
    guard text.utf8.count <= longestText else { return nil }
    let source = source
    return state.withLock { state in
      if let known = state.results[text] { return known }
      if !state.isCompiled {
        state.expression = try? PatternSyntax.expression(source)
        state.isCompiled = true
      }
      guard let expression = state.expression else { return nil }
      guard let isFound = try? expression.firstMatch(in: text) != nil else { return nil }
      if state.results.count >= Self.capacity { state.results.removeAll(keepingCapacity: true) }
      state.results[text] = isFound
      return isFound
    }
  }
}
