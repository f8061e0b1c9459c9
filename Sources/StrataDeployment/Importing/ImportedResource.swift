import StrataChecks
import StrataJSON

/// A resource that exists and is to belong to a stack.
package struct ImportedResource: Sendable, Hashable {
  /// The name of the stack.
  package let stack: String
  /// The logical id that it gets.
  package let logicalID: String
  /// The type.
  package let type: String
  /// The values that tell it from others of its type, by the names of the properties, such as `QueueUrl`.
  package let identifier: [String: String]
  /// Whether it gets a deletion policy for the import, since the sources give it none.
  package let getsPolicy: Bool

  /// The policy of a resource that has none in the sources: what was there before the stack stays when the stack goes.
  static let policy = "Retain"

  /// The names of the identifier's properties with their values, sorted, without what looks like a secret.
  package var shownIdentifier: [(key: String, text: String)] {
    identifier.sorted { $0.key < $1.key }.map { ($0.key, ShownValue.text($0.value, named: $0.key)) }
  }

  /// The identifier as records have it, which all read who have the sources.
  var recordedIdentifier: [String: String] {
    Dictionary(shownIdentifier.map { ($0.key, $0.text) }) { first, _ in first }
  }

  /// The resource in a line, such as `Jobs is AWS::SQS::Queue QueueUrl=https://…`.
  package var text: String {
    "\(logicalID) is \(type) " + shownIdentifier.map { "\($0.key)=\($0.text)" }.joined(separator: ", ")
  }

  /// The resource as `create-change-set` takes it.
  var json: JSONValue {
    let identifier = identifier.sorted { $0.key < $1.key }.map { ($0.key, JSONValue.string($0.value)) }
    return [
      "ResourceType": .string(type), "LogicalResourceId": .string(logicalID),
      "ResourceIdentifier": .object(JSONObject(identifier)),
    ]
  }
}
