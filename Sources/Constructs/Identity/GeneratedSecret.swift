internal import StrataSecretsManager

/// The text that Secrets Manager makes up when it creates a secret, so that nobody has to know it.
///
/// ```swift
/// let login: GeneratedSecret = .json(["username": "app"], key: "password", excluding: "\"@/\\")
/// ```
///
/// See [GetRandomPassword](https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetRandomPassword.html).
public struct GeneratedSecret: Sendable {
  let length: Int
  let excluded: String
  private let json: (fields: MapValue<StringValue>, key: String)?

  /// A password and nothing else.
  ///
  /// - Parameters:
  ///   - length: The number of its characters, 4 to 4,096; 32 unless given.
  ///   - characters: Characters it hasn't got, none unless given; of letters, digits and punctuation each some must be
  ///     left.
  /// - Returns: The text that is to be made up.
  public static func password(length: Int = 32, excluding characters: String = "") -> GeneratedSecret {
    GeneratedSecret(length: length, excluded: characters, json: nil)
  }

  /// JSON with fields that are given and a password.
  ///
  /// - Parameters:
  ///   - fields: The fields besides the password; they are in the template, so nothing secret may be among them.
  ///   - key: The name of the field that gets the password.
  ///   - length: The number of the password's characters, 4 to 4,096; 32 unless given.
  ///   - characters: Characters it hasn't got, none unless given; of letters, digits and punctuation each some must be
  ///     left.
  /// - Returns: The text that is to be made up.
  public static func json(
    _ fields: MapValue<StringValue>, key: String, length: Int = 32, excluding characters: String = ""
  ) -> GeneratedSecret {
    GeneratedSecret(length: length, excluded: characters, json: (fields, key))
  }

  func value(_ declaration: Declaration) -> SecretsManager.Secret.GenerateSecretString {
    // With fewer than 4 there isn't one of each kind.
    let length = declaration.number(
      length, in: 4...4_096, "a password of this length can't be generated", property: "generating")
    if let json, json.key.isEmpty || json.fields.has(json.key) {
      declaration.report(
        "the password needs a field of its own", property: "generating",
        expected: "a name that no given field has", given: "\"\(json.key)\"")
    }
    return .init(
      excludeCharacters: excluded.isEmpty ? nil : .literal(excluded),
      generateStringKey: json.map { .literal($0.key) }, passwordLength: length,
      secretStringTemplate: json.map { .json(.value($0.fields)) })
  }
}

extension MapValue {
  fileprivate func has(_ name: String) -> Bool {
    if case .map(let members) = node.content { members.contains { $0.key == name } } else { false }
  }
}
