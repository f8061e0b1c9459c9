import StrataFindings
import StrataText

extension Finding {
  /// The fault in the name of a stack.
  ///
  /// See [CreateStack](https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html).
  static func stackName(_ name: String) -> Finding? {
    let isValid =
      name.utf8.first?.isASCIILetter == true && name.utf8.count <= 128 && name.consistsOfAlphanumerics(and: "-")
    if isValid { return nil }
    return Finding(
      .invalidID, "a stack's name must begin with a letter and have letters, digits and hyphens alone",
      expected: "128 characters at most", given: name.utf8.count > 128 ? "\(name.utf8.count) characters" : "\"\(name)\""
    )
  }
}
