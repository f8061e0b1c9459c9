package import StrataJSON

/// The policies that AWS manages and that templates attach to roles, each in the version that was the default one when they were
/// gathered.
///
/// Those that are missing here are longer than others, or for AWS's own roles alone.
package struct ManagedPolicies: Sendable {
  private let bytes: FactsBytes

  /// The policies that this package knows.
  package static let embedded = ManagedPolicies(ManagedPoliciesText.text)

  /// Makes an index of a text that's part of the program.
  package init(_ text: StaticString) { bytes = .embedded(text) }

  /// Makes an index of a text's bytes.
  package init(_ bytes: [UInt8]) { self.bytes = .read(bytes) }

  /// The document of a policy.
  ///
  /// - Parameter name: The policy's path and name, as behind `:policy/` in its ARN, such as `service-role/AWSLambdaRole`.
  /// - Returns: The document, or nil where the policy isn't known, so that it may allow anything.
  package func document(named name: String) -> JSONValue? {
    bytes.withUnsafeBytes { bytes in
      bytes.line(of: name).flatMap { try? JSONValue(parsing: [UInt8]($0)) }
    }
  }

  /// The document of a policy by its ARN.
  ///
  /// - Parameter arn: The policy's ARN, such as `arn:aws:iam::aws:policy/ReadOnlyAccess`, of any partition.
  /// - Returns: The document; nil where it isn't an ARN of a policy that AWS manages, or the policy isn't known.
  package func document(arn: String) -> JSONValue? {
    let parts = arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
    guard parts.count == 6, parts[0] == "arn", parts[2] == "iam", parts[3].isEmpty, parts[4] == "aws",
      parts[5].hasPrefix("policy/")
    else { return nil }
    return document(named: String(parts[5].dropFirst("policy/".count)))
  }

  /// The paths and names of all policies, in the order of their UTF-8 bytes.
  package var names: [String] { bytes.withUnsafeBytes(\.lineNames) }
}
