import StrataJSON
import Testing

@testable import StrataChecks

/// Ranges of addresses, and what instances are told.
@Suite struct NetworkRuleTests {
  private func ranges(_ ranges: JSONValue..., network: JSONValue = ["Ref": "Network"]) -> [String] {
    var resources: JSONObject = ["Network": ["Type": "AWS::EC2::VPC", "Properties": ["CidrBlock": "10.0.0.0/16"]]]
    for (index, range) in ranges.enumerated() {
      resources["R\(index)"] = [
        "Type": "AWS::EC2::VPCCidrBlock", "Properties": ["VpcId": network, "CidrBlock": range],
      ]
    }
    return found(by: "overlapping-ranges", inResources: .object(resources))
  }

  @Test func rangesThatOverlap() {
    #expect(
      ranges("10.0.128.0/17") == [
        "/Resources/R0/Properties/CidrBlock: Network has some of these addresses; expected a range apart from 10.0.0.0/16; given 10.0.128.0/17"
      ])
    #expect(ranges("10.0.0.0/8").count == 1)
    #expect(
      ranges("10.1.0.0/16", "10.1.2.0/24") == [
        "/Resources/R1/Properties/CidrBlock: R0 has some of these addresses; expected a range apart from 10.1.0.0/16; given 10.1.2.0/24"
      ])
  }

  @Test func rangesThatDoNot() {
    #expect(ranges("10.1.0.0/16", "10.2.0.0/16") == [])
    #expect(ranges("10.0.128.0/17", network: ["Ref": "Other"]) == [])
    #expect(ranges(["Ref": "Range"]) == [])
  }

  private func userData(_ value: JSONValue) -> [String] {
    found(
      by: "user-data-size",
      inResources: [
        "T": ["Type": "AWS::EC2::LaunchTemplate", "Properties": ["LaunchTemplateData": ["UserData": value]]]
      ])
  }

  @Test func userDataThatIsTooLong() {
    let long = String(repeating: "#", count: 16_385)
    let text =
      "/Resources/T/Properties/LaunchTemplateData/UserData: the user data is too long; expected at most 16384 bytes; given 16385 (fetch the rest from a bucket when the instance starts)"
    #expect(userData(["Fn::Base64": .string(long)]) == [text])
    #expect(userData(["Fn::Base64": ["Fn::Sub": .string("\(long)${AWS::Region}")]]) == [text])
    #expect(userData(["Fn::Base64": .string(String(long.dropLast()))]) == [])
    // 21,848 characters stand for 16,385 bytes.
    #expect(userData(.string(String(repeating: "A", count: 21_847) + "=")) == [text])
    #expect(userData(.string(String(repeating: "A", count: 21_846) + "==")) == [])
  }
}
