import StrataFindings
import StrataJSON
import StrataTemplate

/// An integration by a link of the second version says which load balancer it goes to.
struct VpcLinkTargetRule: TemplateRule {
  let about = RuleDescription(
    "link-without-target", .error,
    reason: "a link of the second version goes to a whole network, not to one load balancer",
    source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-private-integration.html",
    good: VpcLinkTargetRule.sample([
      "IntegrationTarget": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/a/1"
    ]),
    bad: VpcLinkTargetRule.sample([:]))

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(of: "AWS::ApiGateway::Method").compactMap { method in
      guard let integration = method["Integration"], integration["ConnectionType"]?.string == "VPC_LINK",
        template.target(of: integration["ConnectionId"])?.type == "AWS::ApiGatewayV2::VpcLink",
        integration["IntegrationTarget"] == nil
      else { return nil }
      return finding(
        "an integration by a link of the second version must name its load balancer", at: method.pointer("Integration"),
        expected: "IntegrationTarget, the ARN of the load balancer")
    }
  }

  private static func sample(_ target: JSONObject) -> JSONValue {
    var integration: JSONObject = [
      "Type": "HTTP_PROXY", "IntegrationHttpMethod": "ANY", "ConnectionType": "VPC_LINK",
      "ConnectionId": ["Ref": "Link"],
      "Uri": "http://example.com",
    ]
    for member in target { integration[member.key] = member.value }
    return [
      "Link": [
        "Type": "AWS::ApiGatewayV2::VpcLink",
        "Properties": ["Name": "link", "SubnetIds": ["subnet-0123456789abcdef0"]],
      ],
      "Any": [
        "Type": "AWS::ApiGateway::Method", "Properties": ["HttpMethod": "ANY", "Integration": .object(integration)],
      ],
    ]
  }
}

/// A part of a path that an integration's address takes is passed on by the method.
struct ProxyPathRule: TemplateRule {
  let about = RuleDescription(
    "path-without-mapping", .error, reason: "a variable in an integration's address stays as it is unless it's mapped",
    source: "https://docs.aws.amazon.com/apigateway/latest/developerguide/request-response-data-mappings.html",
    good: ProxyPathRule.sample(["integration.request.path.proxy": "method.request.path.proxy"]),
    bad: ProxyPathRule.sample([:]))

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(of: "AWS::ApiGateway::Method").compactMap { method in
      guard let integration = method["Integration"], let type = integration["Type"]?.string, type.hasPrefix("HTTP"),
        let address = integration["Uri"]
      else { return nil }
      let mapped = Set(
        (integration["RequestParameters"]?.object?.keys ?? []).map {
          $0.split(separator: ".").last.map(String.init) ?? ""
        })
      guard let missing = Self.variables(in: address).first(where: { !mapped.contains($0) }) else { return nil }
      return finding(
        "{\(missing)} in the address isn't mapped", at: method.pointer("Integration", "Uri"),
        expected: "RequestParameters with integration.request.path.\(missing)")
    }
  }

  /// The parts of the path that an address takes: names in braces, but for stage variables, which have a dollar before.
  private static func variables(in address: JSONValue) -> [String] {
    var names: [String] = []
    for case .literal(let text) in PartialText(address).parts {
      let parts = text.split(separator: "{", omittingEmptySubsequences: false)
      for (before, part) in zip(parts, parts.dropFirst()) where !before.hasSuffix("$") {
        if let end = part.firstIndex(of: "}") { names.append(String(part[..<end])) }
      }
    }
    return names
  }

  private static func sample(_ parameters: JSONObject) -> JSONValue {
    [
      "Any": [
        "Type": "AWS::ApiGateway::Method",
        "Properties": [
          "HttpMethod": "ANY",
          "Integration": [
            "Type": "HTTP_PROXY", "IntegrationHttpMethod": "ANY", "Uri": "http://example.com/{proxy}",
            "RequestParameters": .object(parameters),
          ],
        ],
      ]
    ]
  }
}
