/// What the policies of groups of logs look like, but for those of IAM's grammar.
enum LogPolicyShapes {
  /// See [Data protection policies](https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch-logs-data-protection-policies.html).
  static let protection = DocumentShape.open(
    [
      ("Name", .text), ("Description", .text), ("Version", .choice(["2021-06-01"])),
      (
        "Statement",
        .list(
          of: .open(
            [("Sid", .text), ("DataIdentifier", .list(of: .text, .from(1))), ("Operation", operation)],
            required: ["DataIdentifier", "Operation"]), 2...2)
      ),
    ], required: ["Version", "Statement"])

  private static let operation = DocumentShape.object(
    [
      ("Audit", .open([("FindingsDestination", .open([], required: []))], required: ["FindingsDestination"])),
      ("Deidentify", .open([("MaskConfig", .object([], required: []))], required: ["MaskConfig"])),
    ], required: [])

  /// See [PutAccountPolicy](https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutAccountPolicy.html).
  static let subscription = DocumentShape.object(
    [
      ("DestinationArn", .text), ("RoleArn", .text), ("FilterPattern", .text), ("FilterName", .text),
      ("Distribution", .choice(["ByLogStream", "Random"])),
    ], required: ["DestinationArn"])

  /// See [Field indexes](https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatchLogs-Field-Indexing.html).
  static let index = DocumentShape.open([("Fields", .list(of: .text, 1...20))], required: [])

  /// See [Transformers](https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatch-Logs-Transformation.html).
  static let transformer = DocumentShape.list(of: .open([], required: []), 1...20)
}
