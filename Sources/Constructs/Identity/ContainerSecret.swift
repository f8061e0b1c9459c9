/// The value that a container gets as a secret environment variable: a secret, a field of one, or a parameter.
///
/// The container's own code sees the text; the template has only its address.
/// See [Pass sensitive data to a container](https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html).
public protocol ContainerSecret {
  /// The place of the text, as `ValueFrom` of a container takes it.
  var valueFrom: StringValue { get }

  /// The permission to read it, which whoever starts the container needs.
  var reading: Permission { get }
}

/// One field of a secret that is JSON.
public struct SecretField: ContainerSecret, Sendable {
  /// The place of the field, as `ValueFrom` of a container takes it.
  public let valueFrom: StringValue

  /// The permission to read the secret, of which a field is no part that could be permitted alone.
  public let reading: Permission

  /// The field of a secret.
  ///
  /// The form is that of
  /// [secrets in environment variables](https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html).
  init(_ name: StringValue, ofSecret arn: StringValue, reading: Permission) {
    let name = name.checked { text in
      text.isEmpty || text.contains(":")
        ? .name(
          "a container can't be given this field", expected: "the name of a field, without a colon", given: text) : nil
    }
    valueFrom = "\(arn):\(name)::"
    self.reading = reading
  }
}
