package import StrataJSON
import StrataTemplate

/// A resource of a template.
package struct ReportedResource: Sendable {
  /// The logical id.
  package let logicalID: String
  /// The type, such as `AWS::SQS::Queue`.
  package let type: String
  /// The environment that it belongs to; nil for what is shared, or of none.
  package let environment: String?
  /// The construct that declared it, such as `Orders/Jobs`; empty where it isn't known.
  package let construct: String
  /// The line that declared it, such as `Sources/Orders.swift:12`, or its place in a file; empty where it isn't known.
  package let line: String
  /// All that the template says of it, without what looks like a secret, once somebody asks.
  let shown: Lazily<JSONValue>

  /// All that the template says of it, without what looks like a secret.
  package var json: JSONValue { shown.made }

  /// The service in its type, such as `SQS`.
  var service: String {
    let parts = type.split(separator: ":", omittingEmptySubsequences: true)
    return parts.count > 2 ? String(parts[1]) : String(parts.first ?? "")
  }
}

/// The place of a resource among a system's stacks.
package struct ReportedPlace: Sendable, Hashable {
  /// The stack's name.
  package let stack: String
  /// The logical id.
  package let logicalID: String

  package init(stack: String, logicalID: String) { (self.stack, self.logicalID) = (stack, logicalID) }
}
