import StrataJSON
import StrataLanguage
import Testing

@Suite struct DashboardRuleTests {
  private func found(_ body: String, name: JSONValue = "orders") -> [String] {
    StrataChecksTests.found(
      by: "dashboard-body",
      inResources: [
        "D": [
          "Type": "AWS::CloudWatch::Dashboard", "Properties": ["DashboardName": name, "DashboardBody": .string(body)],
        ]
      ]
    ).map { $0.replacing("/Resources/D/Properties/DashboardBody: ", with: "") }
  }

  private func widget(_ members: String) -> [String] { found("{\"widgets\": [{\(members)}]}") }

  private func metric(_ members: String) -> [String] {
    widget("\"type\": \"metric\", \"properties\": {\"region\": \"eu-west-1\", \(members)}")
  }

  @Test func bodies() {
    #expect(found("{}") == ["a dashboard must have widgets; expected a member widgets"])
    #expect(found("{\"widgets\": {}}") == ["widgets: widgets must be a list; expected a list; given an empty object"])
    #expect(found("[]") == ["a dashboard must be an object; expected an object; given an empty list"])
    #expect(found("{\"widgets\": [], \"start\": \"-PT3H\", \"other\": 1}") == [])
    #expect(
      found("{\"widgets\": []}", name: "my orders") == [
        "/Resources/D/Properties/DashboardName: this can't be the name of a dashboard; expected 1 to 255 letters, digits, - and _; given \"my orders\""
      ])
  }

  @Test func widgets() {
    let properties = "\"properties\": {\"markdown\": \"a\"}"
    #expect(widget("\"type\": \"text\", \(properties), \"x\": 0, \"y\": 4, \"width\": 24, \"height\": 1") == [])
    #expect(widget(properties) == ["widgets.0: an element of widgets must have type; expected a member type"])
    #expect(
      widget("\"type\": \"text\", \(properties), \"x\": 24") == [
        "widgets.0.x: x is outside the range; expected 0 to 23; given 24"
      ])
    #expect(widget("\"type\": \"text\", \(properties), \"y\": -1").count == 1)
    #expect(widget("\"type\": \"text\", \(properties), \"height\": 1001").count == 1)
    #expect(widget("\"type\": \"text\", \(properties), \"width\": \"6\"").count == 1)
    #expect(
      widget("\"type\": \"text\", \"properties\": {}") == [
        "widgets.0.properties: the properties of a text widget must have markdown; expected a member markdown"
      ])
    #expect(
      widget("\"type\": \"alarm\", \"properties\": {\"alarms\": []}") == [
        "widgets.0.properties.alarms: alarms has no elements; expected 1 to 100; given 0"
      ])
    #expect(widget("\"type\": \"log\", \"properties\": {\"region\": \"eu-west-1\"}").count == 1)
  }

  @Test func metrics() {
    #expect(
      metric("\"metrics\": [[\"AWS/SQS\", \"Sent\", \"QueueName\", \"jobs\", {\"stat\": \"p99\"}], [\".\", \"...\"]]")
        == [])
    #expect(metric("\"annotations\": {\"alarms\": [\"arn\"]}") == [])
    #expect(
      metric("\"title\": \"a\"") == [
        "widgets.0.properties: the properties of a metric widget show nothing; expected metrics, or the alarms of annotations"
      ])
    #expect(
      metric("\"metrics\": [[\"AWS/SQS\", \"Sent\", \"QueueName\"]]") == [
        "widgets.0.properties.metrics.0: a part of this metric is missing; expected a namespace, a name, and the name and the value of each dimension; given 3 texts"
      ])
    #expect(
      metric("\"metrics\": [[{\"label\": \"a\"}]]") == [
        "widgets.0.properties.metrics.0: this names no metric; expected a namespace and a name, or an expression"
      ])
    #expect(metric("\"metrics\": [[{\"expression\": \"m1 + m2\", \"id\": \"e1\"}]]") == [])
    #expect(metric("\"metrics\": [\"AWS/SQS\", \"Sent\"]").count == 2)
  }

  @Test func statisticsAndPeriods() {
    let one = "\"metrics\": [[\"AWS/SQS\", \"Sent\"]]"
    #expect(
      metric("\(one), \"stat\": \"Mean\"") == [
        "widgets.0.properties.stat: there is no such statistic; expected Average, Sum, Minimum, Maximum, SampleCount, IQM, or one such as p99, tm95 or TM(2%:98%); given \"Mean\""
      ])
    for stat in ["Average", "p99.9", "tm95", "TM(2%:98%)", "PR(:300)", "IQM", "p100"] {
      #expect(metric("\(one), \"stat\": \"\(stat)\"") == [])
    }
    #expect(
      metric("\(one), \"period\": 45") == [
        "widgets.0.properties.period: this is no period of a metric; expected 1, 5, 10, 20, 30, or a multiple of 60; given 45"
      ])
    for period in [1, 30, 60, 86_400] { #expect(metric("\(one), \"period\": \(period)") == []) }
  }

  @Test func axes() {
    let one = "\"metrics\": [[\"AWS/SQS\", \"Sent\"]]"
    #expect(
      metric("\(one), \"yAxis\": {\"left\": {\"min\": 10, \"max\": 5}}") == [
        "widgets.0.properties.yAxis.left.min: the axis begins where it has ended; expected less than 5; given 10"
      ])
    #expect(metric("\(one), \"yAxis\": {\"left\": {\"min\": 0, \"max\": 5}}") == [])
    #expect(
      metric("\(one), \"view\": \"gauge\"") == [
        "widgets.0.properties: a gauge must have its range; expected min and max of yAxis.left"
      ])
    #expect(metric("\(one), \"view\": \"gauge\", \"yAxis\": {\"left\": {\"min\": 0, \"max\": 5}}") == [])
  }
}
