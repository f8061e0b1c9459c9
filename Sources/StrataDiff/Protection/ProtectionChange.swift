import StrataJSON

/// A protection that is weaker than before, or gone.
public struct ProtectionChange: Sendable, Hashable {
  /// The logical id of the resource.
  public let logicalID: String
  /// The type of the resource.
  public let type: String
  /// The change in words.
  public let text: String

  func json(showing shown: (String) -> String) -> JSONValue {
    ["logicalId": .string(logicalID), "type": .string(type), "text": .string(shown(text))]
  }

  static func inOrder(_ left: ProtectionChange, _ right: ProtectionChange) -> Bool {
    left.logicalID == right.logicalID
      ? utf8Precedes(left.text, right.text) : utf8Precedes(left.logicalID, right.logicalID)
  }
}
