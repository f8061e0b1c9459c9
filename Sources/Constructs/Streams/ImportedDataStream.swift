/// A stream of Kinesis that was made elsewhere.
///
/// ```swift
/// let orders = ImportedDataStream(arn: "arn:aws:kinesis:eu-central-1:123456789012:stream/orders")
/// let role = Role("Shop", in: scope, trusting: .service("ec2.amazonaws.com"), permissions: [orders.writing])
/// ```
public struct ImportedDataStream: RecordStream, Sendable {
  /// The stream's ARN.
  public let arn: StringValue

  private let access: StreamAccess

  /// The permission to read records.
  public var reading: Permission { access.reading }

  /// The permission to write records.
  public var writing: Permission { access.writing }

  /// The permission to read and to write records.
  public var readingAndWriting: Permission { access.readingAndWriting }

  /// The ARN that records are read from.
  public var recordSourceARN: StringValue { arn }

  /// The statements that a role needs which has a function follow the stream.
  public var recordReadingStatements: [Statement] { access.following }

  /// Names a stream.
  ///
  /// - Parameters:
  ///   - arn: The stream's ARN.
  ///   - key: The key that encrypts records; Kinesis's own unless given.
  public init(arn: StringValue, key: (any EncryptionKey)? = nil) {
    self.arn = arn.checked { text in
      let isStream = ARN(text).map { $0.isRegional(of: "kinesis") && $0.resource.hasPrefix("stream/") } ?? false
      return isStream
        ? nil : .arn(of: "a stream", expected: "arn:<partition>:kinesis:<region>:<account>:stream/<name>", given: text)
    }
    let region = arn.node.literalText.flatMap(ARN.init).map { .literal($0.region) } ?? arn.split(separator: ":")[3]
    access = StreamAccess(arn: self.arn, key: KeyUse(key, through: "kinesis", in: region))
  }
}
