/// The name of a list in which a path in braces stands for another property's value, as in `engines {Family}`.
package struct ConstraintListName: Sendable {
  /// What stands before the value.
  package let start: String
  /// Where the value is.
  package let path: ConstraintPath
  /// What stands behind it.
  package let end: String

  /// Takes a name apart; nil for one without a path in braces.
  package init?(_ name: String) {
    guard let open = name.firstIndex(of: "{"), let close = name.firstIndex(of: "}"), open < close,
      let path = try? ConstraintPath(String(name[name.index(after: open)..<close]))
    else { return nil }
    (start, self.path, end) = (String(name[..<open]), path, String(name[name.index(after: close)...]))
  }

  /// The name of the list for a value, in which the case of letters makes no difference.
  package static func name(_ start: String, _ value: String, _ end: String) -> String {
    "\(start)\(value.lowercased())\(end)"
  }
}
