import StrataCost
import StrataFindings
import StrataJSON
import StrataTemplate
import TestSupport
import Testing

/// The order of the three totals, over random resources, prices and usage.
@Suite struct EstimateBoundsTests {
  /// A random template, whose parameters are bounded by allowed values, and usage within its bounds.
  private struct Sample {
    var resources: JSONObject = [:]
    var parameters: JSONObject = [:]
    var usage: [Usage.Entry] = []
    /// The values that parameters may have.
    var allowed: [String: [Int]] = [:]

    init(_ random: inout SplitMix64) {
      for index in 0..<1 + random.below(6) { add(index, &random) }
    }

    private mutating func add(_ index: Int, _ random: inout SplitMix64) {
      let id = "R\(index)"
      switch random.below(5) {
      case 0:
        let (least, most) = bounds(&random)
        resources["Task\(id)"] = ["Type": "AWS::ECS::TaskDefinition", "Properties": ["Cpu": "256", "Memory": "512"]]
        resources[id] = [
          "Type": "AWS::ECS::Service", "Properties": ["LaunchType": "FARGATE", "TaskDefinition": ["Ref": "Task\(id)"]],
        ]
        resources["Scaling\(id)"] = [
          "Type": "AWS::ApplicationAutoScaling::ScalableTarget",
          "Properties": [
            "MinCapacity": .integer(Int64(least)), "MaxCapacity": .integer(Int64(most)),
            "ScalableDimension": "ecs:service:DesiredCount", "ResourceId": ["Fn::Sub": "service/shop/${\(id).Name}"],
          ],
        ]
        state(id, "tasks", least + random.below(most - least + 1), &random)
      case 1:
        let name = "Shards\(id)"
        let values = (0..<1 + random.below(3)).map { _ in random.below(20) }
        allowed[name] = values
        parameters[name] = ["Type": "Number", "AllowedValues": .array(values.map { .integer(Int64($0)) })]
        resources[id] = ["Type": "AWS::Kinesis::Stream", "Properties": ["ShardCount": ["Ref": .string(name)]]]
        state(id, "puts", random.below(10_000_000), &random)
      case 2:
        resources[id] = ["Type": "AWS::SNS::Topic"]
        state(id, "requests", random.below(4_000_000), &random)
      case 3:
        resources[id] = ["Type": "AWS::KMS::Key", "Properties": ["EnableKeyRotation": .bool(random.below(2) == 0)]]
        state(id, "requests", random.below(1_000_000), &random)
      default:
        let name = "Stage\(id)"
        allowed[name] = [0, 1]
        parameters[name] = ["Type": "Number", "AllowedValues": [0, 1]]
        resources[id] = ["Type": "AWS::CloudWatch::Dashboard", "Condition": .string("Has\(id)")]
      }
    }

    private func bounds(_ random: inout SplitMix64) -> (least: Int, most: Int) {
      let least = random.below(5)
      return (least, least + random.below(6))
    }

    private mutating func state(_ id: String, _ quantity: String, _ number: Int, _ random: inout SplitMix64) {
      if random.below(3) == 0 { return }
      usage.append(Usage.Entry(resource: id, quantity: quantity, value: "\(number)"))
    }

    var template: JSONValue {
      let conditions = allowed.keys.filter { $0.hasPrefix("Stage") }.sorted().map { name -> (String, JSONValue) in
        ("Has\(name.dropFirst(5))", ["Fn::Equals": [["Ref": .string(name)], "1"]])
      }
      return [
        "Parameters": .object(parameters), "Conditions": .object(JSONObject(conditions)),
        "Resources": .object(resources),
      ]
    }

    func estimate(_ prices: PriceTable, _ options: EstimateOptions, given: [String: String]) -> CostEstimate {
      let contents = TemplateContents(template, byteCount: nil, deployment: .anybodys(parameters: given))
      return CostEstimator(prices: prices, usage: Usage(usage), options: options)
        .estimate([CostedStack(region: "us-east-1", contents: contents)])
    }
  }

  private static func prices(_ random: inout SplitMix64) throws(Finding) -> PriceTable {
    var text = "region\tservice\tusage type\toperation\tunit\tfrom\tusd\tsource\tdate\tnote\n"
    for (name, unit) in [("AmazonSNS\tRequests-Tier1", "request"), ("awskms\tKMS-Requests", "request")] {
      var from = 0
      for tier in 0..<1 + random.below(4) {
        let price = tier == 0 && random.below(2) == 0 ? 0 : random.below(1_000)
        text += "us-east-1\t\(name)\t\t\(unit)\t\(from)\t\(price)e-6\ta test\t2026\t\n"
        from += 1 + random.below(2_000_000)
      }
    }
    return .shipped.adding(try PriceList.read(bytes: Array(text.utf8), file: "prices.tsv"))
  }

  @Test func idleIsNotMoreThanStatedNorThatThanTheCeiling() throws {
    var random = SplitMix64(seed: 73)
    var bounded = 0
    for _ in 0..<600 {
      let sample = Sample(&random)
      let prices = try Self.prices(&random)
      let options = EstimateOptions(hasFreeTier: random.below(2) == 0)
      let estimate = sample.estimate(prices, options, given: [:])
      #expect(estimate.findings == [])
      let totals = estimate.totals
      #expect(totals.idle <= totals.stated && totals.stated <= totals.ceiling)
      for line in estimate.lines {
        guard let dollars = line.dollars else { continue }
        #expect(line.kind != .fixed || dollars.idle == dollars.ceiling)
        #expect(line.kind != .byUsage || dollars.idle == .zero && dollars.stated == dollars.ceiling)
        if line.kind == .bounded { bounded += 1 }
      }
    }
    #expect(bounded > 400)
  }

  /// Whatever values parameters are given, the totals lie within those that leave them open.
  @Test func parametersThatAreGivenStayWithinTheBounds() throws {
    var random = SplitMix64(seed: 74)
    var narrower = 0
    for _ in 0..<300 {
      let sample = Sample(&random)
      let open = sample.estimate(.shipped, EstimateOptions(), given: [:]).totals
      let given = sample.allowed.mapValues { String(random.pick($0)) }
      let totals = sample.estimate(.shipped, EstimateOptions(), given: given).totals
      #expect(open.idle <= totals.idle && totals.ceiling <= open.ceiling, "\(given) \(sample.template)")
      if totals.ceiling < open.ceiling { narrower += 1 }
    }
    #expect(narrower > 50)
  }
}
