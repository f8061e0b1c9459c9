import StrataFacts
import Synchronization

/// The patterns of schemas and parameters, each read when it's first used.
///
/// Patterns are found by an automaton, so no pattern needs time that grows faster than the text.
package enum SchemaPatterns {
  private static let patterns = Mutex<[Key: SchemaPattern]>([:])

  /// Those of schemas by where they stand, which is told more quickly than what they are.
  private static let placed = Mutex<[UInt: SchemaPattern]>([:])

  private struct Key: Hashable {
    let source: String
    let isWhole: Bool
  }

  /// Whether a pattern is found in a text, or nil where that's not known.
  package static func matches(_ text: String, _ pattern: String) -> Bool? {
    if case .success(let isFound) = compiled(pattern, isWhole: false).find(in: text) { isFound } else { nil }
  }

  /// Whether a pattern of a schema is found in a text, or nil where that's not known.
  static func matches(_ text: String, _ pattern: TableText) -> Bool? {
    if case .success(let isFound) = compiled(pattern).find(in: text) { isFound } else { nil }
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

  private static func compiled(_ pattern: TableText) -> SchemaPattern {
    let place = UInt(bitPattern: pattern.bytes.baseAddress)
    return placed.withLock { placed in
      if let known = placed[place] { return known }
      // Many types have the same ones.
      let new = compiled(pattern.string, isWhole: false)
      placed[place] = new
      return new
    }
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

/// A pattern that was read, or the reason why it can't be judged.
final class SchemaPattern: Sendable {
  private let node: Result<PatternNode, PatternError>
  private let plain: PlainPattern?
  private let isWhole: Bool
  private let length: Int
  /// Made when it's first needed.
  private let automaton = Mutex<Result<Automaton, PatternError>?>(nil)

  init(_ source: String, isWhole: Bool) {
    self.isWhole = isWhole
    length = source.utf8.count
    node = Result { () throws(PatternError) in try PatternParser.parse(source) }
    plain = (try? node.get()).flatMap { PlainPattern($0, isWhole: isWhole) }
  }

  var isSupported: Bool {
    if case .success = made() { true } else { false }
  }

  /// Whether the pattern is in a text, or why that can't be said.
  ///
  /// The work is bounded by the lengths of both, as a repeated repetition has as many states as its counts multiplied.
  func find(in text: String) -> Result<Bool, PatternError> {
    if let isFound = plain?.isFound(in: text) { return .success(isFound) }
    return made().flatMap { automaton in
      let text = PatternText(text)
      var run = AutomatonRun(automaton, text, steps: 4_096 + 64 * (text.count + length))
      do throws(PatternError) { return .success(try run.find()) } catch { return .failure(error) }
    }
  }

  private func made() -> Result<Automaton, PatternError> {
    automaton.withLock { automaton in
      if let automaton { return automaton }
      let made = node.flatMap { node in
        Result { () throws(PatternError) in
          try AutomatonBuilder.build(
            isWhole ? .sequence([.start, node, .end]) : node, mostStates: 2_048 + 256 * length)
        }
      }
      automaton = made
      return made
    }
  }
}
