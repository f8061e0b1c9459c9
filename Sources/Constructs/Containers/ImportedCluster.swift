import StrataText

/// A cluster that exists already and isn't part of this app.
///
/// ```swift
/// let cluster = ImportedCluster(name: "shared", vpc: vpc)
/// ```
///
/// The capacity providers `FARGATE` and `FARGATE_SPOT` must be associated with it, as far as its services use them. See
/// [Capacity providers](https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html).
public struct ImportedCluster: ContainerCluster {
  /// The cluster's name.
  public let name: StringValue

  /// The network its services are in.
  public let vpc: any Network

  /// Names a cluster that exists already.
  ///
  /// - Parameters:
  ///   - name: The cluster's name; not its ARN.
  ///   - vpc: The network its services are in.
  public init(name: StringValue, vpc: some Network) {
    self.name = name.checked { text in
      (1...255).contains(text.utf8.count) && text.consistsOfAlphanumerics(and: "-_")
        ? nil
        : .name(
          "this can't be a cluster's name", expected: "1 to 255 letters, digits, hyphens and underscores", given: text,
          hint: text.hasPrefix("arn:") ? "give the name at the ARN's end" : nil)
    }
    self.vpc = vpc
  }
}
