internal import StrataKinesis
import StrataText

/// A stream of Kinesis, whose records stay in order and are read by several at once.
///
/// ```swift
/// let orders = DataStream("Orders", in: scope, keeping: .days(7))
/// let role = Role("Shop", in: scope, trusting: .service("ec2.amazonaws.com"), permissions: [orders.writing])
/// ```
///
/// Records are encrypted, and the stream stays when it's removed from the stack. A function follows it by
/// `function.follow("Orders", orders)`. Resource: `AWS::Kinesis::Stream`.
public struct DataStream: Construct, RecordStream {
  /// The scope of what belongs to the stream.
  public let scope: Scope

  /// The stream as it is in the template.
  public let resource: Resource

  private let access: StreamAccess

  /// The stream's name.
  public var name: StringValue { resource.ref }

  /// The stream's ARN.
  public var arn: StringValue { resource.attribute("Arn") }

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

  /// Declares a stream.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the stream is declared.
  ///   - capacity: The number of records that it takes at once; as many as come unless given.
  ///   - lifetime: The time for which records are there, 24 h to 365 d in whole hours; 24 h unless given.
  ///   - name: The stream's name, 1 to 128 letters, digits and `-_.`; AWS makes one unless given. A change replaces the
  ///     stream.
  ///   - key: The key that encrypts records; Kinesis's own unless given.
  ///   - deletionPolicy: The fate of the stream when it's removed from the stack or replaced; it's kept unless given.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [CreateStream](https://docs.aws.amazon.com/kinesis/latest/APIReference/API_CreateStream.html).
  @discardableResult
  public init(
    _ id: String, in parent: Scope, capacity: StreamCapacity = .onDemand, keeping lifetime: Duration = .hours(24),
    name: StringValue? = nil, key: (any EncryptionKey)? = nil, deletionPolicy: DeletionPolicy = .retain,
    file: String = #filePath, line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    scope = declaration.scope
    resource =
      Kinesis.Stream(
        id, in: parent, name: name?.checked(StreamAccess.mistake),
        retentionPeriodHours: Self.hours(lifetime, declaration), shardCount: capacity.count(declaration),
        streamEncryption: .init(encryptionType: .kms, keyId: key?.arn ?? "alias/aws/kinesis"),
        streamModeDetails: capacity.mode
      ).resource
    resource.keepsData(deletionPolicy)
    if key == nil {
      resource.acceptByDefault(
        .checkov("CKV_AWS_185"), because: "Kinesis's own key encrypts it, unless a key is given")
    }
    access = StreamAccess(
      arn: resource.attribute("Arn"), key: KeyUse(key, through: "kinesis", in: scope.region))
  }

  /// The hours of a duration, with a mistake where Kinesis keeps no records for that time.
  private static func hours(_ lifetime: Duration, _ declaration: Declaration) -> IntegerValue {
    if let seconds = lifetime.wholeSeconds, seconds.isMultiple(of: 3_600), (24...8_760).contains(seconds / 3_600) {
      return .literal(seconds / 3_600)
    }
    declaration.report(
      "Kinesis keeps no records for this time", property: "keeping", expected: "whole hours, 24 h to 365 d",
      given: lifetime.inWords)
    return 24
  }
}
