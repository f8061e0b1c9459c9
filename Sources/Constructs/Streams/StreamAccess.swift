import StrataText

/// The access to the records of a stream, made here or elsewhere.
struct StreamAccess: Sendable {
  let arn: StringValue
  let key: KeyUse?

  // See [Actions of Kinesis](https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonkinesis.html),
  // and [What keys take](https://docs.aws.amazon.com/streams/latest/dev/permissions-user-key-KMS.html).
  private static let reads: [StringValue] = [
    "kinesis:DescribeStream", "kinesis:DescribeStreamSummary", "kinesis:GetRecords", "kinesis:GetShardIterator",
    "kinesis:ListShards",
  ]
  private static let writes: [StringValue] = ["kinesis:PutRecord", "kinesis:PutRecords"]

  var reading: Permission { access(Self.reads, key: ["kms:Decrypt"]) }

  var writing: Permission { access(Self.writes, key: ["kms:GenerateDataKey"]) }

  var readingAndWriting: Permission {
    access(Self.reads + Self.writes, key: ["kms:Decrypt", "kms:GenerateDataKey"])
  }

  /// What Lambda needs of a role that follows the stream.
  ///
  /// See [Using Lambda with Kinesis](https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-create.html).
  var following: [Statement] {
    // It takes no resource.
    reading.statements + [.allow("kinesis:ListStreams", on: "*")]
  }

  private func access(_ actions: [StringValue], key keyActions: [StringValue]) -> Permission {
    var statements = [Statement(.allow, actions: .only(ListValue(actions)), resources: .only([arn]))]
    if let key { statements.append(key.statement(keyActions)) }
    return Permission(statements)
  }

  /// The mistake in the name of a stream.
  ///
  /// See [CreateStream](https://docs.aws.amazon.com/kinesis/latest/APIReference/API_CreateStream.html).
  static func mistake(_ name: String) -> Finding? {
    (1...128).contains(name.utf8.count) && name.consistsOfAlphanumerics(and: "-_.")
      ? nil
      : .name(
        "Kinesis refuses this name", expected: "1 to 128 letters, digits, hyphens, underscores and dots", given: name)
  }
}
