/// A repository of container images in ECR that was made elsewhere.
///
/// ```swift
/// let images = ImportedRepository(name: "orders", account: "123456789012", region: "eu-central-1")
/// ```
public struct ImportedRepository: ImageRepository, Sendable {
  /// The repository's ARN.
  public let arn: StringValue

  /// The address that images are pulled from, without a tag.
  public let uri: StringValue

  /// The permission to pull images; a repository of another account must permit it as well.
  public var pulling: Permission { RepositoryText.pulling(arn) }

  /// Names a repository.
  ///
  /// - Parameters:
  ///   - name: The repository's name, 2 to 256 lower-case letters and digits, with `._-/` between them.
  ///   - account: The account the repository is in; that of the stack unless given.
  ///   - region: The region the repository is in; that of the stack unless given.
  public init(name: StringValue, account: StringValue = .accountID, region: StringValue = .region) {
    let name = name.checked(RepositoryText.mistake(inName:))
    arn = "arn:\(.partition):ecr:\(region):\(account):repository/\(name)"
    uri = "\(account).dkr.ecr.\(region).\(.urlSuffix)/\(name)"
  }
}
