import StrataFindings
import StrataJSON
import Testing

/// Attributes in functions and outputs, which want text or a list.
@Suite struct AttributeKindRuleTests {
  private let resources: JSONValue = [
    "Cache": ["Type": "AWS::MemoryDB::Cluster"], "Docs": ["Type": "AWS::DocDB::DBCluster"],
    "Seats": ["Type": "AWS::EC2::CapacityReservation"], "Network": ["Type": "AWS::EC2::VPC"],
    "Own": ["Type": "Custom::Thing"], "Wait": ["Type": "AWS::CloudFormation::WaitCondition"],
  ]

  /// What is found in an output's value, without its place.
  private func found(_ value: JSONValue) -> [String] {
    StrataChecksTests.found(
      by: "attribute-kind", in: ["Resources": resources, "Outputs": ["O": ["Value": value]]]
    ).map { $0.replacing("/Outputs/O/Value", with: "") }
  }

  private func attribute(_ name: String, _ attribute: String) -> JSONValue {
    ["Fn::GetAtt": [.string(name), .string(attribute)]]
  }

  private let port: JSONValue = ["Fn::GetAtt": ["Cache", "ClusterEndpoint.Port"]]
  private let wrong =
    "the attribute ClusterEndpoint.Port yields something else than what belongs here; expected a string; given an integer"

  @Test func numbersAsText() {
    #expect(found(port) == ["/Fn::GetAtt: \(wrong)"])
    #expect(found(["Fn::GetAtt": "Cache.ClusterEndpoint.Port"]) == ["/Fn::GetAtt: \(wrong)"])
    #expect(found(["Fn::Sub": "redis:${Cache.ClusterEndpoint.Port}"]) == ["/Fn::Sub: \(wrong)"])
    #expect(found(["Fn::Sub": ["${Port}", ["Port": port]]]) == ["/Fn::Sub/1/Port/Fn::GetAtt: \(wrong)"])
    #expect(found(["Fn::Join": [":", ["redis", port]]]) == ["/Fn::Join/1/1/Fn::GetAtt: \(wrong)"])
    #expect(found(["Fn::Base64": port]) == ["/Fn::Base64/Fn::GetAtt: \(wrong)"])
    #expect(found(["Fn::Split": [",", port]]) == ["/Fn::Split/1/Fn::GetAtt: \(wrong)"])
    #expect(found(["Fn::If": ["C", "x", port]]) == ["/Fn::If/2/Fn::GetAtt: \(wrong)"])
    let inner: JSONValue = ["Fn::If": ["C", [port], ["x"]]]
    #expect(found(["Fn::Join": [":", inner]]) == ["/Fn::Join/1/Fn::If/1/0/Fn::GetAtt: \(wrong)"])
    #expect(
      found(attribute("Seats", "InstanceCount")) == [
        "/Fn::GetAtt: the attribute InstanceCount yields something else than what belongs here; expected a string; given an integer (write what InstanceCount is, or a parameter that both have)"
      ])
    #expect(found(attribute("Seats", "EphemeralStorage"))[0].contains("given true or false"))
  }

  @Test func listsAndTexts() {
    let blocks = attribute("Network", "Ipv6CidrBlocks")
    #expect(
      found(blocks) == [
        "/Fn::GetAtt: the attribute Ipv6CidrBlocks yields something else than what belongs here; expected a string; given a list (choose one by Fn::Select, or join them by Fn::Join)"
      ])
    #expect(found(["Fn::Select": [0, blocks]]) == [])
    #expect(found(["Fn::Join": [",", blocks]]) == [])
    #expect(found(["Fn::Cidr": [["Fn::Select": [0, blocks]], 1]]) == [])
    #expect(found(["Fn::Cidr": [blocks, 1]]).count == 1)
    #expect(
      found(["Fn::Join": [",", attribute("Network", "CidrBlock")]]) == [
        "/Fn::Join/1/Fn::GetAtt: the attribute CidrBlock yields something else than what belongs here; expected a list; given a string (write it in a list)"
      ])
    #expect(found(["Fn::Select": [0, attribute("Network", "VpcId")]]).count == 1)
    #expect(found(attribute("Cache", "ClusterEndpoint"))[0].contains("given an object"))
  }

  @Test func whatIsFineOrNotKnown() {
    for value in [
      attribute("Cache", "ClusterEndpoint.Address"), attribute("Docs", "Port"), attribute("Own", "Port"),
      attribute("Wait", "Data"), attribute("Nobody", "Port"), ["Fn::Sub": "${Docs.Port}${!Cache.ClusterEndpoint.Port}"],
      ["Fn::GetAtt": ["Cache", ["Ref": "Name"]]],
    ] as [JSONValue] {
      #expect(found(value) == [])
    }
  }

  @Test func inProperties() {
    let properties: JSONValue = ["TopicName": ["Fn::Sub": "t-${Cache.ClusterEndpoint.Port}"], "DisplayName": port]
    let template: JSONValue = [
      "Resources": [
        "Cache": ["Type": "AWS::MemoryDB::Cluster"], "T": ["Type": "AWS::SNS::Topic", "Properties": properties],
      ]
    ]
    #expect(
      StrataChecksTests.found(by: "attribute-kind", in: template) == [
        "/Resources/T/Properties/TopicName/Fn::Sub: \(wrong)"
      ])
    // What a property takes, its schema says.
    #expect(
      StrataChecksTests.found(by: "schema", in: template).filter { $0.contains("/T/") } == [
        "/Resources/T/Properties/DisplayName: the reference yields something else than what belongs here; expected a string; given an integer"
      ])
  }
}
