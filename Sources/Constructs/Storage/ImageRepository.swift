import StrataText

/// A repository of container images: a ``Repository`` of this app or an ``ImportedRepository``.
public protocol ImageRepository {
  /// The address that images are pulled from, without a tag.
  var uri: StringValue { get }

  /// The permission to pull images.
  var pulling: Permission { get }
}

/// The rules for repositories made here and elsewhere.
enum RepositoryText {
  /// The permission to pull.
  ///
  /// A token is for all the account's repositories, so that `ecr:GetAuthorizationToken` takes no resource.
  /// See [Actions of Amazon ECR](https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticcontainerregistry.html).
  static func pulling(_ arn: StringValue) -> Permission {
    Permission([
      .allow("ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer", on: arn),
      .allow("ecr:GetAuthorizationToken", on: "*"),
    ])
  }

  /// See [CreateRepository](https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html).
  static func mistake(inName name: String) -> Finding? {
    let isRight =
      (2...256).contains(name.utf8.count)
      && name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy(isPart)
    return isRight
      ? nil
      : .name(
        "ECR refuses this name",
        expected: "2 to 256 lower-case letters and digits, with single ._-/ between them", given: name)
  }

  private static func isPart(_ part: Substring) -> Bool {
    part.utf8.split(omittingEmptySubsequences: false) { "._-".utf8.contains($0) }
      .allSatisfy { word in !word.isEmpty && word.allSatisfy { $0.isASCIILowercase || $0.isASCIIDigit } }
  }
}
