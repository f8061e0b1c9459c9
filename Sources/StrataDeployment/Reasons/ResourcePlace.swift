package import StrataLanguage

/// The construct that a resource comes from, and the line that declares it.
package struct ResourcePlace: Sendable, Hashable, CustomStringConvertible {
  /// The construct's path, such as `Shop/Prod/Topic`.
  package let construct: String
  /// The line.
  package let site: CallSite

  /// The construct and the line, such as `Shop/Prod/Topic, Sources/Shop.swift:12`.
  package var description: String { "\(construct), \(site)" }
}
