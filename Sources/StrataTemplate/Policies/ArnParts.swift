extension String {
  /// The parts of an ARN between its first five colons, or those of any text that has fewer.
  ///
  /// Colons are looked for among bytes, as to look for characters takes long.
  package var arnParts: [Substring] {
    utf8.split(separator: UInt8(ascii: ":"), maxSplits: 5, omittingEmptySubsequences: false).map(Substring.init)
  }
}
