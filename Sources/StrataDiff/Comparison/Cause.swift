import StrataJSON

/// The cause of a change of a property that says the same as before.
public struct Cause: Sendable, Hashable {
  /// The kind of thing that changed.
  public enum Kind: String, Sendable, Hashable {
    /// The default of a parameter.
    case parameter
    /// A value of a mapping.
    case mapping
    /// A condition.
    case condition
    /// Another resource.
    case resource
  }

  /// The kind of thing that changed.
  public let kind: Kind
  /// The name.
  public let name: String
  /// The event that it met, as in `is replaced`.
  public let event: String

  var text: String { "\(kind == .resource ? "" : kind.rawValue + " ")\(name) \(event)" }

  var json: JSONValue { ["kind": .string(kind.rawValue), "name": .string(name), "event": .string(event)] }
}
