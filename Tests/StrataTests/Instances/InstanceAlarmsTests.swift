import Strata
import StrataInstances
import StrataTesting
import TestSupport
import Testing

@Suite struct InstanceAlarmsTests {
  @Test func theAlarmsOfAGroupBehindALoadBalancer() throws {
    let template = try template { scope in
      let group = InstanceGroup("Web", in: scope, vpc: testVpc, type: "t3.small", instances: 2, port: 80)
      let told = Topic("Told", in: scope)
      InstanceAlarms("Alarms", in: scope, of: group, notify: [told], serverErrors: 2, latency: .seconds(1))
      listener(in: scope).route("Web", to: group, when: .path("*"))
      let dashboard = Dashboard("Dashboard", in: scope)
      dashboard.add(group)
    }
    let alarms = template.resources(of: "AWS::CloudWatch::Alarm")
    #expect(
      alarms.map(\.logicalID)
        == ["AlarmsCpu", "AlarmsLatency", "AlarmsServerErrors", "AlarmsUnhealthyInstances"])
    #expect(
      alarms.map { $0["Threshold"] } == [85.0, 1.0, 2.0, 0.0])
    #expect(alarms.map { $0["AlarmActions"] } == Array(repeating: [["Ref": "Told"]], count: 4))
    #expect(
      template.resource("AlarmsCpu")?["Dimensions"] == [["Name": "AutoScalingGroupName", "Value": ["Ref": "Web"]]])
    let dashboard = try String(decoding: #require(template.resource("Dashboard")).json.bytes(), as: UTF8.self)
    for title in ["Web: requests", "Web: latency", "Web: instances"] { #expect(dashboard.contains(title)) }
  }

  @Test func withoutARouteThereIsTheAlarmOfCPUAlone() throws {
    let template = try template { scope in
      let group = InstanceGroup("Web", in: scope, vpc: testVpc, type: "t3.small", instances: 2)
      InstanceAlarms("Alarms", in: scope, of: group, notify: [])
    }
    #expect(template.resources(of: "AWS::CloudWatch::Alarm").map(\.logicalID) == ["AlarmsCpu"])
  }
}
