import MhtApi
import StrataEnvironments
import StrataJSON
import StrataLanguage
import StrataTesting
import TestSupport
import Testing

/// That nothing of an environment reaches into the other.
@Suite struct IsolationTests {
  private static let environments = [
    (name: "staging", title: "Staging", other: "production", network: "10.1.", otherNetwork: "10.0."),
    (name: "production", title: "Production", other: "staging", network: "10.0.", otherNetwork: "10.1."),
  ]

  private func template(_ title: String) throws -> Template {
    try #require(mhtApi.templates(committed: [])["MhtApi\(title)"])
  }

  /// The texts in a value, and the keys of its objects.
  private func texts(in value: JSONValue) -> [String] {
    if let text = value.string { return [text] }
    if let array = value.array { return array.flatMap(texts) }
    return value.object?.flatMap { [$0.key] + texts(in: $0.value) } ?? []
  }

  @Test(arguments: environments)
  func noTextNamesTheOtherEnvironment(
    name: String, title: String, other: String, network: String, otherNetwork: String
  ) throws {
    let texts = try texts(in: template(title).json)
    #expect(texts.filter { $0.lowercased().contains(other) } == [])
    #expect(texts.filter { $0.contains(otherNetwork) } == [])
    // The test would find them.
    #expect(texts.contains { $0.contains("mht-api-\(name)") } && texts.contains { $0.hasPrefix(network) })
  }

  @Test(arguments: environments)
  func noHostNameIsOfBoth(name: String, title: String, other: String, network: String, otherNetwork: String) throws {
    func hosts(_ title: String) throws -> [String] {
      try template(title).resources(of: "AWS::Route53::RecordSet").compactMap { $0["Name"]?.string }
    }
    let (own, others) = try (hosts(title), hosts(title == "Staging" ? "Production" : "Staging"))
    #expect(own.count > 1 && Set(own).isDisjoint(with: others))
    let texts = try texts(in: template(title).json)
    // api.amygdalas.com is the end of staging's name as well.
    #expect(others.filter { host in texts.contains { $0 == host || $0 == "https://\(host)" } } == [])
  }

  @Test(arguments: environments)
  func nothingIsExportedOrImported(
    name: String, title: String, other: String, network: String, otherNetwork: String
  ) throws {
    let template = try template(title)
    #expect(texts(in: template.json).filter { ["Export", "Fn::ImportValue", "Fn::GetStackOutput"].contains($0) } == [])
  }

