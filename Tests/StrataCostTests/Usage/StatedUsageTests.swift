import StrataCost
import StrataFindings
import StrataJSON
import StrataTemplate
import Testing

@Suite struct StatedUsageTests {
  private static let resources: JSONObject = [
    "JobsQueue": ["Type": "AWS::SQS::Queue"], "FailedQueue": ["Type": "AWS::SQS::Queue"],
    "Gateway": ["Type": "AWS::EC2::NatGateway"], "Alarm": ["Type": "AWS::CloudWatch::Alarm"],
    "Task": ["Type": "AWS::ECS::TaskDefinition", "Properties": ["Cpu": "256", "Memory": "512"]],
    "Service": [
      "Type": "AWS::ECS::Service",
      "Properties": ["LaunchType": "FARGATE", "TaskDefinition": ["Ref": "Task"], "DesiredCount": 2],
    ],
  ]

  private static let paths = [
    "JobsQueue": "shop/Jobs/Queue", "FailedQueue": "shop/Jobs/Failed/Queue", "Gateway": "shop/Network/Gateway",
  ]

  private static func estimate(_ resource: String, _ quantity: String, _ value: String) -> CostEstimate {
    let usage = Usage([
      Usage.Entry(
        resource: resource, quantity: quantity, value: value,
        site: CallSite(file: "production.json", line: 4, column: 18))
    ])
    let contents = TemplateContents(["Resources": .object(resources)])
    return CostEstimator(usage: usage).estimate([
      CostedStack(name: "shop", region: "us-east-1", contents: contents, paths: paths)
    ])
  }

  @Test(arguments: [
    "JobsQueue", "shop/JobsQueue", "shop/Jobs/Queue", "Jobs/Queue", "shop/Jobs/Queue", "JobsQueue",
  ])
  func resourcesAreFoundByPathAndByID(name: String) {
    let estimate = Self.estimate(name, "requests", "5 M")
    #expect(estimate.findings == [])
    #expect(estimate.lines[0].dollars?.stated.cents == "2.00")
    #expect(estimate.lines[1].dollars?.stated.cents == "0.00")
  }

  @Test func aConstructStandsForTheOneResourceInIt() {
    let estimate = Self.estimate("shop/Network", "data", "10 GB")
    #expect(estimate.findings == [])
    #expect(estimate.totals.stated.cents == "51.32")
  }

  @Test(arguments: [
    (
      "Jobs/Quee", "requests", "5 M",
      "there is no resource Jobs/Quee that costs something [invalid-usage]\n  hint: did you mean JobsQueue?"
    ),
    (
      "shop/Jobs/Quee", "requests", "5 M",
      "there is no resource shop/Jobs/Quee that costs something [invalid-usage]\n"
        + "  hint: did you mean shop/Jobs/Queue?"
    ),
    (
      "Gateway", "dat", "5 GB",
      "Gateway has no quantity dat; expected data, given dat [invalid-usage]\n  hint: did you mean data?"
    ),
    (
      "Alarm", "requests", "5 M",
      "Alarm has no quantity requests; expected none, as the template tells all, given requests [invalid-usage]"
    ),
    (
      "Gateway", "data", "5 M requests",
      "data of Gateway is no quantity of the kind; expected data, such as 500 GB, given 5 M requests [invalid-usage]"
    ),
    (
      "Gateway", "data", "500",
      "data of Gateway is no quantity of the kind; expected data, such as 500 GB, given 500 [invalid-usage]"
    ),
    (
      "JobsQueue", "requests", "5 GB",
      "requests of JobsQueue is no quantity of the kind; expected a number of requests, such as 2 or 5 M requests, given "
        + "5 GB [invalid-usage]"
    ),
    (
      "JobsQueue", "requests", "many",
      "requests of JobsQueue is no quantity of the kind; expected a number of requests, such as 2 or 5 M requests, given "
        + "many [invalid-usage]"
    ),
    (
      "JobsQueue", "requests", "-5 M",
      "requests of JobsQueue is negative; expected 0 or more, given -5 M [invalid-usage]"
    ),
    (
      "JobsQueue", "requests", "9000000 G",
      "requests of JobsQueue is no quantity of the kind; expected a number of requests, such as 2 or 5 M requests, given "
        + "9000000 G [invalid-usage]"
    ),
    (
      "shop/Jobs", "requests", "5 M",
      "several resources in shop/Jobs have a quantity requests; expected one of shop/Jobs/Queue, shop/Jobs/Failed/Queue, "
        + "given shop/Jobs [invalid-usage]"
    ),
    (
      "Service", "tasks", "3",
      "tasks of Service is beyond what the template allows; expected 2, given 3 [invalid-usage]\n"
        + "  hint: state what the template allows, or let it allow that"
    ),
  ])
  func whatIsNotThereIsSaid(resource: String, quantity: String, value: String, message: String) {
    let estimate = Self.estimate(resource, quantity, value)
    #expect(estimate.findings.map(\.description) == ["production.json:4:18: error: \(message)"])
    #expect(estimate.totals.stated == estimate.totals.idle)
  }

  @Test func oneQuantityIsStatedOnce() {
    let estimate = CostSamples.estimate(
      Self.resources, usage: [("JobsQueue", "requests", "5 M"), ("shop/JobsQueue", "requests", "6 M")])
    #expect(
      estimate.findings.map(\.description) == [
        "error: requests of JobsQueue is stated twice [invalid-usage]\n  hint: state it once"
      ])
  }
}
