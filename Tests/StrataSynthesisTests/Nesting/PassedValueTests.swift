import StrataFindings
import StrataJSON
import StrataLanguage
import StrataPipeline
import Testing

/// How values cross between a stack and those that are nested in it.
@Suite struct PassedValueTests {
  /// An app of one stack.
  private func assembled(_ declare: @escaping @Sendable (Scope) -> Void) throws -> StackArtifact {
    try #require(try App("Shop") { $0.stack("Orders", declare) }.synthesize()["Orders"])
  }

  private func failure(_ app: App) -> [Finding] {
    do throws(SynthesisError) { _ = try app.synthesize() } catch { return error.findings }
    return []
  }

  private func messages(_ app: App) -> [String] { failure(app).map(\.message) }

  private func parameters(of id: String, in template: Template) -> JSONValue? {
    template.resources[id]?["Properties"]?["Parameters"]
  }

  @Test func aValueFromOutsideBecomesAParameter() throws {
    let stack = try assembled { scope in
      let jobs = Resource("Jobs", type: "AWS::SQS::Queue", in: scope)
      scope.nested("Network") { scope in
        Resource(
          "Caller", type: "Acme::Test::A", in: scope,
          properties: ["Arn": .value(jobs.attribute("Arn")), "Text": "q=\(jobs.ref)!"])
      }
    }
    #expect(
      parameters(of: "Network", in: stack.template) == [
        "ImportJobsArn": ["Fn::GetAtt": ["Jobs", "Arn"]], "ImportJobsRef": ["Ref": "Jobs"],
      ])
    let nested = try #require(stack.nested.first).template
    #expect(nested.parameters == ["ImportJobsArn": ["Type": "String"], "ImportJobsRef": ["Type": "String"]])
    #expect(
      nested.resources["Caller"]?["Properties"] == [
        "Arn": ["Ref": "ImportJobsArn"], "Text": ["Fn::Sub": "q=${ImportJobsRef}!"],
      ])
  }

  @Test func aValueFromInsideBecomesAnOutput() throws {
    let stack = try assembled { scope in
      let jobs = scope.nested("Work") { Resource("Jobs", type: "AWS::SQS::Queue", in: $0) }
      Resource(
        "Caller", type: "Acme::Test::A", in: scope,
        properties: ["Arn": .value(jobs.attribute("Arn")), "Text": "q=\(jobs.ref)!"])
    }
    #expect(
      stack.template.resources["Caller"]?["Properties"] == [
        "Arn": ["Fn::GetAtt": ["Work", "Outputs.ExportJobsArn"]],
        "Text": ["Fn::Sub": "q=${Work.Outputs.ExportJobsRef}!"],
      ])
    #expect(
      stack.nested.first?.template.outputs == [
        "ExportJobsArn": ["Value": ["Fn::GetAtt": ["Jobs", "Arn"]]], "ExportJobsRef": ["Value": ["Ref": "Jobs"]],
      ])
  }

  @Test func betweenSiblingsItCrossesTheStackAround() throws {
    let stack = try assembled { scope in
      let jobs = scope.nested("Work") { Resource("Jobs", type: "AWS::SQS::Queue", in: $0) }
      scope.nested("Api") { scope in
        Resource("Caller", type: "Acme::Test::A", in: scope, properties: ["Url": .value(jobs.ref)])
      }
    }
    #expect(
      parameters(of: "Api", in: stack.template) == [
        "ImportWorkJobsRef": ["Fn::GetAtt": ["Work", "Outputs.ExportJobsRef"]]
      ])
    #expect(parameters(of: "Work", in: stack.template) == nil)
    #expect(stack.nested.map(\.name) == ["Orders.Work", "Orders.Api"])
    #expect(stack.nested[1].template.resources["Caller"]?["Properties"] == ["Url": ["Ref": "ImportWorkJobsRef"]])
  }

  @Test func itCrossesAsManyTemplatesAsThereAre() throws {
    let stack = try assembled { scope in
      let jobs = Resource("Jobs", type: "AWS::SQS::Queue", in: scope)
      let deep = scope.nested("Outer") { scope in
        scope.nested("Inner") { scope in
          Resource("Deep", type: "Acme::Test::A", in: scope, properties: ["Url": .value(jobs.ref)])
        }
      }
      Resource("Caller", type: "Acme::Test::A", in: scope, properties: ["Deep": .value(deep.ref)])
    }
    #expect(stack.nested.map(\.name) == ["Orders.Outer", "Orders.Outer.Inner"])
    let (outer, inner) = (stack.nested[0].template, stack.nested[1].template)
    #expect(parameters(of: "Outer", in: stack.template)?["ImportJobsRef"] == ["Ref": "Jobs"])
    #expect(parameters(of: "Inner", in: outer) == ["ImportOuterJobsRef": ["Ref": "ImportJobsRef"]])
    #expect(inner.resources["Deep"]?["Properties"] == ["Url": ["Ref": "ImportOuterJobsRef"]])
    #expect(inner.outputs == ["ExportDeepRef": ["Value": ["Ref": "Deep"]]])
    #expect(
      outer.outputs == ["ExportInnerDeepRef": ["Value": ["Fn::GetAtt": ["Inner", "Outputs.ExportDeepRef"]]]])
    #expect(
      stack.template.resources["Caller"]?["Properties"]
        == ["Deep": ["Fn::GetAtt": ["Outer", "Outputs.ExportInnerDeepRef"]]])
  }

  @Test func listsAndNumbersKeepTheirForm() throws {
    let stack = try assembled { scope in
      let zone = scope.nested("Dns") {
        Resource("Zone", type: "AWS::Route53::HostedZone", in: $0, properties: ["Name": "example.com"])
      }
      let (tasks, subnets) = (
        scope.parameter("Tasks", type: .integer, default: 2),
        scope.parameter("Subnets", type: .awsList("EC2::Subnet::Id"))
      )
      scope.nested("Api") { scope in
        Resource(
          "Caller", type: "Acme::Test::A", in: scope,
          properties: [
            "Servers": .value(zone.listAttribute("NameServers")), "Tasks": .value(tasks), "Subnets": .value(subnets),
          ])
      }
      scope.output("Server", zone.listAttribute("NameServers")[0])
    }
    let servers: JSONValue = ["Fn::Split": ["||", ["Fn::GetAtt": ["Dns", "Outputs.ExportZoneNameServers"]]]]
    #expect(
      parameters(of: "Api", in: stack.template) == [
        "ImportDnsZoneNameServers": ["Fn::Join": [",", servers]],
        "ImportSubnetsRef": ["Fn::Join": [",", ["Ref": "Subnets"]]], "ImportTasksRef": ["Ref": "Tasks"],
      ])
    #expect(stack.template.outputs["Server"]?["Value"] == ["Fn::Select": [0, servers]])
    #expect(
      stack.nested[1].template.parameters == [
        "ImportDnsZoneNameServers": ["Type": "CommaDelimitedList"], "ImportSubnetsRef": ["Type": "CommaDelimitedList"],
        "ImportTasksRef": ["Type": "Number"],
      ])
  }

  @Test func whatIsHiddenStaysSo() throws {
    let stack = try assembled { scope in
      let password = scope.parameter("Password", isHidden: true)
      scope.nested("Database") { scope in
        Resource("Caller", type: "Acme::Test::A", in: scope, properties: ["Password": .value(password)])
      }
    }
    #expect(stack.nested[0].template.parameters == ["ImportPasswordRef": ["Type": "String", "NoEcho": true]])
  }

  @Test func whatIsHiddenDoesntComeOut() {
    let app = App("Shop") { app in
      app.stack("Orders") { scope in
        let password = scope.nested("Database") { $0.parameter("Password", isHidden: true) }
        Resource("Caller", type: "Acme::Test::A", in: scope, properties: ["Password": .value(password)])
      }
    }
    #expect(
      messages(app).contains(
        "the hidden parameter Orders/Database/Password would be an output of its stack for all to read"))
  }

  @Test func anotherStackImportsFromTheOutermost() throws {
    let assembly = try App("Shop") { app in
      let jobs = app.stack("Orders") { scope in
        scope.nested("Work") { Resource("Jobs", type: "AWS::SQS::Queue", in: $0) }
      }
      app.stack("Web") { scope in
        scope.nested("Api") { scope in
          Resource("Caller", type: "Acme::Test::A", in: scope, properties: ["Url": .value(jobs.ref)])
        }
      }
    }.synthesize()
    #expect(assembly["Web"]?.dependencies == ["Orders"])
    #expect(
      assembly["Orders"]?.template.outputs == [
        "ExportWorkJobsRef": [
          "Value": ["Fn::GetAtt": ["Work", "Outputs.ExportJobsRef"]],
          "Export": ["Name": "Orders:Work:Outputs:ExportJobsRef"],
        ]
      ])
    #expect(
      assembly["Web"]?.nested[0].template.resources["Caller"]?["Properties"]
        == ["Url": ["Fn::ImportValue": "Orders:Work:Outputs:ExportJobsRef"]])
  }

  @Test func conditionsAndMappingsDontCross() {
    let app = App("Shop") { app in
      app.stack("Orders") { scope in
        let isLarge = scope.condition("IsLarge", .equals(scope.parameter("Size"), "large"))
        scope.nested("Work") { scope in
          Resource("Jobs", type: "AWS::SQS::Queue", in: scope).condition = isLarge
        }
      }
    }
    #expect(
      messages(app).contains("the condition Orders/IsLarge belongs to another stack, Orders"))
  }

  @Test func valuesThatNeedOneParameterAreAMistake() {
    let app = App("Shop") { app in
      app.stack("Orders") { scope in
        let jobs = Resource("Jobs", type: "AWS::SQS::Queue", in: scope)
        scope.nested("Work") { scope in
          _ = scope.parameter("ImportJobsRef")
          Resource("Caller", type: "Acme::Test::A", in: scope, properties: ["Url": .value(jobs.ref)])
        }
      }
    }
    #expect(
      messages(app).contains("the parameter ImportJobsRef is needed for a value of the stack around"))
  }

  /// A stack and one in it that each need the other are the cycle that the template around shows.
  @Test func aCycleIsOneOfTheTemplateAround() {
    let app = App("Shop") { app in
      app.stack("Orders") { scope in
        let topic = Resource("Topic", type: "Acme::Test::Topic", in: scope)
        let jobs = scope.nested("Work") { scope in
          Resource("Jobs", type: "Acme::Test::A", in: scope, properties: ["Topic": .value(topic.ref)])
        }
        topic.rawProperties["Queue"] = .value(jobs.ref)
      }
    }
    #expect(failure(app).map(\.rule) == [.dependencyCycle])
  }
}
