import StrataFacts
import Testing

/// What is known of names agrees with what is known of types.
@Suite struct PhysicalNameTests {
  @Test(arguments: PhysicalName.types)
  func theTypeHasThePropertyAndTakesNoLongerName(type: String) throws {
    let name = try #require(PhysicalName.of(type))
    let facts = try #require(ResourceFacts.of(type))
    let node = try #require(facts.root.object?.properties[name.property], "\(type) has no \(name.property)")
    let rules = facts.target(of: node)?.text ?? node.text
    if let greatest = rules?.length?.greatest { #expect(name.limit <= greatest, "\(type)") }
  }

  @Test(arguments: PhysicalName.types)
  func whatItsAttributesGiveAreAttributes(type: String) throws {
    let name = try #require(PhysicalName.of(type))
    let facts = try #require(ResourceFacts.of(type))
    // The name that was given can be asked for as well.
    let attributes = Set(facts.attributes.map(\.name) + [name.property])
    for attribute in name.values.keys where !attribute.isEmpty {
      #expect(attributes.contains(attribute), "\(type) has no \(attribute)")
    }
  }

  @Test(
    arguments: [
      ("AWS::Lambda::Function", 64), ("AWS::IAM::Role", 64), ("AWS::S3::Bucket", 63), ("AWS::SQS::Queue", 80),
      ("AWS::DynamoDB::Table", 255), ("AWS::ElasticLoadBalancingV2::LoadBalancer", 32), ("AWS::CloudWatch::Alarm", 255),
      ("AWS::ElasticLoadBalancingV2::TargetGroup", 32), ("AWS::Logs::LogGroup", 512),
    ])
  func limitsThatAreKnown(type: String, limit: Int) {
    #expect(PhysicalName.of(type)?.limit == limit)
  }

  @Test(
    arguments: [
      ("AWS::SQS::Queue", "Arn", "sqs:eu-west-1:111122223333:{here}"),
      ("AWS::SNS::Topic", "", "sns:eu-west-1:111122223333:{here}"),
      ("AWS::IAM::Role", "Arn", "iam::111122223333:role/{here}"), ("AWS::IAM::Role", "", "{here}"),
      ("AWS::SQS::Queue", "None", nil),
    ])
  func values(type: String, attribute: String, value: String?) {
    let name = PhysicalName.of(type)
    // What stands in a name stays as it is.
    #expect(
      name?.value(attribute, name: "{here}", here: "eu-west-1:111122223333", account: "111122223333") == value)
  }

  /// Every value is made of nothing but the words that are known.
  @Test(arguments: PhysicalName.types)
  func valuesHaveNoOtherWords(type: String) throws {
    let name = try #require(PhysicalName.of(type))
    for (attribute, form) in name.values {
      let value = try #require(name.value(attribute, name: "x", here: "x", account: "x"))
      for piece in form.split(separator: "{", omittingEmptySubsequences: false).dropFirst() {
        #expect(["account", "here", "name"].contains(piece.prefix { $0 != "}" }), "\(type) \(attribute)")
      }
      #expect(!value.contains { "{}".contains($0) }, "\(type) \(attribute)")
    }
  }

  @Test func typesWithoutNames() {
    #expect(PhysicalName.of("AWS::EC2::VPC") == nil)
    #expect(PhysicalName.of("Acme::Test::Thing") == nil)
  }
}
