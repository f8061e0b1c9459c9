/// What a statement of a policy names, in a form in which it's compared with another: an ARN, a name or a pattern.
///
/// Its partition, its own account and its own region have one form each, however they're written.
package struct ResourceText: Hashable {
  /// The text, with what isn't known before deployment between two bytes 0.
  package let text: String
  /// The tags that it's known to have, where it's a resource of the template.
  package let tags: [String: String]

  package init(_ text: String, tags: [String: String] = [:]) {
    (self.text, self.tags) = (text, tags)
  }

  /// Whether all of it is known.
  package var isKnown: Bool { !text.utf8.contains(0) }

  /// The text with one byte 0 for each part that isn't known.
  var withGaps: String {
    var isInside = false
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if byte == 0 {
        if !isInside { bytes.append(0) }
        isInside.toggle()
      } else if !isInside {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether it names more than one thing.
  package var isPattern: Bool { withGaps.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") } }

  /// Whether this, a pattern, fits all that another fits; nil where that isn't known.
  package func covers(_ other: ResourceText) -> Bool? {
    partwise(other) { $0.coversText(of: $1) }
  }

  /// Whether there may be something that both name; nil where that isn't known.
  package func overlaps(_ other: ResourceText) -> Bool? {
    partwise(other) { $0.overlapsText(of: $1) }
  }

  /// The parts of an ARN by themselves: no region and no account has a name in it, which a star in their place would let.
  private func partwise(_ other: ResourceText, _ compare: (ResourceText, ResourceText) -> Bool?) -> Bool? {
    guard let own = parts, let others = other.parts else { return compare(self, other) }
    let results = zip(own, others).map(compare)
    return results.contains(false) ? false : results.contains(nil) ? nil : true
  }

  private var parts: [ResourceText]? {
    let parts = text.arnParts
    return parts.count == 6 && parts[0] == "arn" ? parts.map { ResourceText(String($0)) } : nil
  }

  private func coversText(of other: ResourceText) -> Bool? {
    if Glob.covers(text, other.text) { return true }
    if isKnown { return other.isKnown || !Glob.mayCover(text, other.withGaps) ? false : nil }
    // What isn't known of a pattern may be any.
    return Glob.mayCover(withGaps.replacing("\0", with: "*"), other.withGaps) ? nil : false
  }

  private func overlapsText(of other: ResourceText) -> Bool? {
    let mayOverlap = Glob.overlaps(
      withGaps.replacing("\0", with: "*"), other.withGaps.replacing("\0", with: "*"))
    if !mayOverlap { return false }
    return isKnown && other.isKnown || Glob.covers(text, other.text) || Glob.covers(other.text, text) ? true : nil
  }

  /// The bytes that stand for the partition, the stack's own account and its own region.
  package static let (partition, account, region) = ("\u{1}", "\u{2}", "\u{3}")

  private static let partitions: Set<Substring> = [
    "aws", "aws-cn", "aws-eusc", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-us-gov",
  ]

  /// The text with its partition and its own account in one form.
  ///
  /// - Parameters:
  ///   - text: An ARN, or something else.
  ///   - account: The account that the stack is meant for; nil for any.
  /// - Returns: The text in that form.
  static func normalized(_ text: String, account: String?) -> String {
    var parts = text.arnParts
    guard parts.count == 6, parts[0] == "arn" else { return text }
    if partitions.contains(parts[1]) { parts[1] = Substring(partition) }
    let isAccount = parts[4].utf8.count == 12 && parts[4].utf8.allSatisfy { (0x30...0x39).contains($0) }
    if isAccount {
      // Where the stack may be in any account, it may be in this one.
      parts[4] = account.map { $0 == parts[4] ? Substring(Self.account) : parts[4] } ?? "\0\(parts[4])\0"
    }
    return parts.joined(separator: ":")
  }
}
