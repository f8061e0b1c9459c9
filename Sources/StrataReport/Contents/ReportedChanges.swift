package import StrataDiff

/// What changes from some templates to those of the report.
package struct ReportedChanges: Sendable {
  /// What is compared with, for people, such as a folder.
  package let place: String
  package let difference: StackSetDifference

  /// Takes a difference.
  ///
  /// - Parameters:
  ///   - difference: The difference.
  ///   - place: What is compared with, for people.
  package init(_ difference: StackSetDifference, from place: String) {
    (self.difference, self.place) = (difference, place)
  }
}