  @Test(arguments: environments)
  func everyNameBeginsWithThatOfTheEnvironment(
    name: String, title: String, other: String, network: String, otherNetwork: String
  ) throws {
    let kinds: Set = ["BucketName", "DashboardName", "LogGroupName", "QueueName", "RoleName", "TableName", "TopicName"]
    let names = try template(title).allResources.flatMap { resource in
      resource.properties.filter { kinds.contains($0.key) }.compactMap(\.value.string)
    }
    #expect(
      names.sorted() == [
        "/mht-api-\(name)/output", "mht-api-\(name)", "mht-api-\(name)-alerts", "mht-api-\(name)-api-service-role",
        "mht-api-\(name)-archive", "mht-api-\(name)-jobs", "mht-api-\(name)-logs", "mht-api-\(name)-records",
        "mht-api-\(name)-s3-access-role", "mht-api-\(name)-uploads", "mht-api-\(name)-worker-service-role",
      ])
  }

  @Test(arguments: environments)
  func allSubnetsAreInTheNetworkOfTheEnvironment(
    name: String, title: String, other: String, network: String, otherNetwork: String
  ) throws {
    let template = try template(title)
    #expect(try template.onlyResource(of: "AWS::EC2::VPC")["CidrBlock"] == .string("\(network)0.0/16"))
    let subnets = template.resources(of: "AWS::EC2::Subnet").compactMap { $0["CidrBlock"]?.string }
    #expect(subnets.count == 6 && subnets.allSatisfy { $0.hasPrefix(network) }, "\(subnets)")
    #expect(
      template.resources(of: "AWS::EC2::VPCPeeringConnection")
        + template.resources(of: "AWS::EC2::TransitGatewayAttachment") == [])
  }

  /// What roles may do is about resources of the template, or a name of the environment.
  ///
  /// What else it's about is listed here: what AWS knows no resource for, and the backup's own rules. Instances have no name,
  /// and are told by the tag that CloudFormation gives what a stack starts.
  @Test(arguments: environments)
  func whatRolesMayDoIsAboutTheirOwn(
    name: String, title: String, other: String, network: String, otherNetwork: String
  ) throws {
    let template = try template(title)
    var (own, free) = (0, Set<String>())
    for (role, statement) in statements(template) {
      let actions = texts(in: statement["Action"] ?? .null)
      let resources = statement["Resource"].map { $0.array ?? [$0] } ?? []
      #expect(!resources.isEmpty && statement["Effect"] == "Allow", "\(role)")
      let isTagged =
        statement["Condition"]?["StringEquals"]?["aws:ResourceTag/aws:cloudformation:stack-name"]
        == [["Ref": "AWS::StackName"]]
      for allowed in resources {
        if try isTagged || isOfTemplate(allowed, template) || allowed.text().contains("mht-api-\(name)") {
          own += 1
        } else {
          free.formUnion(actions)
        }
      }
    }
    #expect(own > 15)
    let instances = [
      "ecr:GetAuthorizationToken", "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel",
      "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel",
    ]
    let backups = [
      "backup:TagResource", "cloudwatch:GetMetricData", "events:DeleteRule", "events:DescribeRule",
      "events:DisableRule", "events:EnableRule", "events:ListRules", "events:ListTargetsByRule", "events:PutRule",
      "events:PutTargets", "events:RemoveTargets", "s3:ListAllMyBuckets",
    ]
    #expect(free.sorted() == (name == "production" ? backups + instances : instances).sorted())
  }

  /// The policies of the document this system was made of, which are a pattern over names and no border.
  @Test func thePoliciesOfTheDocumentAreReported() {
    func found(_ statement: Statement) -> [String] {
      findings { scope in
        Resource(
          "People", type: "AWS::IAM::ManagedPolicy", in: scope,
          properties: ["PolicyDocument": .value(PolicyDocument([statement]))])
      }.map { String($0.split(separator: "PolicyDocument/").last ?? "") }
    }
    #expect(
      found(.allow("*", on: "arn:aws:*:*:*:*staging*")) == [
        "Statement/0/Action/0: * allows everything on whatever has a name like *staging*; expected the actions that are "
          + "needed, or the ARNs of the resources [broad-action]",
        "Statement/0/Resource/0: the service of an ARN can't be a pattern; expected the name of one, or * alone, given "
          + "\"arn:aws:*:*:*:*staging*\" [resource-arn]",
      ])
    #expect(
      found(.allow("s3:GetObject", "cloudwatch:GetMetricStatistics", on: "arn:aws:*:*:*:*production*")) == [
        "Statement/0/Action/1: cloudwatch:GetMetricStatistics is about no resource in particular, so that this allows "
          + "nothing; expected Resource \"*\" [ignored-resource]\n  hint: put it into a statement of its own, narrowed by "
          + "conditions where the action has any",
        "Statement/0/Resource/0: the service of an ARN can't be a pattern; expected the name of one, or * alone, given "
          + "\"arn:aws:*:*:*:*production*\" [resource-arn]",
      ])
  }

  /// The statements of all roles and policies, each with whose it is.
  private func statements(_ template: Template) -> [(role: String, statement: JSONValue)] {
    let owners = template.resources(of: "AWS::IAM::Role") + template.resources(of: "AWS::IAM::ManagedPolicy")
    return owners.flatMap { owner in
      let inside = (owner["Policies"]?.array ?? []).compactMap { $0["PolicyDocument"] }
      let all = inside + [owner["PolicyDocument"]].compactMap { $0 }
      return all.flatMap { $0["Statement"]?.array ?? [] }.map { (owner.logicalID, $0) }
    }
  }

  /// Whether a value refers to a resource of the template.
  private func isOfTemplate(_ value: JSONValue, _ template: Template) -> Bool {
    if let id = value["Fn::GetAtt"]?[0]?.string { return template.resource(id) != nil }
    guard let text = value["Fn::Sub"]?.string else { return false }
    return text.matches(of: /\$\{([A-Za-z0-9]+)\.?[A-Za-z]*\}/).contains {
      template.resource(String($0.output.1)) != nil
    }
  }
}
