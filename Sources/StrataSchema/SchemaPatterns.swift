import Synchronization

/// The patterns of schemas and parameters, each read when it's first used.
///
/// Patterns are found by an automaton, so no pattern needs time that grows faster than the text.
package enum SchemaPatterns {
  private static let patterns = Mutex<[Key: SchemaPattern]>([:])

  private struct Key: Hashable {
    let source: String
    let isWhole: Bool
  }

  /// Whether a pattern is found in a text, or nil where that's not known.
  package static func matches(_ text: String, _ pattern: String) -> Bool? {
    if case .success(let isFound) = compiled(pattern, isWhole: false).find(in: text) { isFound } else { nil }
  }

  /// Whether a text as a whole is what a pattern describes, or nil where that's not known.
  package static func matchesWhole(_ text: String, _ pattern: String) -> Bool? {
    if case .success(let isFound) = compiled(pattern, isWhole: true).find(in: text) { isFound } else { nil }
  }

  /// The reason why it isn't known whether a text as a whole is what a pattern describes, such as `it refers back to a group`.
  package static func obstacle(to pattern: String, for text: String) -> String? {
    if case .failure(let error) = compiled(pattern, isWhole: true).find(in: text) { error.reason } else { nil }
  }

  /// The patterns used so far that can't be judged, and therefore rule out nothing.
  package static var unsupported: [String] {
    patterns.withLock { patterns in patterns.filter { !$0.value.isSupported }.map(\.key.source) }.sorted()
  }

  private static func compiled(_ source: String, isWhole: Bool) -> SchemaPattern {
    patterns.withLock { patterns in
      let key = Key(source: source, isWhole: isWhole)
      if let known = patterns[key] { return known }
      let new = SchemaPattern(source, isWhole: isWhole)
      patterns[key] = new
      return new
    }
  }
}

/// A pattern with its automaton, or the reason why it has none.
struct SchemaPattern: Sendable {
  private let automaton: Result<Automaton, PatternError>
  private let length: Int

  init(_ source: String, isWhole: Bool) {
    length = source.utf8.count
    do throws(PatternError) {
      let node = try PatternParser.parse(source)
      automaton = .success(
        try AutomatonBuilder.build(isWhole ? .sequence([.start, node, .end]) : node, mostStates: 2_048 + 256 * length))
    } catch {
      automaton = .failure(error)
    }
  }

  var isSupported: Bool {
    if case .success = automaton { true } else { false }
  }

  /// Whether the pattern is in a text, or why that can't be said.
  ///
  /// The work is bounded by the lengths of both, as a repeated repetition has as many states as its counts multiplied.
  func find(in text: String) -> Result<Bool, PatternError> {
    automaton.flatMap { automaton in
      let text = PatternText(text)
      var run = AutomatonRun(automaton, text, steps: 4_096 + 64 * (text.count + length))
      do throws(PatternError) { return .success(try run.find()) } catch { return .failure(error) }
    }
  }
}
