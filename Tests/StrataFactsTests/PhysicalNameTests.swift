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

  @Test func typesWithoutNames() {
    #expect(PhysicalName.of("AWS::EC2::VPC") == nil)
    #expect(PhysicalName.of("Acme::Test::Thing") == nil)
  }
}
