import StrataJSON
import StrataLanguage
import Testing

/// Names that no schema checks.
@Suite struct PhysicalNameRuleTests {
  private func found(_ type: String, _ property: String, _ name: JSONValue, _ more: JSONObject = [:]) -> [String] {
    var properties: JSONObject = [property: name]
    for member in more { properties[member.key] = member.value }
    let resources: JSONValue = ["A": ["Type": .string("AWS::\(type)"), "Properties": .object(properties)]]
    return StrataChecksTests.found(by: "physical-name", inResources: resources).map {
      $0.replacing("/Resources/A/Properties/", with: "")
    }
  }

  private func letters(_ count: Int) -> JSONValue { .string(String(repeating: "a", count: count)) }

  @Test(
    arguments: [
      ("ElasticLoadBalancingV2::LoadBalancer", "Name", 32, "load balancer"),
      ("ElasticLoadBalancingV2::TargetGroup", "Name", 32, "target group"),
      ("SQS::Queue", "QueueName", 80, "queue"), ("SNS::Topic", "TopicName", 256, "topic"),
      ("ECS::Cluster", "ClusterName", 255, "cluster"), ("ECS::Service", "ServiceName", 255, "service"),
      ("ECS::TaskDefinition", "Family", 255, "task family"),
      ("ECS::CapacityProvider", "Name", 255, "capacity provider"),
    ])
  func lengths(type: String, property: String, limit: Int, thing: String) {
    #expect(found(type, property, letters(limit)) == [])
    #expect(
      found(type, property, letters(limit + 1)) == [
        "\(property): the name of a \(thing) must have 1 to \(limit) characters; expected 1 to \(limit); given \(limit + 1)"
          + " (leave \(property) out, and AWS makes a name that fits)"
      ])
  }

  @Test(
    arguments: [
      (
        "ElasticLoadBalancingV2::TargetGroup", "a_b",
        "Name: the name of a target group must have letters, digits and hyphens alone; expected A to Z, a to z, 0 to 9 and -; given \"a_b\""
      ),
      (
        "ElasticLoadBalancingV2::TargetGroup", "a-",
        "Name: the name of a target group must have no hyphen at its ends; expected a letter or a digit there; given \"a-\""
      ),
      (
        "ElasticLoadBalancingV2::LoadBalancer", "-a",
        "Name: the name of a load balancer must have no hyphen at its ends; expected a letter or a digit there; given \"-a\""
      ),
      (
        "ElasticLoadBalancingV2::LoadBalancer", ["Fn::Sub": "internal-${AWS::Region}"],
        "Name: the name of a load balancer must not begin with internal-; expected another beginning; given \"internal-${AWS::Region}\""
      ),
      (
        "ElasticLoadBalancingV2::TargetGroup", ["Fn::Sub": "${Env}.a"],
        "Name: the name of a target group must have letters, digits and hyphens alone; expected A to Z, a to z, 0 to 9 and -; given \"${Env}.a\""
      ),
      (
        "ECS::CapacityProvider", "fargate-own",
        "Name: the name of a capacity provider must not begin with fargate; expected another beginning; given \"fargate-own\""
      ),
      (
        "ECS::CapacityProvider", "AWS-own",
        "Name: the name of a capacity provider must not begin with aws; expected another beginning; given \"AWS-own\""
      ),
      (
        "ElasticLoadBalancingV2::TargetGroup", "ä",
        "Name: the name of a target group must have letters, digits and hyphens alone; expected A to Z, a to z, 0 to 9 and -; given \"ä\""
      ),
    ] as [(String, JSONValue, String)])
  func forms(type: String, name: JSONValue, message: String) {
    #expect(found(type, "Name", name) == [message + " (leave Name out, and AWS makes a name that fits)"])
  }

  @Test(
    arguments: [
      ["Ref": "Name"], ["Fn::Sub": "${Name}-x"], ["Fn::Sub": "x-${Name}"], ["Fn::ImportValue": "-a_b-"],
      ["Fn::If": ["C", "a", ["Ref": "AWS::NoValue"]]], ["Fn::Sub": "${AWS::StackName}-internal"],
      ["Ref": "AWS::NoValue"],
      "{{resolve:ssm:name_of_it}}",
    ] as [JSONValue])
  func whatIsKnownAtDeployment(name: JSONValue) {
    #expect(found("ElasticLoadBalancingV2::LoadBalancer", "Name", name) == [])
  }

  /// Not every service minds capitals in what it reserves.
  @Test func capitals() {
    #expect(found("ElasticLoadBalancingV2::LoadBalancer", "Name", "Internal-a") == [])
    #expect(found("ECS::CapacityProvider", "Name", "Own-fargate") == [])
  }

  /// Pseudo parameters have a length of their own, if only a least one.
  @Test func theLeastLength() {
    let name: JSONValue = ["Fn::Join": ["-", [["Ref": "AWS::StackName"], ["Ref": "AWS::Region"], letters(20)]]]
    #expect(found("ElasticLoadBalancingV2::TargetGroup", "Name", name) == [])
    let longer: JSONValue = ["Fn::Join": ["-", [["Ref": "AWS::StackName"], ["Ref": "AWS::Region"], letters(21)]]]
    #expect(
      found("ElasticLoadBalancingV2::TargetGroup", "Name", longer) == [
        "Name: the name of a target group must have 1 to 32 characters; expected 1 to 32; given 33 or more (leave Name out, and AWS makes a name that fits)"
      ])
  }

  @Test func branches() {
    #expect(
      found("ElasticLoadBalancingV2::TargetGroup", "Name", ["Fn::If": ["C", "a", "a_b"]]) == [
        "Name/Fn::If/2: the name of a target group must have letters, digits and hyphens alone; expected A to Z, a to z, 0 to 9 and -; given \"a_b\" (leave Name out, and AWS makes a name that fits)"
      ])
  }

  // MARK: Queues and topics that keep their order

  @Test(
    arguments: [
      ("a.fifo", true), ("a.fifo", "true"), ("a", nil), ("a", false), ("a", ["Ref": "F"]), ("a.fifo", ["Ref": "F"]),
      (["Ref": "Name"], true), (["Fn::Sub": "${Name}.fifo"], true), (["Fn::Sub": "a-${Name}"], true),
      (["Fn::Sub": "${Name}fifo"], true),
    ] as [(JSONValue, JSONValue?)])
  func namesThatShowTheOrder(name: JSONValue, flag: JSONValue?) {
    for (type, property, order) in [("SQS::Queue", "QueueName", "FifoQueue"), ("SNS::Topic", "TopicName", "FifoTopic")]
    {
      #expect(found(type, property, name, flag.map { [order: $0] } ?? [:]) == [])
    }
  }

  @Test func namesThatDoNot() {
    #expect(
      found("SNS::Topic", "TopicName", "a", ["FifoTopic": true]) == [
        "TopicName: the name of a FIFO topic must end with .fifo; expected a name such as jobs.fifo; given \"a\" (leave TopicName out, and AWS makes a name that fits)"
      ])
    #expect(
      found("SQS::Queue", "QueueName", ["Fn::Sub": "${Name}-a"], ["FifoQueue": true]) == [
        "QueueName: the name of a FIFO queue must end with .fifo; expected a name such as jobs.fifo; given \"${Name}-a\" (leave QueueName out, and AWS makes a name that fits)"
      ])
    #expect(
      found("SQS::Queue", "QueueName", ["Fn::Sub": "${Name}.fifo"]) == [
        "QueueName: a queue whose name ends with .fifo must be a FIFO one; expected FifoQueue true; given \"${Name}.fifo\" (leave QueueName out, and AWS makes a name that fits)"
      ])
    #expect(
      found("SNS::Topic", "TopicName", ["Fn::Sub": "${Name}-a"], ["FifoTopic": "true"]) == [
        "TopicName: the name of a FIFO topic must end with .fifo; expected a name such as jobs.fifo; given \"${Name}-a\" (leave TopicName out, and AWS makes a name that fits)"
      ])
    #expect(
      found("SQS::Queue", "QueueName", "a.b.fifo", ["FifoQueue": true]) == [
        "QueueName: the name of a queue must have letters, digits, hyphens and underscores alone; expected A to Z, a to z, 0 to 9, - and _; given \"a.b.fifo\" (leave QueueName out, and AWS makes a name that fits)"
      ])
  }

  /// The schema says of a queue's name that's written out what it must end with.
  @Test func theSchemaKnowsQueuesThatKeepTheirOrder() {
    let queue: JSONValue = ["Type": "AWS::SQS::Queue", "Properties": ["QueueName": "a", "FifoQueue": true]]
    #expect(
      StrataChecksTests.found(["Resources": ["A": queue]]) == [
        "/Resources/A/Properties/QueueName: the text doesn't match the pattern where FifoQueue is true; expected ^.*\\.fifo$; given \"a\""
      ])
  }

  @Test func namesThatAreEmpty() {
    #expect(
      found("SQS::Queue", "QueueName", "") == [
        "QueueName: the name of a queue must have 1 to 80 characters; expected 1 to 80; given 0 (leave QueueName out, and AWS makes a name that fits)"
      ])
  }

  @Test func containers() {
    #expect(
      found("ECS::TaskDefinition", "ContainerDefinitions", [["Name": "web"], ["Name": "a b"], ["Name": ["Ref": "N"]]])
        == [
          "ContainerDefinitions/1/Name: the name of a container must have letters, digits, hyphens and underscores alone; expected A to Z, a to z, 0 to 9, - and _; given \"a b\""
        ])
  }
}
