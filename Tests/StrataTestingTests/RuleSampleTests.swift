import StrataChecks
import StrataTesting
import Testing

@Suite struct RuleSampleTests {
  /// Queues have names that begin with their company's, if a rule finds what it ought to.
  private struct NamedQueues: TemplateRule {
    var about = RuleDescription(
      "named-queues", .warning, reason: "our queues are called after us", source: "https://wiki.example.com/queues",
      good: ["A": ["Type": "AWS::SQS::Queue", "Properties": ["QueueName": "acme-a"]]],
      bad: ["A": ["Type": "AWS::SQS::Queue", "Properties": ["QueueName": "a"]]])
    var property = "QueueName"

    func check(_ template: TemplateContents) -> [Finding] {
      template.resources(of: "AWS::SQS::Queue").filter { $0["QueueName"]?.string?.hasPrefix("acme-") != true }.map {
        finding("the queue's name doesn't begin with acme-", at: $0.pointer(property))
      }
    }
  }

  private func mismatch(_ rule: NamedQueues) -> String? {
    do throws(RuleMismatch) {
      try rule.expectSamples()
      return nil
    } catch {
      return error.description
    }
  }

  private func mismatch(
    _ id: RuleID = "named-queues", reason: String = "for order", source: String = "page", good: JSONValue? = nil,
    bad: JSONValue? = nil
  ) -> String? {
    let usual = NamedQueues().about
    var rule = NamedQueues()
    rule.about = RuleDescription(
      id, .warning, reason: reason, source: source, goodTemplate: good ?? usual.good, badTemplate: bad ?? usual.bad)
    return mismatch(rule)
  }

  private func wrong(_ problem: String, _ id: String = "named-queues") -> String {
    "the rule \(id) isn't as it describes itself:\n  \(problem)"
  }

  @Test func aRuleThatFindsWhatItShows() throws {
    try NamedQueues().expectSamples()
  }

  @Test func aGoodSampleThatIsFound() {
    let about = NamedQueues().about
    #expect(
      mismatch(good: about.bad)
        == wrong(
          "in the good sample it finds /Resources/A/Properties/QueueName: the queue's name doesn't begin with acme-"))
  }

  @Test func aBadSampleThatIsNot() {
    #expect(mismatch(bad: NamedQueues().about.good) == wrong("in the bad sample it finds nothing"))
  }

  @Test func aPlaceThatIsNotThere() {
    var rule = NamedQueues()
    rule.property = "Name"
    #expect(
      mismatch(rule)
        == wrong(
          "in the bad sample it finds /Resources/A/Properties/Name, which isn't there: the queue's name doesn't begin with acme-"
        ))
  }

  @Test(arguments: [[:], [], "text", ["Resources": [:]]] as [JSONValue])
  func samplesWithoutResources(sample: JSONValue) {
    #expect(mismatch(good: sample) == wrong("the good sample has no resources"))
    #expect(mismatch(bad: sample) == wrong("the bad sample has no resources"))
  }

  @Test(arguments: ["Named", "named_queues", "-named", "named--queues", ""])
  func names(name: String) {
    #expect(
      mismatch(RuleID(stringLiteral: name))
        == wrong("the name has other characters than a to z, 0 to 9 and hyphens between them", name))
  }

  @Test func everythingAtOnce() {
    #expect(
      mismatch(reason: "for order.", source: "", bad: NamedQueues().about.good)
        == wrong(
          "the reason isn't one line without a full stop\n  there is no page that says so\n  in the bad sample it finds nothing"
        ))
  }

  @Test func findingsOfATemplate() {
    let template = Template([
      "Resources": [
        "A": ["Type": "AWS::SQS::Queue", "Properties": ["Unknown": 1]],
        "B": [
          "Type": "AWS::SQS::Queue",
          "Metadata": ["Strata::Accepted": [["Rule": "named-queues", "Because": "It is old"]]],
        ],
        "C": ["Type": "AWS::SQS::Queue", "Properties": ["QueueName": "acme-c"]],
      ]
    ])
    #expect(template.findings(of: NamedQueues()).map(\.pointer?.description) == ["/Resources/A/Properties/QueueName"])
  }
}
