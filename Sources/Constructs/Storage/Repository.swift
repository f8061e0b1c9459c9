internal import StrataECR

/// A repository of container images in ECR.
///
/// ```swift
/// let images = Repository("Images", in: scope, keepingLast: 50)
/// ```
///
/// Images are scanned when they're pushed, and a tag stays with its image. All are kept when the repository is removed
/// from the stack. Resource: `AWS::ECR::Repository`.
public struct Repository: Construct, ImageRepository {
  /// Whether a tag may be given to another image.
  ///
  /// See [Tag immutability](https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html).
  public enum ImageTags: Sendable, Hashable, CaseIterable {
    /// A tag stays with the image it was pushed with.
    case immutable
    /// A tag goes to the image that was last pushed with it.
    case mutable
  }

  /// The scope of what belongs to the repository.
  public let scope: Scope

  /// The repository as it is in the template.
  public let resource: Resource

  /// The repository's ARN.
  public var arn: StringValue { resource.attribute("Arn") }

  /// The repository's name.
  public var name: StringValue { resource.ref }

  /// The address that images are pulled from, without a tag.
  public var uri: StringValue { resource.attribute("RepositoryUri") }

  /// The permission to pull images.
  public var pulling: Permission { RepositoryText.pulling(arn) }

  /// Declares a repository.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the repository is declared.
  ///   - tags: Whether a tag may be given to another image; not unless said.
  ///   - count: The number of images that are kept, at least 1; 30 unless given, all where it's nil. Older ones are
  ///     deleted, even if they are in use.
  ///   - name: The repository's name, 2 to 256 lower-case letters and digits, with `._-/` between them; AWS makes one
  ///     unless given. A change replaces the repository.
  ///   - key: The key that encrypts the images; one of AWS's own unless given. A change replaces the repository.
  ///   - deletionPolicy: The fate of the images when the repository is removed from the stack or replaced; they're kept
  ///     unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  @discardableResult
  public init(
    _ id: String, in parent: Scope, tags: ImageTags = .immutable, keepingLast count: Int? = 30,
    name: StringValue? = nil, key: (any EncryptionKey)? = nil, deletionPolicy: DeletionPolicy = .retain,
    file: String = #filePath, line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    resource =
      ECR.Repository(
        id, in: parent,
        encryptionConfiguration: key.map { .init(encryptionType: .kms, kmsKey: $0.arn) }
          ?? .init(encryptionType: .aes256),
        imageScanningConfiguration: .init(scanOnPush: true),
        imageTagMutability: tags == .immutable ? .immutable : .mutable,
        lifecyclePolicy: count.map { .init(lifecyclePolicyText: Self.keeping(last: $0, declaration)) },
        repositoryName: name?.checked(RepositoryText.mistake(inName:))
      ).resource
    resource.keepsData(deletionPolicy)
  }

  /// See [Lifecycle policy properties](https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html).
  private static func keeping(last count: Int, _ declaration: Declaration) -> StringValue {
    if count < 1 {
      declaration.report(
        "a repository must keep at least one image", property: "keepingLast", expected: "1 or more", given: "\(count)")
    }
    return .json([
      "rules": [
        [
          "action": ["type": "expire"], "description": "Keep the last \(count) images", "rulePriority": 1,
          "selection": [
            "countNumber": .literal(count), "countType": "imageCountMoreThan", "tagStatus": "any",
          ],
        ]
      ]
    ])
  }
}

extension Repository.ImageTags: Decodable, ProfileChoice {
  /// Reads the name of a choice, such as `immutable`.
  public init(from decoder: any Decoder) throws { self = try decoder.choice() }
}
