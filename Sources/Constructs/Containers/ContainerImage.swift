/// The image that a container is made from.
public struct ContainerImage: Sendable {
  /// The image's name with its tag or digest, as container tools take it.
  public let reference: StringValue

  /// The permission that the execution role needs to pull it.
  let pulling: Permission?

  /// An image in a repository of Amazon ECR, by its tag.
  ///
  /// A tag that is moved, such as `latest`, changes nothing in the template, so that deploying again starts no new
  /// tasks: prefer a tag for each version, or ``ecr(_:digest:)``.
  ///
  /// - Parameters:
  ///   - repository: The repository.
  ///   - tag: The tag, 1 to 128 letters, digits, underscores, dots and hyphens; a parameter may be given.
  /// - Returns: The image.
  public static func ecr(_ repository: some ImageRepository, tag: StringValue) -> ContainerImage {
    ContainerImage(reference: "\(repository.uri):\(tag.checkedTag)", pulling: repository.pulling)
  }

  /// An image in a repository of Amazon ECR, by the digest of its content.
  ///
  /// - Parameters:
  ///   - repository: The repository.
  ///   - digest: The digest, `sha256:` and 64 hexadecimal digits.
  /// - Returns: The image.
  public static func ecr(_ repository: some ImageRepository, digest: StringValue) -> ContainerImage {
    ContainerImage(reference: "\(repository.uri)@\(digest.checkedDigest)", pulling: repository.pulling)
  }

  /// An image that anyone may pull, such as `public.ecr.aws/nginx/nginx:1.29`.
  ///
  /// - Parameter reference: The image's name as container tools take it, with its tag or digest.
  /// - Returns: The image.
  public static func registry(_ reference: StringValue) -> ContainerImage {
    let reference = reference.checked { text in
      text.isEmpty || text.contains(where: \.isWhitespace)
        ? .name(
          "this is no name of an image", expected: "a name such as public.ecr.aws/nginx/nginx:1.29", given: text)
        : nil
    }
    return ContainerImage(reference: reference, pulling: nil)
  }
}
