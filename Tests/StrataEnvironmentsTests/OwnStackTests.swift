import StrataEnvironments
import StrataFindings
import StrataJSON
import StrataLanguage
import StrataPipeline
import Testing

/// Stacks that belong to an environment as a whole.
@Suite struct OwnStackTests {
  private let staging = Environment("staging", order: 0, profile: 1)
  private let production = Environment("dev-aws", order: 1, env: StackEnvironment(region: "us-east-1"), profile: 2)

  private func findings(_ declare: @escaping @Sendable (AppScope) -> Void) -> [String] {
    do {
      _ = try App("App", file: "/sources/App.swift", line: 1, declare).synthesize()
      return []
    } catch {
      return error.findings.map { $0.text(relativeTo: "/sources") }
    }
  }

  @Test func itsNameHasTheEnvironmentsAndItsIDsDoNot() throws {
    let (staging, production) = (staging, production)
    let app = App("App") { app in
      for environment in [staging, production] {
        app.stack("Shop", for: environment) { scope in
          #expect(scope.environment == environment.name)
          let topic = Resource("Topic", type: "AWS::SNS::Topic", in: scope)
          let tag = scope.parameter("ImageTag", default: "1")
          scope.output("Name", "\(topic.ref) \(tag)")
        }
      }
    }
    let assembly = try app.synthesize()
    #expect(assembly.stacks.map(\.name) == ["ShopStaging", "ShopDevAws"])
    #expect(assembly.stacks.map(\.environment) == ["staging", "dev-aws"])
    #expect(assembly.stacks.map(\.environments) == [["staging"], ["dev-aws"]])
    #expect(assembly.stacks.map(\.env?.region) == [nil, "us-east-1"])
    for (stack, environment) in zip(assembly.stacks, ["staging", "dev-aws"]) {
      #expect(stack.template.json["Metadata"]?["Strata::Environments"] == [environment: ["*"]])
      #expect(stack.template.resources.keys == ["Topic"])
      #expect(stack.environmentParameters.map(\.logicalID) == ["ImageTag"])
      #expect(stack.environmentOutputs.map(\.id) == ["Name"])
    }
  }

  @Test func aWholeNameIsTakenAsItIs() throws {
    let production = production
    let app = App("App") { app in
      let name = app.stack(named: "shop-dev-aws-storage", for: production) { scope in
        Resource("Topic", type: "AWS::SNS::Topic", in: scope).ref
      }
      app.stack(
        named: "shop-dev-aws-api", for: production, env: StackEnvironment(account: "123456789012"),
        description: "Its API"
      ) { scope in
        Resource("Topic", type: "AWS::SNS::Topic", in: scope, properties: ["DisplayName": .value(name)])
      }
    }
    let stacks = try app.synthesize().stacks
    #expect(stacks.map(\.name) == ["shop-dev-aws-storage", "shop-dev-aws-api"])
    #expect(stacks.map(\.environment) == ["dev-aws", "dev-aws"])
    #expect(stacks.map(\.env?.region) == ["us-east-1", nil])
    #expect(stacks.last?.template.json["Description"] == "Its API")
  }

  @Test func aWholeNameThatIsNone() {
    let staging = staging
    #expect(
      findings { app in
        app.stack(named: "shop_staging", for: staging, file: "/sources/Shop.swift", line: 5) { scope in
          _ = Resource("Topic", type: "AWS::SNS::Topic", in: scope)
        }
      } == [
        """
        Shop.swift:5: error: shop_staging: a stack's name must begin with a letter and have letters, digits and hyphens alone; \
        expected 128 characters at most, given "shop_staging" [invalid-id]
        """
      ])
  }

  @Test func theStacksOwnPlaceWins() throws {
    let production = production
    let app = App("App") { app in
      app.stack("Shop", for: production, env: StackEnvironment(account: "123456789012")) { scope in
        Resource("Topic", type: "AWS::SNS::Topic", in: scope)
      }
    }
    #expect(try app.synthesize().stacks.first?.env == StackEnvironment(account: "123456789012"))
  }

  @Test func anotherEnvironmentHasNoPlaceInIt() {
    let staging = staging
    #expect(
      findings { app in
        app.stack("Shop", for: staging) { scope in
          let other = Scope("Other", in: scope, environment: "production", file: "/sources/App.swift", line: 7)
          Resource("Topic", type: "AWS::SNS::Topic", in: other)
        }
      } == [
        "App.swift:7: error: ShopStaging/Other: this is of another environment than its stack; expected staging, given "
          + "production [invalid-environment]\n"
          + "  hint: declare it in a stack of production, or both in a stack that isn't of one environment alone"
      ])
  }

  @Test func anotherEnvironmentsStackCannotBeUsed() {
    let (staging, production) = (staging, production)
    #expect(
      findings { app in
        let topic = app.stack("Data", for: staging) { Resource("Topic", type: "AWS::SNS::Topic", in: $0) }
        app.stack("Web", for: production, env: StackEnvironment()) { scope in
          Resource(
            "Name", type: "AWS::SSM::Parameter", in: scope, properties: ["Type": "String", "Value": .value(topic.ref)],
            file: "/sources/App.swift", line: 9)
        }
      } == [
        "App.swift:9: error: WebDevAws/Name: this is of the environment dev-aws, and uses what is in the stack "
          + "DataStaging of staging [environment-border]\n"
          + "  hint: declare what both need in a stack that is of no environment"
      ])
  }

  @Test func aDependencyIsAUseAsWell() {
    let (staging, production) = (staging, production)
    #expect(
      findings { app in
        let topic = app.stack("Data", for: staging) { Resource("Topic", type: "AWS::SNS::Topic", in: $0) }
        app.stack("Web", for: production) { scope in
          let other = Resource("Other", type: "AWS::SNS::Topic", in: scope)
          other.depends(on: topic)
        }
      }.count == 1)
  }

  @Test func whatIsSharedMayBeUsedAndHasTheEnvironmentsItUses() throws {
    let (staging, production) = (staging, production)
    let app = App("App") { app in
      let zone = app.stack("Zone") { Resource("Zone", type: "AWS::SNS::Topic", in: $0) }
      var topics: [Resource] = []
      for environment in [staging, production] {
        let topic = app.stack("Data", for: environment, env: StackEnvironment()) { scope in
          let topic = Resource("Topic", type: "AWS::SNS::Topic", in: scope)
          topic.rawProperties["DisplayName"] = .value(zone.attribute("TopicName"))
          return topic
        }
        topics.append(topic)
      }
      app.stack("Board") { scope in
        Resource("Board", type: "AWS::SNS::Topic", in: scope)
        for (number, topic) in topics.enumerated() { scope.output("Topic\(number)", topic.ref) }
      }
    }
    let assembly = try app.synthesize()
    #expect(assembly["Zone"]?.environments == [])
    #expect(assembly["Board"]?.environment == nil)
    #expect(assembly["Board"]?.environments == ["staging", "dev-aws"])
    #expect(assembly["Board"]?.template.json["Metadata"] == ["Strata::Environments": ["staging": [], "dev-aws": []]])
  }
}
