import StrataFindings
import StrataJSON
import Testing

/// Instances and groups, and the images that they start from.
@Suite struct InstanceImageRuleTests {
  private func found(
    _ type: String, _ properties: JSONObject, launch: JSONValue = ["InstanceType": "t3.micro"]
  ) -> [String] {
    StrataChecksTests.found(
      by: "instance-image",
      inResources: [
        "R": ["Type": .string(type), "Properties": .object(properties)],
        "Launch": ["Type": "AWS::EC2::LaunchTemplate", "Properties": ["LaunchTemplateData": launch]],
      ]
    ).map { $0.replacing("/Resources/R/Properties", with: "") }
  }

  private let use: JSONValue = [
    "LaunchTemplateId": ["Ref": "Launch"], "Version": ["Fn::GetAtt": ["Launch", "LatestVersionNumber"]],
  ]
  private let rest =
    "which Launch doesn't have either; expected ImageId, or a LaunchTemplate that has it; given neither (give the LaunchTemplateData of Launch an ImageId)"

  private func instance(_ properties: JSONObject, launch: JSONValue = ["InstanceType": "t3.micro"]) -> [String] {
    found("AWS::EC2::Instance", properties, launch: launch)
  }

  private func group(_ properties: JSONObject, launch: JSONValue = ["InstanceType": "t3.micro"]) -> [String] {
    found("AWS::AutoScaling::AutoScalingGroup", properties, launch: launch)
  }

  @Test func instancesWithout() {
    let text = "the instance has no image; expected ImageId, or a LaunchTemplate that has it; given neither"
    #expect(instance([:]) == [": \(text)"])
    #expect(instance(["ImageId": ["Ref": "AWS::NoValue"]]) == [": \(text)"])
    #expect(
      StrataChecksTests.found(by: "instance-image", inResources: ["R": ["Type": "AWS::EC2::Instance"]]) == [
        "/Resources/R: \(text)"
      ])
    #expect(instance(["LaunchTemplate": use]) == ["/LaunchTemplate: the instance has no image, \(rest)"])
    #expect(instance(["LaunchTemplate": ["LaunchTemplateId": ["Ref": "Launch"], "Version": "$Latest"]]).count == 1)
  }

  @Test func groupsWithout() {
    #expect(group(["LaunchTemplate": use]) == ["/LaunchTemplate: the group's instances have no image, \(rest)"])
    func mixed(_ overrides: JSONValue?) -> [String] {
      var template: JSONObject = ["LaunchTemplateSpecification": use]
      if let overrides { template["Overrides"] = overrides }
      return group(["MixedInstancesPolicy": ["LaunchTemplate": .object(template)]])
    }
    let place = "/MixedInstancesPolicy/LaunchTemplate/LaunchTemplateSpecification"
    #expect(mixed(nil) == ["\(place): the group's instances have no image, \(rest)"])
    #expect(mixed([]).count == 1)
    #expect(mixed([["InstanceType": "m5.large"], ["ImageId": "ami-12345678"]]).count == 1)
    #expect(mixed([["InstanceType": "m5.large", "ImageId": "ami-12345678"]]) == [])
    #expect(mixed([["LaunchTemplateSpecification": ["LaunchTemplateId": "lt-1"]]]) == [])
    #expect(mixed(["Ref": "Overrides"]) == [])
  }

  @Test func whatIsFineOrNotKnown() {
    let image: JSONValue = ["ImageId": "ami-12345678"]
    #expect(instance(["ImageId": "ami-12345678"]) == [])
    #expect(instance(["ImageId": ["Fn::If": ["C", "ami-12345678", ["Ref": "AWS::NoValue"]]]]) == [])
    #expect(instance(["LaunchTemplate": use], launch: image) == [])
    #expect(instance(["LaunchTemplate": use], launch: ["Fn::If": ["C", image, ["InstanceType": "t3.micro"]]]) == [])
    #expect(instance(["LaunchTemplate": use], launch: ["Fn::Transform": ["Name": "M"]]) == [])
    // An earlier version may have had one, and so may a template from elsewhere.
    #expect(instance(["LaunchTemplate": ["LaunchTemplateId": ["Ref": "Launch"], "Version": "1"]]) == [])
    #expect(instance(["LaunchTemplate": ["LaunchTemplateId": "lt-0123456789abcdef0"]]) == [])
    #expect(instance(["LaunchTemplate": ["Ref": "Anything"]]) == [])
    #expect(instance(["Fn::Transform": ["Name": "M"]]) == [])
    #expect(group(["InstanceId": "i-12345678", "LaunchTemplate": use]) == [])
    #expect(group(["LaunchTemplate": use], launch: image) == [])
    #expect(group([:]) == [])
  }
}
