/// A thing whose records a function follows in their order: a stream of Kinesis, or a table with its changes.
public protocol RecordSource {
  /// The ARN that records are read from.
  var recordSourceARN: StringValue { get }

  /// The statements that a role needs which has a function follow it.
  var recordReadingStatements: [Statement] { get }
}
