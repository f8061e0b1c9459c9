import StrataText

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

extension StringValue {
  /// The value, with a mistake where it's known to be no tag.
  ///
  /// See [PutImage](https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutImage.html).
  fileprivate var checkedTag: StringValue {
    checked { tag in
      let isTag =
        (1...128).contains(tag.utf8.count) && tag.consistsOfAlphanumerics(and: "_.-")
        && tag.utf8.first != UInt8(ascii: ".") && tag.utf8.first != UInt8(ascii: "-")
      return isTag
        ? nil
        : .name(
          "this is no tag of an image",
          expected: "1 to 128 letters, digits, underscores, dots and hyphens, no dot or hyphen first", given: tag,
          hint: tag.hasPrefix("sha256:") ? "a digest is .ecr(_:digest:)" : nil)
    }
  }

  fileprivate var checkedDigest: StringValue {
    checked { digest in
      let digits = digest.utf8.dropFirst(7)
      let isDigest = digest.hasPrefix("sha256:") && digits.count == 64 && digits.allSatisfy(\.isLowercaseHex)
      return isDigest
        ? nil
        : .name("this is no digest of an image", expected: "sha256: and 64 hexadecimal digits", given: digest)
    }
  }
}
