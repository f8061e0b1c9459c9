import Testing

@testable import StrataReport

@Suite struct ResourceKindTests {
  @Test(arguments: [
    ("AWS::SQS::Queue", "messaging", "SQS queue"), ("AWS::RDS::DBCluster", "database", "RDS DB cluster"),
    ("AWS::ApiGateway::RestApi", "api", "API Gateway REST API"), ("AWS::WAFv2::WebACL", "network", "WAF web ACL"),
    ("AWS::ApiGatewayV2::VpcLink", "api", "API Gateway VPC link"),
    ("AWS::IAM::OIDCProvider", "identity", "IAM OIDC provider"), ("AWS::Wickr::Network", "other", "Wickr network"),
    ("AWS::AutoScaling::AutoScalingGroup", "compute", "Auto Scaling group"),
    ("Custom::Seed", "other", "custom Seed"), ("Example::Shop::Till::MODULE", "other", "Example::Shop::Till::MODULE"),
    ("", "other", ""), ("AWS::", "other", "AWS::"),
  ])
  func typesHaveColoursAndWords(_ type: String, _ kind: String, _ label: String) {
    #expect(ResourceKind(type).kind == kind)
    #expect(ResourceKind(type).label == label)
  }
}
