import StrataFindings
import StrataJSON
import StrataTemplate

/// What leads out of a network waits for the attachment of the gateway.
struct GatewayAttachmentRule: TemplateRule {
  let about = RuleDescription(
    "before-gateway-attachment", .error,
    reason: "EC2 refuses routes and addresses while the network has no gateway, and CloudFormation doesn't wait",
    source: "https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-dependson.html",
    good: GatewayAttachmentRule.sample(waits: true), bad: GatewayAttachmentRule.sample(waits: false))

  func check(_ template: TemplateContents) -> [Finding] {
    let attachments = template.resources(of: "AWS::EC2::VPCGatewayAttachment")
    if attachments.isEmpty { return [] }
    let solver = ConditionSolver(template)
    var byGateway: [String: [TemplateResource]] = [:]
    var byNetwork: [String: [TemplateResource]] = [:]
    for attachment in attachments {
      for property in ["InternetGatewayId", "VpnGatewayId"] {
        guard let gateway = template.target(of: attachment[property]) else { continue }
        byGateway[gateway.logicalID, default: []].append(attachment)
      }
      if attachment["InternetGatewayId"] != nil, let network = template.target(of: attachment["VpcId"]) {
        byNetwork[network.logicalID, default: []].append(attachment)
      }
    }
    return template.resources.compactMap { resource in
      guard let (property, candidates) = needed(by: resource, byGateway, byNetwork, template) else { return nil }
      let there = candidates.filter { solver.canHave($0, resource) }
      guard let first = there.first, !template.waits(resource, forAnyOf: Set(there.map(\.logicalID))) else {
        return nil
      }
      return finding(
        "this may be made before \(first.logicalID), which attaches the gateway to the network",
        at: resource.pointer(property), expected: "DependsOn with \(first.logicalID)")
    }
  }

  /// The attachments of which a resource needs one, and the property for which.
  private func needed(
    by resource: TemplateResource, _ byGateway: [String: [TemplateResource]],
    _ byNetwork: [String: [TemplateResource]], _ template: TemplateContents
  ) -> (property: String, attachments: [TemplateResource])? {
    func ofGateway(_ property: String) -> (String, [TemplateResource])? {
      (template.target(of: resource[property])?.logicalID).flatMap { byGateway[$0] }.map { (property, $0) }
    }
    func ofSubnet(_ property: String, of subnet: TemplateResource?) -> (String, [TemplateResource])? {
      (template.target(of: subnet?["VpcId"])?.logicalID).flatMap { byNetwork[$0] }.map { (property, $0) }
    }
    switch resource.type {
    case "AWS::EC2::Route": return ofGateway("GatewayId")
    case "AWS::EC2::VPNGatewayRoutePropagation": return ofGateway("VpnGatewayId")
    case "AWS::EC2::NatGateway":
      // A private one leads to no gateway.
      if let kind = resource["ConnectivityType"], kind != "public" { return nil }
      return ofSubnet("SubnetId", of: template.target(of: resource["SubnetId"]))
    case "AWS::EC2::EIP", "AWS::EC2::EIPAssociation":
      guard let instance = template.target(of: resource["InstanceId"]) else { return nil }
      return ofSubnet("InstanceId", of: template.target(of: instance["SubnetId"]))
    default: return nil
    }
  }

  private static func sample(waits: Bool) -> JSONValue {
    [
      "Network": ["Type": "AWS::EC2::VPC", "Properties": ["CidrBlock": "10.0.0.0/16"]],
      "Gateway": ["Type": "AWS::EC2::InternetGateway"],
      "Attachment": [
        "Type": "AWS::EC2::VPCGatewayAttachment",
        "Properties": ["VpcId": ["Ref": "Network"], "InternetGatewayId": ["Ref": "Gateway"]],
      ],
      "Table": ["Type": "AWS::EC2::RouteTable", "Properties": ["VpcId": ["Ref": "Network"]]],
      "Out": [
        "Type": "AWS::EC2::Route", "DependsOn": waits ? ["Attachment"] : [],
        "Properties": [
          "RouteTableId": ["Ref": "Table"], "DestinationCidrBlock": "0.0.0.0/0", "GatewayId": ["Ref": "Gateway"],
        ],
      ],
    ]
  }
}
