import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct AlbApiGatewayTests {
  private static func group(_ description: String) -> JSONValue {
    [
      "Type": "AWS::EC2::SecurityGroup",
      "Properties": [
        "GroupDescription": .string(description),
        "SecurityGroupEgress": [
          ["CidrIp": "127.0.0.1/32", "Description": "Nothing may be sent", "IpProtocol": "-1"]
        ], "VpcId": "vpc-0a1b2c3d",
      ],
    ]
  }

  private static func id(of group: String) -> JSONValue { ["Fn::GetAtt": [.string(group), "GroupId"]] }

  private static let groups: JSONObject = [
    "ApiLinkSecurityGroup": group("Link of the API Test/Api"),
    "ApiLinkSecurityGroupToApiLoadBalancerSecurityGroupPort80": [
      "Type": "AWS::EC2::SecurityGroupEgress",
      "Properties": [
        "Description": "To Test/Api/LoadBalancer/SecurityGroup",
        "DestinationSecurityGroupId": id(of: "ApiLoadBalancerSecurityGroup"), "FromPort": 80,
        "GroupId": id(of: "ApiLinkSecurityGroup"), "IpProtocol": "tcp", "ToPort": 80,
      ],
    ],
    "ApiLoadBalancerSecurityGroup": group("Load balancer Test/Api/LoadBalancer"),
    "ApiLoadBalancerSecurityGroupFromApiLinkSecurityGroupPort80": [
      "Type": "AWS::EC2::SecurityGroupIngress",
      "Properties": [
        "Description": "From Test/Api/Link/SecurityGroup", "FromPort": 80,
        "GroupId": id(of: "ApiLoadBalancerSecurityGroup"), "IpProtocol": "tcp",
        "SourceSecurityGroupId": id(of: "ApiLinkSecurityGroup"), "ToPort": 80,
      ],
    ],
    "ApiLoadBalancerSecurityGroupToWebSecurityGroupPort8080": [
      "Type": "AWS::EC2::SecurityGroupEgress",
      "Properties": [
        "Description": "To Test/Web/SecurityGroup", "DestinationSecurityGroupId": id(of: "WebSecurityGroup"),
        "FromPort": 8080, "GroupId": id(of: "ApiLoadBalancerSecurityGroup"), "IpProtocol": "tcp", "ToPort": 8080,
      ],
    ],
  ]

  private static let balancer: JSONObject = [
    "ApiLink": [
      "Type": "AWS::ApiGatewayV2::VpcLink",
      "Properties": [
        "Name": ["Fn::Sub": "${AWS::StackName}-Api"], "SecurityGroupIds": [id(of: "ApiLinkSecurityGroup")],
        "SubnetIds": ["subnet-0000000a", "subnet-0000000b"],
      ],
    ],
    "ApiLoadBalancer": [
      "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer",
      "Properties": [
        "LoadBalancerAttributes": [
          ["Key": "idle_timeout.timeout_seconds", "Value": "60"],
          ["Key": "routing.http.drop_invalid_header_fields.enabled", "Value": "true"],
        ], "Scheme": "internal", "SecurityGroups": [id(of: "ApiLoadBalancerSecurityGroup")],
        "Subnets": ["subnet-0000000a", "subnet-0000000b"], "Type": "application",
      ],
    ],
    "ApiLoadBalancerPort80": [
      "Type": "AWS::ElasticLoadBalancingV2::Listener",
      "Properties": [
        "DefaultActions": [
          [
            "FixedResponseConfig": ["ContentType": "text/plain", "MessageBody": "Not found", "StatusCode": "404"],
            "Type": "fixed-response",
          ]
        ], "LoadBalancerArn": ["Ref": "ApiLoadBalancer"], "Port": 80, "Protocol": "HTTP",
      ],
    ],
    "ApiProdRule": [
      "Type": "AWS::ElasticLoadBalancingV2::ListenerRule",
      "Properties": [
        "Actions": [["TargetGroupArn": ["Ref": "WebTargetGroup"], "Type": "forward"]],
        "Conditions": [["Field": "host-header", "HostHeaderConfig": ["Values": ["prod.api.internal"]]]],
        "ListenerArn": ["Ref": "ApiLoadBalancerPort80"], "Priority": 38573,
        "Transforms": [
          [
            "Type": "url-rewrite",
            "UrlRewriteConfig": ["Rewrites": [["Regex": "^/prod(?:/(.*))?$", "Replace": "/$1"]]],
          ]
        ],
      ],
    ],
  ]

  private static func method(_ resource: JSONValue, _ path: String, _ mapping: JSONObject, _ taken: JSONObject)
    -> JSONValue
  {
    var integration: JSONObject = [
      "ConnectionId": ["Ref": "ApiLink"], "ConnectionType": "VPC_LINK", "IntegrationHttpMethod": "ANY",
      "IntegrationTarget": ["Ref": "ApiLoadBalancer"],
    ]
    if !mapping.isEmpty { integration["RequestParameters"] = .object(mapping) }
    integration["TimeoutInMillis"] = 29_000
    integration["Type"] = "HTTP_PROXY"
    integration["Uri"] = .string("http://${stageVariables.backendHost}\(path)")
    var properties: JSONObject = [
      "AuthorizationType": "NONE", "HttpMethod": "ANY", "Integration": .object(integration),
    ]
    if !taken.isEmpty { properties["RequestParameters"] = .object(taken) }
    properties["ResourceId"] = resource
    properties["RestApiId"] = ["Ref": "Api"]
    return ["Type": "AWS::ApiGateway::Method", "Properties": .object(properties)]
  }

  private static func api(deployment: String) -> JSONObject {
    [
      "Api": [
        "Type": "AWS::ApiGateway::RestApi",
        "Properties": [
          "EndpointConfiguration": ["Types": ["REGIONAL"]], "Name": ["Fn::Sub": "${AWS::StackName}-Api"],
          "Policy": [
            "Statement": [
              [
                "Action": ["execute-api:Invoke"], "Effect": "Allow", "Principal": "*",
                "Resource": ["execute-api:/prod/*"],
              ]
            ], "Version": "2012-10-17",
          ],
        ],
      ],
      "ApiProd": [
        "Type": "AWS::ApiGateway::Stage", "DependsOn": ["ApiProdRule"],
        "Properties": [
          "DeploymentId": ["Ref": .string(deployment)], "RestApiId": ["Ref": "Api"], "StageName": "prod",
          "TracingEnabled": false, "Variables": ["backendHost": "prod.api.internal"],
        ],
      ],
      deployment: [
        "Type": "AWS::ApiGateway::Deployment", "DependsOn": ["ApiProxyMethod", "ApiRootMethod"],
        "Properties": ["RestApiId": ["Ref": "Api"]],
      ],
      "ApiProxy": [
        "Type": "AWS::ApiGateway::Resource",
        "Properties": [
          "ParentId": ["Fn::GetAtt": ["Api", "RootResourceId"]], "PathPart": "{proxy+}", "RestApiId": ["Ref": "Api"],
        ],
      ],
      "ApiProxyMethod": method(
        ["Ref": "ApiProxy"], "/{proxy}", ["integration.request.path.proxy": "method.request.path.proxy"],
        ["method.request.path.proxy": true]),
      "ApiRootMethod": method(["Fn::GetAtt": ["Api", "RootResourceId"]], "/", [:], [:]),
    ]
  }

  @Test func anApiAsItIsUnlessSaidOtherwise() throws {
    let template = try template { scope in
      let gateway = AlbApiGateway("Api", in: scope, vpc: testVpc)
      gateway.stage("prod", to: service("Web", in: scope, port: 8080))
    }
    let deployment = try template.onlyResource(of: "AWS::ApiGateway::Deployment").logicalID
    #expect(deployment.wholeMatch(of: /ApiProdDeployment[0-9A-F]{8}/) != nil)
    let expected = Self.groups.merging(Self.balancer).merging(Self.api(deployment: deployment))
    let found = template.allResources.filter { $0.logicalID.hasPrefix("Api") }
    #expect(Set(found.map(\.logicalID)) == Set(expected.map(\.key)))
    for resource in found { #expect(resource.json == expected[resource.logicalID], "\(resource.logicalID)") }
    #expect(template.resource("Web")?.json["DependsOn"] == ["ApiProdRule"])
  }

  @Test func everyOptionOfTheApi() throws {
    let template = try template { scope in
      let gateway = AlbApiGateway(
        "Api", in: scope, vpc: testVpc, allow: .only("203.0.113.0/24"), subnets: .public, accountLogging: .existingRole,
        loadBalancerLogs: Bucket("Logs", in: scope), timeout: .milliseconds(50), description: "Orders")
      let stage = gateway.stage("prod", to: service("Web", in: scope, port: 8080))
      scope.output("Url", stage.url)
      scope.output("Id", gateway.id)
      #expect(stage.name == "prod")
      #expect(stage.backendHost == "prod.api.internal")
      #expect(stage.accessLogs != nil)
    }
    #expect(template.resource("Api")?["Description"] == "Orders")
    #expect(template.resource("ApiLink")?["SubnetIds"] == ["subnet-0000000c", "subnet-0000000d"])
    #expect(template.resource("ApiLoadBalancer")?["Subnets"] == ["subnet-0000000c", "subnet-0000000d"])
    #expect(template.resource("ApiLoadBalancer")?["Scheme"] == "internal")
    #expect(template.resource("ApiLoadBalancer")?.json["DependsOn"] == ["LogsPolicy"])
    #expect(template.resource("ApiRootMethod")?["Integration"]?["TimeoutInMillis"] == 50)
    #expect(
      template.outputs["Url"]?["Value"]
        == ["Fn::Sub": "https://${Api}.execute-api.${AWS::Region}.${AWS::URLSuffix}/${ApiProd}"])
    #expect(template.outputs["Id"]?["Value"] == ["Ref": "Api"])
  }

  @Test func trafficGoesFromLinkToBalancerToTasksAndNowhereElse() throws {
    let template = try template { scope in
      let gateway = AlbApiGateway("Api", in: scope, vpc: testVpc)
      gateway.stage("prod", to: service("Prod", in: scope, port: 8080))
      gateway.stage("dev", to: service("Dev", in: scope, port: 9090))
    }
    func ways(_ type: String, _ from: String, _ to: String) -> Set<String> {
      Set(
        template.resources(of: type).map { rule in
          let ends = [rule[from], rule[to]].map { template.resource(referencedBy: $0)?.logicalID ?? "?" }
          return ends.joined(separator: " → ") + " \(rule["FromPort"]?.integer ?? 0)"
        })
    }
    let expected: Set<String> = [
      "ApiLinkSecurityGroup → ApiLoadBalancerSecurityGroup 80",
      "ApiLoadBalancerSecurityGroup → ProdSecurityGroup 8080",
      "ApiLoadBalancerSecurityGroup → DevSecurityGroup 9090",
    ]
    #expect(ways("AWS::EC2::SecurityGroupIngress", "SourceSecurityGroupId", "GroupId") == expected)
    #expect(ways("AWS::EC2::SecurityGroupEgress", "GroupId", "DestinationSecurityGroupId") == expected)
    #expect(template.resources(of: "AWS::EC2::SecurityGroup").allSatisfy { $0["SecurityGroupIngress"] == nil })
  }

  @Test func twoApisInEachOfTwoStacks() {
    #expect(
      findingsInTwoStacks { scope in
        for id in ["One", "Two"] {
          let gateway = AlbApiGateway(id, in: scope, vpc: testVpc, accountLogging: .existingRole)
          gateway.stage("dev", to: service("\(id)Web", in: scope, port: 80))
        }
      } == [])
  }

  @Test func anApiWithoutStages() {
    #expect(
      findings { scope in _ = AlbApiGateway("Api", in: scope, vpc: testVpc) } == [
        "AlbApiGatewayTests.swift: warning: Test/Api: this API has no stage, so nobody can call it [no-stage]\n"
          + "  hint: add one with stage(_:to:)"
      ])
  }

  @Test(arguments: [
    (Duration.milliseconds(49), "0.049 s"), (.milliseconds(29_001), "29.001 s"), (.microseconds(50_500), "0.0505 s"),
    (.seconds(-1), "-1 s"), (.seconds(Int64.max), "9,223,372,036,854,775,807 s"),
    (.seconds(Int64.min), "-9,223,372,036,854,775,808 s"),
  ])
  func timeoutsOutOfRange(_ timeout: Duration, _ given: String) {
    #expect(
      findings { scope in
        let gateway = AlbApiGateway("Api", in: scope, vpc: testVpc, timeout: timeout)
        gateway.stage("dev", to: service("Web", in: scope, port: 80))
      } == [
        "AlbApiGatewayTests.swift: error: Test/Api: timeout: this must be whole milliseconds in a range; expected 50 "
          + "ms to "
          + "29,000 ms, given \(given) [construct]"
      ])
  }

  @Test func aNetworkWithoutTheSubnets() {
    #expect(
      findings { scope in
        let gateway = AlbApiGateway("Api", in: scope, vpc: testVpc, subnets: .isolated)
        gateway.stage("dev", to: service("Web", in: scope, port: 80))
      } == [
        "AlbApiGatewayTests.swift: error: Test/Api/LoadBalancer: subnets: the network has no isolated subnets; "
          + "expected "
          + ".public or .private, given .isolated [construct]\n"
          + "  hint: add them to the network, or choose others here"
      ])
  }

  @Test func aZoneWithoutLinks() {
    let vpc = ImportedVpc(
      id: "vpc-0a1b2c3d",
      subnets: [.private("subnet-0000000a", zone: "use1-az3"), .private("subnet-0000000b", zone: "use1-az1")])
    #expect(
      findings { scope in
        let gateway = AlbApiGateway("Api", in: scope, vpc: vpc)
        gateway.stage("dev", to: service("Web", in: scope, port: 80))
      } == [
        "AlbApiGatewayTests.swift: error: Test/Api: vpc: API Gateway has no links in the zone use1-az3; expected "
          + "subnets "
          + "in other zones, given use1-az3 [construct]\n  hint: name other zones for the network"
      ])
  }
}

extension JSONObject {
  fileprivate func merging(_ other: JSONObject) -> JSONObject {
    other.reduce(into: self) { $0[$1.key] = $1.value }
  }
}
