public import StrataJSON

/// The fate of a resource.
public struct ResourceDifference: Sendable, Hashable {
  /// The action on it, the gravest first.
  public enum Action: String, Sendable, Hashable, CaseIterable {
    /// A replacement: another is made in its place, and it's deleted.
    case replaced
    /// A removal: it's deleted, unless its policy keeps it.
    case removed
    /// Whether another is made in its place depends on what is only known when the stack is deployed.
    case mayBeReplaced
    /// Whether it's there depends on a condition that wasn't there, or says something else now.
    case mayBeRemoved
    /// A change while it stays.
    case changed
    /// An addition: it's made.
    case added
    /// Only what the template says about it to others than its service is changed.
    case metadata

    /// The action in words, as in `may be replaced`.
    public var words: String {
      switch self {
      case .replaced: "replaced"
      case .removed: "removed"
      case .mayBeReplaced: "may be replaced"
      case .mayBeRemoved: "may be made or removed"
      case .changed: "changed in place"
      case .added: "added"
      case .metadata: "metadata only"
      }
    }

    var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// The logical id; that of the new template where it was renamed.
  public let logicalID: String
  /// The logical id in the old template, where only that was changed.
  public let formerLogicalID: String?
  /// The type; that of the new template where it was changed.
  public let type: String
  /// The construct that declares it, where that is known.
  public let construct: String?
  /// The action on it.
  public let action: Action
  /// The places where it differs; none where it's added, removed or renamed.
  public let changes: [PropertyChange]
  /// The other things to be known, a sentence each.
  public internal(set) var notes: [String]

  /// The resource as JSON.
  public var json: JSONValue { json { $1 } }

  func json(showing shown: (PropertyChange, JSONValue) -> JSONValue) -> JSONValue {
    var object: JSONObject = [
      "logicalId": .string(logicalID), "type": .string(type), "action": .string(action.rawValue),
    ]
    object["formerLogicalId"] = formerLogicalID.map(JSONValue.string)
    object["construct"] = construct.map(JSONValue.string)
    if !changes.isEmpty { object["changes"] = .array(changes.map { $0.json(showing: shown) }) }
    if !notes.isEmpty { object["notes"] = .array(notes.map(JSONValue.string)) }
    return .object(object)
  }
}

extension PropertyChange {
  func json(showing shown: (PropertyChange, JSONValue) -> JSONValue) -> JSONValue {
    var object: JSONObject = ["path": .string(path), "pointer": .string(pointer.description)]
    object["before"] = before.map { shown(self, $0) }
    object["after"] = after.map { shown(self, $0) }
    if replacement != .never { object["replacement"] = .string(replacement.rawValue) }
    if isReadOnly { object["readOnly"] = true }
    if !causes.isEmpty { object["causes"] = .array(causes.map(\.json)) }
    return .object(object)
  }
}
