import Foundation
import StrataJSON
import StrataLanguage
import StrataPipeline
import TestSupport
import Testing

@Suite struct CrossStackTests {
  /// Exports that need one output are a mistake, found in time that grows with their number alone.
  @Test func exportsThatShareAnOutput() {
    func microseconds(_ count: Int) -> Double {
      let app = App("App") { app in
        let topic = app.stack("Data") { Resource("Topic", type: "Custom::Topic", in: $0) }
        app.stack("Web") { scope in
          for number in 0..<count {
            // One name in Pascal case, whichever of its letters are small.
            let name = "abcdefghijklm".enumerated().map { place, letter in
              number >> place & 1 == 1 ? "." + letter.uppercased() : letter.uppercased()
            }
            scope.output("O\(number)", topic.attribute(name.joined()))
          }
        }
      }
      var start = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &start)
      _ = findings(app)
      var end = timespec()
      clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end)
      return Double(end.tv_sec - start.tv_sec) * 1e6 + Double(end.tv_nsec - start.tv_nsec) / 1e3
    }
    // Eight times as many would take sixty-four times as long if each were compared with each.
    #expect(microseconds(2_400) / microseconds(300) < 32)
  }

  @Test func aValueOfAnotherStackIsExportedAndImported() throws {
    let app = App("App") { app in
      let jobs = app.stack("Data") { Resource("Jobs", type: "AWS::SQS::Queue", in: $0) }
      app.stack("Api") { scope in
        Resource(
          "Caller", type: "Acme::Test::A", in: scope,
          properties: ["Url": .value(jobs.ref), "Arn": .value(jobs.attribute("Arn")), "Text": "q=\(jobs.ref)!"])
      }
    }
    let assembly = try app.synthesize()
    #expect(assembly.stacks.map(\.name) == ["Data", "Api"])
    #expect(assembly["Api"]?.dependencies == ["Data"])
    #expect(
      assembly["Data"]?.template.outputs == [
        "ExportJobsArn": ["Value": ["Fn::GetAtt": ["Jobs", "Arn"]], "Export": ["Name": "Data:Jobs:Arn"]],
        "ExportJobsRef": ["Value": ["Ref": "Jobs"], "Export": ["Name": "Data:Jobs"]],
      ])
    #expect(
      assembly["Api"]?.template.resources["Caller"]?["Properties"] == [
        "Arn": ["Fn::ImportValue": "Data:Jobs:Arn"],
        "Text": ["Fn::Sub": ["q=${Value1}!", ["Value1": ["Fn::ImportValue": "Data:Jobs"]]]],
        "Url": ["Fn::ImportValue": "Data:Jobs"],
      ])
  }

  @Test func aListIsJoinedAndSplit() throws {
    let app = App("App") { app in
      let zone = app.stack("Dns") {
        Resource("Zone", type: "AWS::Route53::HostedZone", in: $0, properties: ["Name": "example.com"])
      }
      app.stack("Api") { scope in
        Resource(
          "Caller", type: "Acme::Test::A", in: scope,
          properties: [
            "All": .value(zone.listAttribute("NameServers")), "One": .value(zone.listAttribute("NameServers")[0]),
          ])
      }
    }
    let assembly = try app.synthesize()
    #expect(
      assembly["Dns"]?.template.outputs["ExportZoneNameServers"]?["Value"]
        == ["Fn::Join": ["||", ["Fn::GetAtt": ["Zone", "NameServers"]]]])
    let imported: JSONValue = ["Fn::Split": ["||", ["Fn::ImportValue": "Dns:Zone:NameServers"]]]
    #expect(
      assembly["Api"]?.template.resources["Caller"]?["Properties"]
        == ["All": imported, "One": ["Fn::Select": [0, imported]]])
  }

  @Test func parametersPassToo() throws {
    let app = App("App") { app in
      let tag = app.stack("Data") { scope in
        Resource("A", type: "Acme::Test::A", in: scope)
        return scope.parameter("Tag")
      }
      app.stack("Api") { scope in Resource("B", type: "Acme::Test::B", in: scope, properties: ["Tag": .value(tag)]) }
    }
    let assembly = try app.synthesize()
    #expect(assembly["Data"]?.template.outputs["ExportTagRef"]?["Value"] == ["Ref": "Tag"])
    #expect(assembly["Api"]?.template.resources["B"]?["Properties"] == ["Tag": ["Fn::ImportValue": "Data:Tag"]])
  }

  @Test func listParametersPassAsLists() throws {
    let app = App("App") { app in
      let list = app.stack("Data") { scope in
        Resource("A", type: "Acme::Test::A", in: scope)
        return scope.parameter("List", type: .parameterStoreList)
      }
      app.stack("Api") { Resource("B", type: "Acme::Test::B", in: $0, properties: ["V": .value(list)]) }
    }
    let assembly = try app.synthesize()
    #expect(assembly["Data"]?.template.outputs["ExportListRef"]?["Value"] == ["Fn::Join": ["||", ["Ref": "List"]]])
    #expect(
      assembly["Api"]?.template.resources["B"]?["Properties"]?["V"]
        == ["Fn::Split": ["||", ["Fn::ImportValue": "Data:List"]]])
  }

  @Test func attributesWithOtherCharactersPassToo() throws {
    let app = App("App") { app in
      let custom = app.stack("Data") { Resource("Custom", type: "Acme::Test::A", in: $0) }
      app.stack("Api") {
        Resource("B", type: "Acme::Test::B", in: $0, properties: ["V": .value(custom.attribute("my_value"))])
      }
    }
    #expect(
      try app.synthesize()["Data"]?.template.outputs["ExportCustomMyValue"]?["Export"] == [
        "Name": "Data:Custom:my:value"
      ])
  }

  @Test func anExportIsMadeOnTheConditionOfItsResource() throws {
    let app = App("App") { app in
      let jobs = app.stack("Data") { scope in
        Resource("Always", type: "Acme::Test::A", in: scope)
        let jobs = Resource("Jobs", type: "Acme::Test::A", in: scope)
        jobs.condition = scope.condition("C", .equals(.region, "x"))
        return jobs
      }
      app.stack("Api") { Resource("B", type: "Acme::Test::B", in: $0, properties: ["V": .value(jobs.ref)]) }
    }
    #expect(try app.synthesize()["Data"]?.template.outputs["ExportJobsRef"]?["Condition"] == "C")
  }

  @Test func aWeakReferenceReadsAnOutput() throws {
    let app = App("App") { app in
      let jobs = app.stack("Data", env: .init(region: "eu-west-1")) { scope in
        let jobs = Resource("Jobs", type: "Acme::Test::A", in: scope)
        Resource("Own", type: "Acme::Test::A", in: scope, properties: ["V": .value(jobs.ref.weak())])
        return jobs
      }
      app.stack("Api", env: .init(region: "us-east-1")) {
        Resource(
          "B", type: "Acme::Test::B", in: $0,
          properties: ["V": "x\(jobs.ref.weak())", "L": .value(jobs.listAttribute("L").weak())])
      }
    }
    let assembly = try app.synthesize()
    #expect(assembly["Data"]?.template.resources["Own"]?["Properties"] == ["V": ["Ref": "Jobs"]])
    #expect(assembly["Data"]?.template.outputs["ExportJobsRef"] == ["Value": ["Ref": "Jobs"]], "no export name")
    let output: JSONValue = [
      "Fn::GetStackOutput": ["StackName": "Data", "OutputName": "ExportJobsRef", "Region": "eu-west-1"]
    ]
    let list: JSONValue = [
      "Fn::GetStackOutput": ["StackName": "Data", "OutputName": "ExportJobsL", "Region": "eu-west-1"]
    ]
    #expect(
      assembly["Api"]?.template.resources["B"]?["Properties"]
        == [
          "L": ["Fn::Split": ["||", ["Fn::Sub": ["${Value1}", ["Value1": list]]]]],
          "V": ["Fn::Sub": ["x${Value1}", ["Value1": output]]],
        ])
    #expect(assembly["Api"]?.dependencies == ["Data"])
  }

  @Test func exportsEndAtTheBorder() {
    let app = App("App") { app in
      let jobs = app.stack("Data", env: .init(account: "111111111111", region: "eu-west-1")) {
        Resource("Jobs", type: "Acme::Test::A", in: $0)
      }
      app.stack("Far", env: .init(account: "111111111111", region: "us-east-1")) {
        Resource("B", type: "Acme::Test::B", in: $0, properties: ["V": .value(jobs.ref)])
      }
      app.stack("Foreign", env: .init(account: "222222222222", region: "eu-west-1")) {
        Resource("C", type: "Acme::Test::C", in: $0, properties: ["V": .value(jobs.ref), "W": .value(jobs.ref.weak())])
      }
    }
    #expect(
      findings(app) == [
        "CrossStackTests.swift: error: Far/B: V: Data/Jobs is in another region, where exports don't reach;"
          + " expected a stack in us-east-1, given one in eu-west-1 [invalid-reference]\n"
          + "  hint: use .weak() on the value, which is then read as an output",
        "CrossStackTests.swift: error: Foreign/C: V: Data/Jobs is in another account, where exports don't reach;"
          + " expected a stack in 222222222222, given one in 111111111111 [invalid-reference]\n"
          + "  hint: use .weak(roleARN:) with a role that may describe the other account's stack",
        "CrossStackTests.swift: error: Foreign/C: W: Data/Jobs is in another account, where exports don't reach;"
          + " expected a stack in 222222222222, given one in 111111111111 [invalid-reference]\n"
          + "  hint: use .weak(roleARN:) with a role that may describe the other account's stack",
      ])
  }

  @Test func aStackWithoutAPlaceMayBeAnywhere() {
    let app = App("App") { app in
      let jobs = app.stack("Data", env: .init(region: "eu-west-1")) { Resource("Jobs", type: "Acme::Test::A", in: $0) }
      app.stack("Api") { Resource("B", type: "Acme::Test::B", in: $0, properties: ["V": .value(jobs.ref)]) }
    }
    #expect(findings(app) == [])
  }

  @Test func anExportsOutputMustNotBeTheUsers() {
    let app = App("App") { app in
      let jobs = app.stack("Data") { scope in
        let jobs = Resource("Jobs", type: "Acme::Test::A", in: scope)
        scope.output("ExportJobsRef", jobs.ref)
        return jobs
      }
      app.stack("Api") { Resource("B", type: "Acme::Test::B", in: $0, properties: ["V": .value(jobs.ref)]) }
    }
    #expect(
      findings(app) == [
        "CrossStackTests.swift: error: Data/Jobs: the output ExportJobsRef is needed for the value that other stacks use [duplicate-id]\n"
          + "  hint: give the output of that id another"
      ])
  }

  @Test func twoValuesCantShareAnExport() {
    let app = App("App") { app in
      let (db, endpoint) = app.stack("Data") { scope in
        (Resource("Db", type: "Acme::Test::A", in: scope), Resource("DbEndpoint", type: "Acme::Test::A", in: scope))
      }
      app.stack("Api") {
        Resource(
          "B", type: "Acme::Test::B", in: $0,
          properties: ["V": .value(db.attribute("Endpoint.Port")), "W": .value(endpoint.attribute("Port"))])
      }
    }
    #expect(findings(app).count == 1)
    #expect(findings(app).first?.contains("need one output id, ExportDbEndpointPort") == true)
  }

  @Test func conditionsAndMappingsStayInTheirStack() {
    let app = App("App") { app in
      let (condition, mapping) = app.stack("Data") { scope in
        Resource("A", type: "Acme::Test::A", in: scope)
        return (scope.condition("C", .equals(.region, "x")), scope.mapping("M", ["a": ["b": "c"]]))
      }
      app.stack("Api") { scope in
        Resource("B", type: "Acme::Test::B", in: scope, properties: ["V": .value(mapping["a", "b"])]).condition =
          condition
      }
    }
    #expect(
      findings(app)
        == [
          "CrossStackTests.swift: error: Api/B: Condition: the condition Data/C belongs to another stack [invalid-reference]\n"
            + "  hint: declare it in this stack too; only values of resources and parameters pass from stack to stack",
          "CrossStackTests.swift: error: Api/B: V: the mapping Data/M belongs to another stack [invalid-reference]\n"
            + "  hint: declare it in this stack too; only values of resources and parameters pass from stack to stack",
        ])
  }
}
