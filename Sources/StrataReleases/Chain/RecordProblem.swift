/// What isn't right with the records of an environment, for people.
package struct RecordProblem: Error, Sendable, Hashable, CustomStringConvertible {
  /// The kind of thing that isn't right.
  package enum Kind: String, Sendable, Hashable {
    /// The file says something else than when it was written.
    case edited
    /// A record that another follows isn't there.
    case missing
    /// Two records follow the same one.
    case fork
    /// The record is of another system or environment.
    case foreign
    /// A newer version wrote it.
    case newer
    /// It isn't as a record is.
    case damaged
    /// The system doesn't let it be read or written.
    case unusable
  }

  /// The kind of thing that isn't right.
  package let kind: Kind
  /// The file.
  package let path: String
  private let message: String
  private let expected: String?
  private let given: String?
  private let hint: String

  init(
    _ kind: Kind, _ path: String, _ message: String, expected: String? = nil, given: String? = nil, hint: String
  ) {
    (self.kind, self.path, self.message) = (kind, path, message)
    (self.expected, self.given, self.hint) = (expected, given, hint)
  }

  package var description: String {
    let expectation = expected.map { "; expected \($0)" + (given.map { ", given \($0)" } ?? "") } ?? ""
    return "\(path): \(message)\(expectation)\n  hint: \(hint)"
  }
}

/// The reason why the records of an environment can't be used: all that isn't right with them.
package struct RecordError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What isn't right, by file.
  package let problems: [RecordProblem]

  init(_ problems: [RecordProblem]) {
    self.problems = problems
  }

  /// Whether somebody has changed what happened, or taken it away.
  package var isGrave: Bool { problems.contains { $0.kind == .edited || $0.kind == .missing } }

  package var description: String { problems.map(\.description).joined(separator: "\n") }
}
