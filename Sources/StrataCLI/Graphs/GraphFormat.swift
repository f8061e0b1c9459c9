import StrataGraph
import StrataText

/// The languages in which `synth graph` draws.
enum GraphFormat: String, CaseIterable, Sendable {
  case svg, dot, mermaid

  /// The ending of files in it.
  var ending: String { self == .mermaid ? "mmd" : rawValue }

  /// The format that a word names.
  ///
  /// - Throws: ``UsageError`` where it names none.
  init(named word: String) throws(UsageError) {
    guard let format = Self(rawValue: word) else {
      let words = Self.allCases.map(\.rawValue)
      throw UsageError(
        "--format is \(OperandName.alternatives(words)), not \(word.isEmpty ? "\"\"" : displayable(word))"
          + (Suggestion.nearest(to: word, in: words).map { "; did you mean \($0)?" } ?? ""))
    }
    self = format
  }

  /// The format that a file's name ends in, if it ends in one.
  init?(endingOf path: String) {
    guard let format = Self.allCases.first(where: { path.hasSuffix(".\($0.ending)") }) else { return nil }
    self = format
  }

  /// A diagram in the format.
  func text(of diagram: Diagram) -> String {
    switch self {
    case .svg: diagram.svg()
    case .dot: diagram.dot()
    case .mermaid: diagram.mermaid()
    }
  }
}
