import StrataLanguage
import StrataTesting
import Testing

/// One template with every function and section, which cfn-lint reads as well.
@Suite struct GoldenTests {
  @Test func everyFunctionAndSection() throws {
    let assembly = try everything.synthesize()
    for stack in assembly.stacks {
      try stack.template.expectSnapshot(at: "Golden/\(stack.fileName)")
    }
  }

  /// Templates within another, with values that cross in each direction.
  @Test func nestedStacks() throws {
    let stack = try nesting.synthesize().stacks[0]
    try stack.template.expectSnapshot(at: "Golden/\(stack.fileName)")
    for nested in stack.nested { try nested.template.expectSnapshot(at: "Golden/\(nested.fileName)") }
  }

  private let nesting = App("nesting") { app in
    app.stack("Nesting", description: "Stacks within another") { scope in
      let network = Resource("Network", type: "AWS::EC2::VPC", in: scope, properties: ["CidrBlock": "10.0.0.0/16"])
      let delay = scope.parameter("Delay", type: .integer, default: 2, range: 0...900)
      let zones = scope.parameter("Zones", type: .commaDelimitedList, default: "a,b")
      let prod = Scope("Prod", in: scope, environment: "prod")
      let zone = scope.nested("Dns") {
        Resource("Zone", type: "AWS::Route53::HostedZone", in: $0, properties: ["Name": "example.com"])
      }
      let jobs = prod.nested("Work", description: "The work", timeoutInMinutes: 30) { scope in
        let jobs = Resource(
          "Jobs", type: "AWS::SQS::Queue", in: scope,
          properties: ["DelaySeconds": .value(delay), "MessageRetentionPeriod": 345_600])
        jobs.deletionPolicy = .retain
        jobs.updateReplacePolicy = .retain
        scope.nested("Notes") { scope in
          Resource(
            "Note", type: "AWS::SSM::Parameter", in: scope,
            properties: [
              "Type": "String",
              "Value": "\(network.ref) \(jobs.ref) \(zones[0]) \(zone.listAttribute("NameServers")[0]) \(.stackName)",
            ])
        }
        return jobs
      }
      scope.output("JobsArn", jobs.attribute("Arn"))
      scope.output("NameServer", zone.listAttribute("NameServers")[0])
    }
  }

  private let everything = App("everything") { app in
    app.tags = ["Owner": "tests"]
    let shared = app.stack("Shared", env: .init(account: "111122223333", region: "eu-west-1")) { scope in
      let zone = Resource(
        "Zone", type: "AWS::Route53::HostedZone", in: scope, tagging: .list(property: "HostedZoneTags"),
        properties: ["Name": "example.com"])
      let jobs = Resource(
        "Jobs", type: "AWS::SQS::Queue", in: scope, tagging: .list(), properties: ["MessageRetentionPeriod": 345_600])
      jobs.deletionPolicy = .retain
      jobs.updateReplacePolicy = .retain
      return (zone: zone, jobs: jobs)
    }
    app.stack("Functions", env: .init(account: "111122223333", region: "eu-west-1"), description: "Every function") {
      scope in
      let stage = scope.parameter("Stage", default: "dev", description: "Which stage", allowedValues: ["dev", "prod"])
      let subnets = scope.parameter("Subnets", type: .commaDelimitedList, default: "a,b")
      let count = scope.parameter("Count", type: .integer, default: 2, range: 1...10)
      let isProduction = scope.condition("IsProduction", .equals(stage, "prod"))
      let isFar = scope.condition("IsFar", !.equals(.region, "eu-west-1") || (isProduction && .equals(count, 3)))
      let sizes = scope.mapping("Sizes", ["dev": ["delay": 1], "prod": ["delay": 5]])
      scope.rule(
        "Few", when: .equals(stage, "dev"),
        [.require(.contains(["1", "2"], scope.parameter("Workers", default: "1")), "few")])
      scope.metadata("Note", ["About": "every function"])

      let network = Resource(
        "Network", type: "AWS::EC2::VPC", in: scope, tagging: .list(), properties: ["CidrBlock": "10.0.0.0/16"])
      let blocks: ListValue<StringValue> = .cidrs(of: network.attribute("CidrBlock"), count: 2, hostBits: 8)
      Resource(
        "Subnet", type: "AWS::EC2::Subnet", in: scope, tagging: .list(),
        properties: [
          "AvailabilityZone": .value(ListValue.availabilityZones()[0]), "CidrBlock": .value(blocks[1]),
          "VpcId": .value(network.ref),
        ])
      let queue = Resource(
        "Queue", type: "AWS::SQS::Queue", in: scope, tagging: .list(),
        properties: [
          "DelaySeconds": .value(sizes.find(stage, "delay") as IntegerValue),
          "VisibilityTimeout": .value(sizes.find("test", "delay", default: 30) as IntegerValue),
          "MessageRetentionPeriod": .value(IntegerValue.if(isProduction, then: 1_209_600, else: 86_400)),
          "MaximumMessageSize": .if(isFar, then: 2_048, else: .noValue),
        ])
      queue.deletionPolicy = .if(isProduction, then: .retain, else: .delete)
      queue.updateReplacePolicy = .retain
      func parameter(_ id: String, _ value: StringValue) -> Resource {
        Resource(
          id, type: "AWS::SSM::Parameter", in: scope, tagging: .map(),
          properties: ["Type": "String", "Value": .value(value)])
      }
      parameter(
        "Sub", "${literal} $${\(.partition)} \(queue.attribute("Arn")) \(.importValue("Elsewhere") as StringValue)"
      )
      .depends(on: network)
      _ = parameter("Unclosed", "${\(.stackName)")
      _ = parameter("Join", subnets.joined(separator: "|"))
      _ = parameter("Split", StringValue.urlSuffix.split(separator: ".")[0])
      _ = parameter("Json", .json(["queue": .value(queue.ref), "list": [1, true, "x"]]))
      _ = parameter("JsonNow", .json(["list": [1, true, "x"]]))
      _ = parameter("Length", "\(subnets.count)")
      _ = parameter("Base64", ("\(.accountID)" as StringValue).base64Encoded)
      _ = parameter("Output", .stackOutput("Url", of: "Other", region: "us-east-1"))
      _ = parameter("Dynamic", .parameterStore("/orders/\(stage)", version: 3))
      _ = parameter("Import", shared.jobs.attribute("QueueName"))
      _ = parameter("Weak", shared.jobs.attribute("QueueName").weak())
      _ = parameter("List", "\(shared.zone.listAttribute("NameServers")[0]).")
      scope.output(
        "QueueUrl", queue.ref, description: "The queue", exportName: "\(.stackName)-url", condition: isProduction)
    }
  }
}
