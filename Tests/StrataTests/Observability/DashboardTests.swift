import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct DashboardTests {
  private func body(_ declare: @escaping @Sendable (Dashboard, Scope) -> Void) throws -> JSONValue {
    let template = try template { scope in declare(Dashboard("Dashboard", in: scope), scope) }
    let text = try #require(template.resource("Dashboard")?["DashboardBody"])
    return try JSONValue(parsing: text.deployedText)
  }

  private static let age = Metric("AWS/SQS", "Age", dimensions: ["QueueName": "jobs"], statistic: .maximum)

  @Test func oneChart() throws {
    let template = try template { scope in
      Dashboard("Dashboard", in: scope, name: "orders").add("Jobs", Self.age.over(.minutes(5)))
    }
    let text =
      #"{"widgets":[{"type":"metric","x":0,"y":0,"width":8,"height":6,"properties":{"title":"Jobs","region":"#
      + #""${AWS::Region}","metrics":[["AWS/SQS","Age","QueueName","jobs","#
      + #"{"label":"Age","stat":"Maximum","period":300}]]}}]}"#
    #expect(
      template.json["Resources"] == [
        "Dashboard": [
          "Type": "AWS::CloudWatch::Dashboard",
          "Properties": ["DashboardBody": ["Fn::Sub": .string(text)], "DashboardName": "orders"],
        ]
      ])
  }

  @Test func chartsLieInRowsOfThree() throws {
    let body = try body { dashboard, _ in
      for index in 0..<5 { dashboard.add("\(index)", Self.age, Self.age.over(.hours(1))) }
    }
    let places = body["widgets"]?.array?.map { [$0["x"]?.integer, $0["y"]?.integer] }
    #expect(places == [[0, 0], [8, 0], [16, 0], [0, 6], [8, 6]])
    #expect(body["widgets"]?[4]?["properties"]?["metrics"]?.array?.count == 2)
  }

  @Test func textNumbersAndAlarms() throws {
    let template = try template { scope in
      let busy = Alarm("Busy", in: scope, when: Self.age, is: .above(1))
      let dashboard = Dashboard("Dashboard", in: scope)
      dashboard.add(text: "# \"Orders\"\n\nSee [what to do](https://example.com)")
      dashboard.add(
        "Alarms", alarms: [busy, ImportedAlarm(arn: "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:a")])
      dashboard.add("Now", numbers: Self.age)
    }
    let text =
      #"{"widgets":[{"type":"text","x":0,"y":0,"width":24,"height":2,"properties":{"markdown":"#
      + ##""# \"Orders\"\n\nSee [what to do](https://example.com)"}},"##
      + #"{"type":"alarm","x":0,"y":2,"width":8,"height":6,"properties":{"title":"Alarms","alarms":["${Busy.Arn}","#
      + #""arn:aws:cloudwatch:eu-central-1:123456789012:alarm:a"]}},"#
      + #"{"type":"metric","x":8,"y":2,"width":8,"height":3,"properties":{"view":"singleValue","title":"Now","#
      + #""region":"${AWS::Region}","metrics":[["AWS/SQS","Age","QueueName","jobs","#
      + #"{"label":"Age","stat":"Maximum","period":60}]]}}]}"#
    #expect(template.resource("Dashboard")?["DashboardBody"] == ["Fn::Sub": .string(text)])
  }

  /// Whatever lies in whichever order, nothing lies on something else or beyond the edge.
  @Test func nothingLiesOnSomethingElse() throws {
    var random = SplitMix64(seed: 7)
    for _ in 0..<20 {
      let kinds = (0..<30).map { _ in Int.random(in: 0..<4, using: &random) }
      let body = try body { dashboard, _ in
        for kind in kinds {
          switch kind {
          case 0: dashboard.add("Chart", Self.age)
          case 1: dashboard.add("Now", numbers: Self.age)
          case 2:
            dashboard.add(
              "Alarms", alarms: [ImportedAlarm(arn: "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:a")])
          default: dashboard.add(text: String(repeating: "line\n", count: kinds.count))
          }
        }
      }
      var taken: Set<[Int]> = []
      let widgets = body["widgets"]?.array ?? []
      #expect(widgets.count == 30)
      for widget in widgets {
        let x = try #require(widget["x"]?.integer)
        let y = try #require(widget["y"]?.integer)
        let width = try #require(widget["width"]?.integer)
        let height = try #require(widget["height"]?.integer)
        #expect(x + width <= 24)
        for column in x..<(x + width) {
          for row in y..<(y + height) {
            #expect(taken.insert([Int(column), Int(row)]).inserted)
          }
        }
      }
    }
  }

  @Test func expressionsWithTheirMetricsHidden() throws {
    let body = try body { dashboard, _ in
      let sent = Metric("AWS/SQS", "Sent", dimensions: ["QueueName": "jobs"], statistic: .sum)
      dashboard.add("Jobs", sent, sent / Self.age * 100, (sent + 1).labelled("More"))
    }
    #expect(
      body["widgets"]?[0]?["properties"]?["metrics"] == [
        ["AWS/SQS", "Sent", "QueueName", "jobs", ["label": "Sent", "stat": "Sum", "period": 60]],
        [".", ".", ".", ".", ["id": "m1", "visible": false, "stat": "Sum", "period": 60]],
        [".", "Age", ".", ".", ["id": "m2", "visible": false, "stat": "Maximum", "period": 60]],
        [["expression": "m1 / m2 * 100", "label": "Sent / Age * 100", "id": "e1"]],
        [["expression": "m1 + 1", "label": "More", "id": "e2"]],
      ])
  }

  @Test func otherRegionsAndAccounts() throws {
    let body = try body { dashboard, _ in
      let (here, there) = (Self.age, Self.age.in("us-east-1"))
      dashboard.add("There", there, there.of(account: "123456789012"))
      dashboard.add("Both", here, there, there / there)
    }
    let charts = body["widgets"]?.array?.map { $0["properties"] } ?? []
    #expect(charts.map { $0?["region"] } == ["us-east-1", "deployed"])
    #expect(
      charts.map { $0?["metrics"]?.array?.map { $0.array?.last } } == [
        [
          ["label": "Age", "stat": "Maximum", "period": 60],
          ["label": "Age", "stat": "Maximum", "period": 60, "accountId": "123456789012"],
        ],
        [
          ["label": "Age", "stat": "Maximum", "period": 60],
          ["label": "Age", "stat": "Maximum", "period": 60, "region": "us-east-1"],
          ["id": "m1", "visible": false, "stat": "Maximum", "period": 60, "region": "us-east-1"],
          ["expression": "m1 / m1", "label": "Age / Age", "id": "e1", "region": "us-east-1"],
        ],
      ])
  }

  @Test func whatADashboardDoesNotShow() {
    #expect(
      findings { scope in
        let dashboard = Dashboard("Dashboard", in: scope)
        dashboard.add(text: " \n")
        dashboard.add("Alarms", alarms: [])
        for _ in 0..<499 { dashboard.add("Jobs", Self.age) }
      }.filter { $0.contains("error:") } == [
        "DashboardTests.swift: error: Test/Dashboard: a dashboard must have 500 charts at most, numbers, states and texts "
          + "among them; expected 500 or fewer, given 501 [construct]\n  hint: declare another for the rest",
        "DashboardTests.swift: error: Test/Dashboard: alarms: a dashboard shows the states of 1 to 100 alarms together; "
          + "expected 1 to 100, given 0 [construct]",
        "DashboardTests.swift: error: Test/Dashboard: text: a text must say something; expected text in Markdown, given "
          + "\"\" [construct]",
      ])
  }

  @Test func aDotStandsForWhatTheMetricBeforeHas() throws {
    let body = try body { dashboard, scope in
      let (first, second) = (LogGroup("First", in: scope), LogGroup("Second", in: scope))
      func metric(_ name: String, of group: LogGroup) -> Metric {
        Metric("AWS/Logs", name, dimensions: ["LogGroupName": group.name])
      }
      dashboard.add("Logs", metric("A", of: first), metric("B", of: first), metric("B", of: second), Self.age)
    }
    let metrics = body["widgets"]?[0]?["properties"]?["metrics"]?.array ?? []
    #expect(
      metrics.map { $0.array?.compactMap(\.string) } == [
        ["AWS/Logs", "A", "LogGroupName", "deployed"], [".", "B", ".", "."], [".", ".", ".", "deployed"],
        ["AWS/SQS", "Age", "QueueName", "jobs"],
      ])
  }

  @Test func titlesWithQuotesAndReferencesInText() throws {
    let title = "a \"b\" \\ ${AWS::Region} ü\n"
    let body = try body { dashboard, scope in
      let group = LogGroup("Logs", in: scope)
      dashboard.add(
        title,
        Metric(
          "Or\"ders", "Na\"me", dimensions: ["Di\"m": "say \"\(group.name)\" \\"], label: "la\"bel"))
    }
    let properties = body["widgets"]?[0]?["properties"]
    #expect(properties?["title"] == .string(title))
    #expect(
      properties?["metrics"]?[0] == [
        "Or\"ders", "Na\"me", "Di\"m", "say \"deployed\" \\",
        ["label": "la\"bel", "stat": "Average", "period": 60],
      ])
  }

  @Test func aServiceThatARouteLeadsTo() throws {
    let body = try body { dashboard, scope in
      let web = service("Web", in: Scope("Orders", in: scope), port: 80)
      dashboard.add(web)
      // Routed to later, and shown all the same.
      listener(in: scope).route("Web", to: web, when: .path("/*"))
    }
    let charts = body["widgets"]?.array?.map { $0["properties"] }
    #expect(
      charts?.map { $0?["title"] } == ["Orders Web: requests", "Orders Web: latency", "Orders Web: tasks"])
    #expect(
      charts?.map { $0?["metrics"]?.array?.compactMap { $0[1]?.string } } == [
        ["RequestCount", "HTTPCode_Target_5XX_Count"], ["TargetResponseTime"],
        ["CPUUtilization", "MemoryUtilization", "UnHealthyHostCount"],
      ])
  }

  @Test func aWorker() throws {
    let body = try body { dashboard, scope in dashboard.add(service("Worker", in: scope)) }
    #expect(body["widgets"]?.array?.map { $0["properties"]?["title"] } == ["Worker: tasks"])
  }

  @Test func aServiceOfAnotherStack() throws {
    let assembly = try App("Orders") { app in
      let worker = app.stack("Workers") { scope in service("Worker", in: scope) }
      app.stack("Pages") { scope in Dashboard("Dashboard", in: scope).add(worker) }
    }.synthesize()
    let text = try #require(assembly["Pages"]?.template.resource("Dashboard")?["DashboardBody"])
    #expect(throws: Never.self) { try JSONValue(parsing: text.deployedText) }
    #expect(text["Fn::Sub"]?[1] == ["Value1": ["Fn::ImportValue": "Workers:Worker:Name"]])
  }

  @Test func twoDashboardsInEachOfTwoStacks() {
    #expect(
      findingsInTwoStacks { scope in
        for id in ["One", "Two"] { Dashboard(id, in: scope).add("Jobs", Self.age) }
      } == [])
  }

  @Test func aDashboardOfNothing() {
    #expect(
      findings { scope in _ = Dashboard("Dashboard", in: scope) } == [
        "DashboardTests.swift: warning: Test/Dashboard: this dashboard has no charts [construct]\n"
          + "  hint: add a service or metrics to it"
      ])
  }

  @Test(arguments: ["", "my page", "a.b", String(repeating: "a", count: 256)])
  func namesThatAreRefused(_ name: String) {
    #expect(
      findings { scope in Dashboard("Dashboard", in: scope, name: .literal(name)).add("Jobs", Self.age) } == [
        "DashboardTests.swift: error: Test/Dashboard: DashboardName: this can't be a dashboard's name; expected 1 "
          + "to 255 "
          + "letters, digits, hyphens and underscores, given \"\(name)\" [physical-name]"
      ])
  }

  @Test func metricsThatThereArent() {
    #expect(
      findings { scope in
        Dashboard("Dashboard", in: scope).add(
          "Jobs", Self.age.over(.seconds(5)), Metric("AWS/SQS", "Age", statistic: .percentile(.infinity)))
      } == [
        "DashboardTests.swift: error: Test/Dashboard: period: CloudWatch has no such period; expected 10 s, 20 s, "
          + "30 s or "
          + "whole minutes up to a day, given 5 s [construct]",
        "DashboardTests.swift: error: Test/Dashboard: statistic: a percentile must be 0.01 to 100; expected "
          + "0.01 to "
          + "100, given inf [construct]",
      ])
  }
}
