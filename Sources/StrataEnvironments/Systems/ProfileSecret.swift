package import StrataJSON

/// A secret of Secrets Manager that is filled from a profile.
public struct ProfileSecret: Sendable {
  /// A value in a secret.
  public enum Value: Sendable {
    /// Text that anyone may read.
    case text(String)
    /// Text that nobody else may read.
    case sensitive(Sensitive)
  }

  /// The secret's name.
  public let name: String

  private let values: [(key: String, value: Value)]

  /// Describes a secret.
  ///
  /// - Parameters:
  ///   - name: The secret's name, such as `shop/default/my-company`.
  ///   - values: The values in it, by key.
  public init(name: String, _ values: KeyValuePairs<String, Value>) {
    self.name = name
    self.values = values.map { ($0.key, $0.value) }
  }

  /// The keys in the secret.
  public var keys: [String] { values.map(\.key) }

  /// The secret as JSON, with all that is in it.
  package var exposedJSON: JSONValue {
    .object(
      JSONObject(
        values.map { entry in
          switch entry.value {
          case .text(let text): (entry.key, .string(text))
          case .sensitive(let sensitive): (entry.key, .string(sensitive.text))
          }
        }))
  }
}
