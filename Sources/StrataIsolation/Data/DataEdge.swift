/// A property by which AWS itself carries something between resources, or by which one needs another.
struct DataEdge: Sendable {
  /// What the property's holder does with what the property names, as in `sends messages to`.
  let words: String
  /// The types of resources that the property can name.
  let targets: [String]
  let kind: Kind

  enum Kind: Sendable {
    /// The holder sends something, reads something, or can't do without it.
    case use
    /// As ``use``, and what the holder runs is what the other holds, so that whoever changes the one changes the other.
    case code
    /// The holder lets the other in, which is a way in the opposite direction.
    case inward
    /// What is named is a selection, which is looked at by itself.
    case elsewhere
  }

  init(_ words: String, _ targets: [String] = [], _ kind: Kind = .use) {
    (self.words, self.targets, self.kind) = (words, targets, kind)
  }

  /// Any reference whose meaning isn't known more closely.
  static let reference = DataEdge("refers to")

  /// The edge of a property.
  ///
  /// - Parameters:
  ///   - type: The holder's type.
  ///   - path: The names of the properties down to it, without places in lists.
  /// - Returns: The edge; nil where the property says no more than any.
  static func of(_ type: String, _ path: [String]) -> DataEdge? {
    guard let rows = table[type] ?? (type.hasPrefix("AWS::") ? nil : []) else { return general(path) }
    return rows.first { row in row.path.elementsEqual(path.prefix(row.path.count)) }?.edge ?? general(path)
  }

  /// The edge of a property whose name means the same in all types.
  private static func general(_ path: [String]) -> DataEdge? {
    switch path.last {
    case "KmsKeyId", "KMSKeyId", "KmsMasterKeyId", "KMSMasterKeyID", "KmsKeyArn", "KMSKeyArn", "EncryptionKey",
      "KmsKeyIdentifier", "AWSKMSKeyARN":
      DataEdge("encrypts with", ["AWS::KMS::Key", "AWS::KMS::Alias"])
    case "BucketARN", "BucketArn": DataEdge("writes to or reads from", ["AWS::S3::Bucket"])
    case "SNSTopicArn", "SnsTopicArn", "SNSTopicARN", "NotificationTopicArn", "TopicArn":
      DataEdge("sends messages to", ["AWS::SNS::Topic"])
    default: nil
    }
  }
}
