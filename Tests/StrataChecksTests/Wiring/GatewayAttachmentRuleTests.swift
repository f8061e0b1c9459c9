import StrataChecks
import StrataJSON
import Testing

@Suite struct GatewayAttachmentRuleTests {
  private func found(_ type: String, _ properties: JSONValue, dependsOn: JSONValue? = nil, condition: String? = nil)
    -> [String]
  {
    var resource: JSONObject = ["Type": .string(type), "Properties": properties]
    resource["DependsOn"] = dependsOn
    resource["Condition"] = condition.map { .string($0) }
    return StrataChecksTests.found(
      by: "before-gateway-attachment",
      in: [
        "Parameters": ["P": ["Type": "String"]],
        "Conditions": [
          "IsOpen": ["Fn::Equals": [["Ref": "P"], "x"]], "IsClosed": ["Fn::Not": [["Condition": "IsOpen"]]],
        ],
        "Resources": [
          "Vpc": ["Type": "AWS::EC2::VPC"], "Gate": ["Type": "AWS::EC2::InternetGateway"],
          "Vpn": ["Type": "AWS::EC2::VPNGateway"],
          "Attach": [
            "Type": "AWS::EC2::VPCGatewayAttachment", "Condition": "IsOpen",
            "Properties": ["VpcId": ["Ref": "Vpc"], "InternetGatewayId": ["Ref": "Gate"]],
          ],
          "AttachVpn": [
            "Type": "AWS::EC2::VPCGatewayAttachment",
            "Properties": ["VpcId": ["Ref": "Vpc"], "VpnGatewayId": ["Ref": "Vpn"]],
          ],
          "Subnet": ["Type": "AWS::EC2::Subnet", "Properties": ["VpcId": ["Ref": "Vpc"]]],
          "Server": ["Type": "AWS::EC2::Instance", "Properties": ["SubnetId": ["Ref": "Subnet"]]],
          "Address": ["Type": "AWS::EC2::EIP", "DependsOn": "Attach", "Properties": ["Domain": "vpc"]],
          "Thing": .object(resource),
        ],
      ])
  }

  @Test(
    arguments: [
      ("AWS::EC2::Route", ["GatewayId": ["Ref": "Gate"]], "GatewayId", "Attach"),
      ("AWS::EC2::Route", ["GatewayId": ["Fn::GetAtt": ["Gate", "InternetGatewayId"]]], "GatewayId", "Attach"),
      ("AWS::EC2::Route", ["GatewayId": ["Ref": "Vpn"]], "GatewayId", "AttachVpn"),
      ("AWS::EC2::VPNGatewayRoutePropagation", ["VpnGatewayId": ["Ref": "Vpn"]], "VpnGatewayId", "AttachVpn"),
      ("AWS::EC2::NatGateway", ["SubnetId": ["Ref": "Subnet"]], "SubnetId", "Attach"),
      ("AWS::EC2::EIP", ["InstanceId": ["Ref": "Server"]], "InstanceId", "Attach"),
      ("AWS::EC2::EIPAssociation", ["InstanceId": ["Ref": "Server"]], "InstanceId", "Attach"),
    ] as [(String, JSONValue, String, String)])
  func whatDoesNotWait(type: String, properties: JSONValue, property: String, attachment: String) {
    #expect(
      found(type, properties) == [
        "/Resources/Thing/Properties/\(property): this may be made before \(attachment), which attaches the gateway to the network; expected DependsOn with \(attachment)"
      ])
    #expect(found(type, properties, dependsOn: .string(attachment)) == [])
  }

  @Test(
    arguments: [
      // By way of the address.
      (
        "AWS::EC2::NatGateway",
        ["SubnetId": ["Ref": "Subnet"], "AllocationId": ["Fn::GetAtt": ["Address", "AllocationId"]]]
      ),
      ("AWS::EC2::NatGateway", ["SubnetId": ["Ref": "Subnet"], "ConnectivityType": "private"]),
      ("AWS::EC2::NatGateway", ["SubnetId": "subnet-11111111"]), ("AWS::EC2::EIP", ["Domain": "vpc"]),
      ("AWS::EC2::Route", ["GatewayId": ["Ref": "GatewayParameter"]]),
      ("AWS::EC2::Route", ["NatGatewayId": ["Ref": "Nat"]]),
    ] as [(String, JSONValue)])
  func whatNeedNotWait(type: String, properties: JSONValue) {
    #expect(found(type, properties) == [])
  }

  @Test func whatIsNeverThereTogether() {
    #expect(found("AWS::EC2::Route", ["GatewayId": ["Ref": "Gate"]], condition: "IsClosed") == [])
    #expect(found("AWS::EC2::Route", ["GatewayId": ["Ref": "Gate"]], condition: "IsOpen").count == 1)
  }
}
