extension YAMLParser {
  /// The number of values that all aliases of a document may stand for, long texts counting for several.
  ///
  /// About as many as the [1,000,000 bytes](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html)
  /// of a template hold, so that a text of a few lines can't take much more memory than a template.
  static let maximumAliasedSize = 200_000

  /// The value that an alias stands for.
  mutating func node(ofAlias name: String, at start: Int) throws(YAMLSyntaxError) -> Node {
    guard var node = try anchor(name, at: start).node else {
      throw failure(
        expecting: "an alias of a value that was read before", found: "one of a value that it's in", at: start)
    }
    try countAliased(node.size, at: start)
    guard depth + node.height <= maximumDepth else { throw depthFailure(at: start) }
    node.place = Place(start)
    return node
  }

  /// The anchor that an alias names.
  func anchor(_ name: String, at start: Int) throws(YAMLSyntaxError) -> Anchor {
    guard let position = anchorPositions[name] else {
      throw failure(
        expecting: "an alias of an anchor that stands before", found: "'*\(name.prefix(40))'", at: start,
        hint: "there is no '&\(name.prefix(40))'")
    }
    return anchors[position]
  }

  /// Adds to what all aliases stand for, as long as it's not too much.
  mutating func countAliased(_ size: Int, at start: Int) throws(YAMLSyntaxError) {
    aliasedSize += size
    guard aliasedSize <= Self.maximumAliasedSize else {
      throw failure(
        expecting: "aliases that stand for at most \(Self.maximumAliasedSize) values in all", found: "more", at: start)
    }
  }
}
