/// Texts such as `{{resolve:ssm:name}}`, in which CloudFormation puts a value from elsewhere.
///
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
enum DynamicReference {
  private static let start = Array("{{resolve:".utf8)

  /// Whether there is one anywhere in a text.
  static func isIn(_ text: String) -> Bool {
    let bytes = text.utf8
    guard let brace = bytes.firstIndex(of: UInt8(ascii: "{")) else { return false }
    var rest = bytes[brace...]
    while let brace = rest.firstIndex(of: UInt8(ascii: "{")) {
      rest = rest[brace...]
      if rest.starts(with: start) { return hasEnd(rest) }
      rest = rest.dropFirst()
    }
    return false
  }

  private static func hasEnd(_ rest: Substring.UTF8View) -> Bool {
    var last: UInt8 = 0
    for byte in rest {
      if byte == UInt8(ascii: "}"), last == byte { return true }
      last = byte
    }
    return false
  }
}
