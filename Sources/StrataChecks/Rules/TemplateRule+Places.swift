import StrataFindings
import StrataJSON

// Places take long to make, and nearly all that is looked at is as it should be: rules look without them first.

extension TemplateRule {
  /// What is found by looking, with places only where there's something to find.
  ///
  /// - Parameters:
  ///   - place: The place of what is looked at.
  ///   - look: Looks at it; takes the place, or nil where findings don't need theirs.
  /// - Returns: The findings with their places.
  func findings(at place: @autoclosure () -> JSONPointer, _ look: (JSONPointer?) -> [Finding]) -> [Finding] {
    look(nil).isEmpty ? [] : look(place())
  }

  /// Makes a finding of this rule, whose place may be none for now.
  func finding(
    _ message: String, at place: JSONPointer?, expected: String? = nil, given: String? = nil, hint: String? = nil
  ) -> Finding {
    finding(message, at: place ?? JSONPointer(), expected: expected, given: given, hint: hint)
  }
}
