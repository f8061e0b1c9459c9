import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct ServiceAlarmsTests {
  private static let balancer: JSONValue = [
    ["Name": "LoadBalancer", "Value": ["Fn::GetAtt": ["Balancer", "LoadBalancerFullName"]]],
    ["Name": "TargetGroup", "Value": ["Fn::GetAtt": ["WebTargetGroup", "TargetGroupFullName"]]],
  ]
  private static let tasks: JSONValue = [
    ["Name": "ClusterName", "Value": "shared"], ["Name": "ServiceName", "Value": ["Fn::GetAtt": ["Web", "Name"]]],
  ]

  private static func alarm(
    _ namespace: JSONValue, _ metric: JSONValue, _ dimensions: JSONValue, _ statistic: String, _ period: JSONValue,
    _ threshold: JSONValue, _ periods: JSONValue, _ description: JSONValue
  ) -> JSONObject {
    [
      "AlarmDescription": description, "ComparisonOperator": "GreaterThanThreshold", "Dimensions": dimensions,
      "EvaluationPeriods": periods, statistic == "p99" ? "ExtendedStatistic" : "Statistic": .string(statistic),
      "MetricName": metric, "Namespace": namespace, "Period": period, "Threshold": threshold,
      "TreatMissingData": "notBreaching",
    ]
  }

  /// Reports about a service at port 80 that a load balancer sends to.
  private func declare(
    in scope: Scope, notify actions: [any AlarmAction] = [], serverErrors: Int = 4, latency: Duration = .seconds(3),
    utilization: Double = 0.85
  ) {
    let web = service("Web", in: scope, port: 80)
    listener(in: scope).route("Web", to: web, when: .path("/*"))
    ServiceAlarms(
      "Alarms", in: scope, of: web, notify: actions, serverErrors: serverErrors, latency: latency,
      utilization: utilization)
  }

  private func finding(_ text: String) -> [String] { ["ServiceAlarmsTests.swift: error: Test/Alarms: \(text)"] }

  @Test func alarmsAsTheyAreUnlessSaidOtherwise() throws {
    let template = try template { scope in declare(in: scope) }
    let found = template.resources(of: "AWS::CloudWatch::Alarm")
    let elb: JSONValue = "AWS/ApplicationELB"
    let expected = [
      "AlarmsCpu": Self.alarm(
        "AWS/ECS", "CPUUtilization", Self.tasks, "Average", 300, 85.0, 3, "Test/Web: the CPU is busy"),
      "AlarmsLatency": Self.alarm(
        elb, "TargetResponseTime", Self.balancer, "p99", 60, 3.0, 5, "Test/Web: answers are slow"),
      "AlarmsMemory": Self.alarm(
        "AWS/ECS", "MemoryUtilization", Self.tasks, "Average", 300, 85.0, 3, "Test/Web: memory is scarce"),
      "AlarmsServerErrors": Self.alarm(
        elb, "HTTPCode_Target_5XX_Count", Self.balancer, "Sum", 300, 4.0, 1, "Test/Web: requests fail"),
      "AlarmsUnhealthyTasks": Self.alarm(
        elb, "UnHealthyHostCount", Self.balancer, "Maximum", 60, 0.0, 5, "Test/Web: tasks fail their health checks"),
    ]
    #expect(Set(found.map(\.logicalID)) == Set(expected.keys))
    for alarm in found { #expect(alarm.properties == expected[alarm.logicalID], "\(alarm.logicalID)") }
  }

  @Test func everyOption() throws {
    let template = try template { scope in
      declare(
        in: scope, notify: [Topic("Alerts", in: scope)], serverErrors: 0, latency: .milliseconds(250), utilization: 1)
    }
    let thresholds = ["Cpu", "Memory", "Latency", "ServerErrors"].map { template.resource("Alarms\($0)")?["Threshold"] }
    #expect(thresholds == [100.0, 100.0, 0.25, 0.0])
    #expect(
      template.resources(of: "AWS::CloudWatch::Alarm").allSatisfy {
        $0["AlarmActions"] == [["Ref": "Alerts"]] && $0["OKActions"] == [["Ref": "Alerts"]]
      })
  }

  @Test func aWorkerHasTwo() throws {
    let template = try template { scope in
      let alarms = ServiceAlarms("Alarms", in: scope, of: service("Web", in: scope), notify: [])
      #expect(alarms.alarms.count == 2)
    }
    #expect(template.resources(of: "AWS::CloudWatch::Alarm").map(\.logicalID) == ["AlarmsCpu", "AlarmsMemory"])
    #expect(findings { scope in ServiceAlarms("Alarms", in: scope, of: service("Web", in: scope), notify: []) } == [])
  }

  @Test func theOrderOfDeclarationsMakesNoDifference() throws {
    let after = try template { scope in
      declare(in: scope, notify: [Topic("Alerts", in: scope, key: Key("Key", in: scope))])
    }
    let before = try template { scope in
      let web = service("Web", in: scope, port: 80)
      let alarms = ServiceAlarms(
        "Alarms", in: scope, of: web, notify: [Topic("Alerts", in: scope, key: Key("Key", in: scope))])
      #expect(alarms.alarms.count == 2)
      scope.atFinalization { #expect(alarms.alarms.count == 5) }
      listener(in: scope).route("Web", to: web, when: .path("/*"))
    }
    #expect(try before.text() == after.text())
    #expect(after.resources(of: "AWS::CloudWatch::Alarm").count == 5)
  }

  @Test func alarmsBeforeAnApisStage() throws {
    func template(alarmsFirst: Bool) throws -> Template {
      try TestSupport.template { scope in
        let web = service("Web", in: scope, port: 80)
        if alarmsFirst { ServiceAlarms("Alarms", in: scope, of: web, notify: []) }
        AlbApiGateway("Api", in: scope, vpc: testVpc).stage("prod", to: web)
        if !alarmsFirst { ServiceAlarms("Alarms", in: scope, of: web, notify: []) }
      }
    }
    let (before, after) = (try template(alarmsFirst: true), try template(alarmsFirst: false))
    #expect(try before.text() == after.text())
    #expect(before.resources(of: "AWS::CloudWatch::Alarm").count == 5)
  }

  @Test(arguments: [(0, "0.0"), (85, "85.0"), (-1, "-1.0"), (.nan, "nan"), (.infinity, "inf")])
  func sharesThatThereArent(_ share: Double, _ given: String) {
    #expect(
      findings { scope in declare(in: scope, utilization: share) }
        == finding(
          "utilization: utilization must be above 0 and up to 1; expected above 0 and up to 1, given \(given) [construct]"
            + (share == 85 ? "\n  hint: 85 percent are 0.85" : "")))
  }

  @Test func numbersOutOfRange() {
    #expect(
      findings { scope in declare(in: scope, serverErrors: .min) }
        == finding(
          "serverErrors: serverErrors must be 0 or more; expected 0 or more, given "
            + "-9,223,372,036,854,775,808 [construct]"
        ))
    #expect(
      findings { scope in declare(in: scope, latency: .zero) }
        == finding("latency: latency must be above 0 s; expected above 0 s, given 0 s [construct]"))
  }

  @Test func tooManyAreSaidOnce() {
    let topics = (1...6).map { ImportedTopic(arn: .literal("arn:aws:sns:eu-central-1:123456789012:t\($0)")) }
    #expect(
      findings { scope in declare(in: scope, notify: topics) }
        == finding(
          "notify: an alarm must tell 5 at most; expected 5 or fewer, given 6 [construct]\n"
            + "  hint: tell one topic, with more subscriptions"))
  }
}
