/// A stream of Kinesis: a ``DataStream`` of this app or an ``ImportedDataStream``.
public protocol RecordStream: RecordSource {
  /// The stream's ARN.
  var arn: StringValue { get }

  /// The permission to read records.
  var reading: Permission { get }

  /// The permission to write records.
  var writing: Permission { get }

  /// The permission to read and to write records.
  var readingAndWriting: Permission { get }
}
