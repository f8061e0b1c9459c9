/// The partitions of AWS.
///
/// See [Partitions](https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html).
enum ArnPartition {
  /// The names, in the order of the alphabet.
  static let all = ["aws", "aws-cn", "aws-eusc", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-us-gov"]

  /// What the names of a partition's regions begin with, of those that aren't in `aws`.
  private static let starts = [
    ("cn-", "aws-cn"), ("eusc-", "aws-eusc"), ("us-iso-", "aws-iso"), ("us-isob-", "aws-iso-b"),
    ("eu-isoe-", "aws-iso-e"), ("us-isof-", "aws-iso-f"), ("us-gov-", "aws-us-gov"),
  ]

  /// The partition that a region is in, by its name.
  static func partition(ofRegion region: some StringProtocol) -> String {
    starts.first { region.hasPrefix($0.0) }?.1 ?? "aws"
  }
}
