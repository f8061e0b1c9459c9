import StrataFacts
import StrataJSON
import Testing

@Suite struct ManagedPoliciesTests {
  private let policies = ManagedPolicies(
    Array("Look\t{\"Statement\":[]}\nbroken\t{\nservice-role/Run\t{\"Version\":\"2012-10-17\"}\n".utf8))

  @Test func documentsByName() {
    #expect(policies.document(named: "Look") == ["Statement": []])
    #expect(policies.document(named: "service-role/Run") == ["Version": "2012-10-17"])
    #expect(policies.document(named: "Run") == nil)
    #expect(policies.document(named: "broken") == nil)
    #expect(policies.names == ["Look", "broken", "service-role/Run"])
  }

  @Test(
    arguments: [
      ("arn:aws:iam::aws:policy/Look", true), ("arn:aws-cn:iam::aws:policy/Look", true),
      ("arn:aws:iam::aws:policy/service-role/Run", true), ("arn:aws:iam::123456789012:policy/Look", false),
      ("arn:aws:iam::aws:role/Look", false), ("Look", false), ("arn:aws:s3::aws:policy/Look", false),
    ])
  func documentsByARN(arn: String, isKnown: Bool) {
    #expect((policies.document(arn: arn) != nil) == isKnown)
  }

  @Test func theEmbeddedPolicies() {
    let policies = ManagedPolicies.embedded
    #expect(
      policies.document(arn: "arn:aws:iam::aws:policy/AdministratorAccess")?["Statement"]
        == [["Action": "*", "Effect": "Allow", "Resource": "*"]])
    for name in [
      "AmazonSSMManagedInstanceCore", "PowerUserAccess", "ReadOnlyAccess", "job-function/ViewOnlyAccess",
      "service-role/AWSLambdaBasicExecutionRole", "service-role/AWSLambdaVPCAccessExecutionRole",
      "service-role/AmazonECSTaskExecutionRolePolicy",
    ] {
      #expect(policies.document(named: name) != nil, "\(name)")
    }
    #expect(policies.names.count > 1000)
    for name in policies.names { #expect(policies.document(named: name)?["Statement"] != nil, "\(name)") }
  }
}
