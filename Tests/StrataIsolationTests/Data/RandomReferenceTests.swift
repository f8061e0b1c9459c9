import StrataIsolation
import StrataJSON
import TestSupport
import Testing

@Suite struct RandomReferenceTests {
  @Test func noReferenceIsMissed() {
    var references = RandomReferences(random: SplitMix64(seed: 77))
    let production: JSONObject = [
      "Jobs": ["Type": "AWS::SQS::Queue"], "Key": ["Type": "AWS::KMS::Key"],
      "Function": ["Type": "AWS::Lambda::Function"],
    ]
    let types = ["AWS::Lambda::Function", "AWS::SNS::Topic", "AWS::ECS::TaskDefinition", "Custom::Anything"]
    for round in 0..<1_000 {
      let value = references.value()
      let type = references.random.pick(types)
      let property = references.random.pick(["Environment", "Whatever", "Tags", "RedrivePolicy"])
      let world = SampleWorlds.world(
        staging: ["Own": ["Type": .string(type), "Properties": .object(JSONObject([(property, value)]))]],
        production: production, parameters: ["Any": ["Type": "String"]])
      let words = DataEdgeProver(world).candidates(from: 0, to: 1).map(\.word)
      #expect(words.contains("open"), "round \(round): \(value)")
    }
  }
}
