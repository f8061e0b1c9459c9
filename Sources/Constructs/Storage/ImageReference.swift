import StrataText

extension StringValue {
  /// The value, with a mistake where it's known to be no tag.
  ///
  /// See [PutImage](https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutImage.html).
  package var checkedTag: StringValue {
    checked { tag in
      let isTag =
        (1...128).contains(tag.utf8.count) && tag.consistsOfAlphanumerics(and: "_.-")
        && tag.utf8.first != UInt8(ascii: ".") && tag.utf8.first != UInt8(ascii: "-")
      return isTag
        ? nil
        : .name(
          "this is no tag of an image",
          expected: "1 to 128 letters, digits, underscores, dots and hyphens, no dot or hyphen first", given: tag,
          hint: tag.hasPrefix("sha256:") ? "a digest is given by digest:" : nil)
    }
  }

  /// The value, with a mistake where it's known to be no digest.
  package var checkedDigest: StringValue {
    checked { digest in
      let digits = digest.utf8.dropFirst(7)
      let isDigest = digest.hasPrefix("sha256:") && digits.count == 64 && digits.allSatisfy(\.isLowercaseHex)
      return isDigest
        ? nil
        : .name("this is no digest of an image", expected: "sha256: and 64 hexadecimal digits", given: digest)
    }
  }
}
