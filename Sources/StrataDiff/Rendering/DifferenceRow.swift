import StrataJSON

/// A changed value as it may be shown to anybody.
package struct DifferenceRow: Sendable {
  /// The sign before it: `+`, `-` or `~`.
  package let symbol: String
  /// The place within the resource or section, as people write it; empty for all of it.
  package let path: String
  /// The values that were and are, as in `30 → 60`.
  package let values: String
  /// What is to be known beside, such as that it replaces the resource; empty where nothing is.
  package let remarks: String
  /// Whether the change replaces the resource, or may.
  package let isGrave: Bool

  init(_ change: PropertyChange, _ shown: (PropertyChange, JSONValue) -> JSONValue) {
    (symbol, path, values) = (change.symbol, change.path, change.values(shown))
    remarks = change.remarks.joined(separator: "; ")
    isGrave = change.replacement != .never
  }
}

extension TemplateDifference {
  /// The changed values of a resource, without what looks like a secret.
  package func rows(of resource: ResourceDifference) -> [DifferenceRow] {
    resource.changes.map { DifferenceRow($0) { redaction.shown($0, $1, of: resource) } }
  }

  /// The changed values of a section, without what looks like a secret.
  package func rows(of section: SectionDifference) -> [DifferenceRow] {
    section.changes.map { DifferenceRow($0) { redaction.shown($0, $1, in: section) } }
  }

  /// A sentence without what looks like a secret.
  package func shown(_ text: String) -> String { redaction.shown(text) }
}
