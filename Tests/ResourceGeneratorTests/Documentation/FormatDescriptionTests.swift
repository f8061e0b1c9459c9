import Testing

@testable import resource_generator

@Suite struct FormatDescriptionTests {
  @Test(
    arguments: [
      ("AWS::IAM::Role.Arn", "the ARN of an `AWS::IAM::Role`"),
      ("AWS::EC2::Subnet.SubnetId", "the id of an `AWS::EC2::Subnet`"),
      ("AWS::EC2::SecurityGroup.Ids", "ids of `AWS::EC2::SecurityGroup`"),
      ("AWS::Redshift::Cluster.ClusterIdentifier", "the `ClusterIdentifier` of an `AWS::Redshift::Cluster`"),
      ("json", "JSON"), ("date-time", "a time such as `2026-01-31T12:00:00Z`"), ("int64", nil), ("double", nil),
      ("(^arn:.*)", nil), ("AWS::IAM.Role.Arn", nil),
    ] as [(String, String?)])
  func kind(of format: String, is kind: String?) {
    #expect(FormatDescription.kind(of: format) == kind)
  }

  @Test func kindsOfLists() {
    #expect(FormatDescription.pluralKind(of: "AWS::EC2::Subnet.Id") == "ids of `AWS::EC2::Subnet`")
    #expect(FormatDescription.pluralKind(of: "AWS::EC2::Subnet.Ids") == "ids of `AWS::EC2::Subnet`")
    #expect(FormatDescription.pluralKind(of: "json") == nil)
    #expect(
      FormatDescription.kind(givenBy: "AWS::ECS::Cluster.Arn", isList: true) == "ARNs as `AWS::ECS::Cluster` gives them"
    )
    #expect(
      FormatDescription.kind(givenBy: "AWS::ECS::Cluster.Arn", isList: false)
        == "the ARN as `AWS::ECS::Cluster` gives it")
  }
}
