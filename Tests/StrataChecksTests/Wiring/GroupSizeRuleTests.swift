import StrataJSON
import StrataLanguage
import Testing

/// The sizes of Auto Scaling groups.
@Suite struct GroupSizeRuleTests {
  private func found(_ sizes: JSONObject, inService kept: JSONValue? = nil) -> [String] {
    var group: JSONObject = ["Type": "AWS::AutoScaling::AutoScalingGroup", "Properties": .object(sizes)]
    if let kept { group["UpdatePolicy"] = ["AutoScalingRollingUpdate": ["MinInstancesInService": kept]] }
    return StrataChecksTests.found(by: "group-size", inResources: ["Group": .object(group)])
  }

  @Test(
    arguments: [
      (
        ["MinSize": "4", "MaxSize": "3"],
        "MaxSize: the group may have fewer instances than it must; expected MinSize (4) or more; given 3"
      ),
      (
        ["MinSize": 2, "MaxSize": 3, "DesiredCapacity": 1],
        "DesiredCapacity: the group wants fewer instances than it must have; expected MinSize (2) or more; given 1"
      ),
      (
        ["MinSize": "2", "MaxSize": "3", "DesiredCapacity": "4"],
        "DesiredCapacity: the group wants more instances than it may have; expected MaxSize (3) or fewer; given 4"
      ),
    ] as [(JSONObject, String)])
  func sizesOutOfOrder(sizes: JSONObject, text: String) {
    #expect(found(sizes) == ["/Resources/Group/Properties/\(text)"])
  }

  @Test func anUpdateWithoutRoom() {
    #expect(
      found(["MinSize": "2", "MaxSize": "2"], inService: 2) == [
        "/Resources/Group/UpdatePolicy/AutoScalingRollingUpdate/MinInstancesInService: a rolling update can't replace any instance while all must stay in service; expected less than MaxSize (2); given 2 (raise MaxSize, or keep fewer in service meanwhile)"
      ])
  }

  @Test func whatScalesByOtherMeans() {
    func found(_ properties: JSONValue) -> [String] {
      StrataChecksTests.found(
        by: "group-size",
        inResources: ["T": ["Type": "AWS::ApplicationAutoScaling::ScalableTarget", "Properties": properties]])
    }
    let message = "the target may have less capacity than it must; expected MinCapacity (5) or more; given 4"
    #expect(found(["MinCapacity": 5, "MaxCapacity": 4]) == ["/Resources/T/Properties/MaxCapacity: \(message)"])
    #expect(
      found(["ScheduledActions": [["ScalableTargetAction": ["MinCapacity": 5, "MaxCapacity": 4]]]]) == [
        "/Resources/T/Properties/ScheduledActions/0/ScalableTargetAction/MaxCapacity: \(message)"
      ])
    #expect(found(["MinCapacity": 4, "MaxCapacity": 4]) == [])
    #expect(found(["MinCapacity": 4, "MaxCapacity": ["Ref": "Most"]]) == [])
  }

  @Test func whatIsFine() {
    #expect(found(["MinSize": "0", "MaxSize": "0"]) == [])
    #expect(found(["MinSize": "2", "MaxSize": "3", "DesiredCapacity": "3"], inService: 2) == [])
    #expect(found(["MinSize": ["Ref": "Least"], "MaxSize": "1"], inService: ["Ref": "Kept"]) == [])
    #expect(found(["MinSize": "2", "MaxSize": ["Ref": "Most"], "DesiredCapacity": "9"], inService: 2) == [])
  }
}
