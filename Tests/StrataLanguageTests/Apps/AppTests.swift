import StrataJSON
import StrataLanguage
import StrataPipeline
import Synchronization
import TestSupport
import Testing

@Suite struct AppTests {
  @Test func stacksGiveWhatTheyMade() throws {
    let app = App("App") { app in
      let name = app.stack("First") { scope in
        Resource("A", type: "Acme::Test::A", in: scope)
        return scope.stack
      }
      app.stack("Second") { scope in
        Resource("B", type: "Acme::Test::B", in: scope, properties: ["Other": .literal(name)])
      }
      app.add(Stack("Third") { Resource("C", type: "Acme::Test::C", in: $0) })
    }
    let assembly = try app.synthesize()
    #expect(assembly.app == "App")
    #expect(assembly.stacks.map(\.name) == ["First", "Second", "Third"])
    #expect(assembly.stacks.map(\.fileName) == ["First.template.json", "Second.template.json", "Third.template.json"])
    #expect(assembly["Second"]?.template.resources["B"]?["Properties"] == ["Other": "First"])
    #expect(assembly["Fourth"] == nil)
    #expect(assembly["First"]?.origins.first?.path.description == "First/A")
  }

  @Test func declarationsRunAfreshEachTime() throws {
    let app = App("App") { app in
      app.stack("Test") { scope in
        let queue = Resource("Jobs", type: "AWS::SQS::Queue", in: scope)
        scope.output("Url", queue.ref)
      }
    }
    let bytes = try app.synthesize().stacks[0].bytes
    for _ in 0..<10 { #expect(try app.synthesize().stacks[0].bytes == bytes) }
  }

  @Test func orderIsThatOfUseAndOtherwiseOfDeclaration() throws {
    let app = App("App") { app in
      let last = app.stack("Last") { Scope("S", in: $0) }
      Resource("L", type: "Acme::Test::A", in: last)
      app.stack("Free") { Resource("F", type: "Acme::Test::A", in: $0) }
      let base = app.stack("Base") { Resource("B", type: "Acme::Test::A", in: $0) }
      let middle = app.stack("Middle") { scope in
        Resource("M", type: "Acme::Test::A", in: scope, properties: ["V": .value(base.ref)])
      }
      Resource("Late", type: "Acme::Test::A", in: last, properties: ["V": .value(middle.ref)])
    }
    let assembly = try app.synthesize()
    #expect(assembly.stacks.map(\.name) == ["Free", "Base", "Middle", "Last"])
    #expect(assembly["Last"]?.dependencies == ["Middle"])
  }

  @Test func stacksThatWaitForEachOther() {
    let app = App("App") { app in
      let (a, scope) = app.stack("A") { scope in (Resource("X", type: "Acme::Test::A", in: scope), scope) }
      let b = app.stack("B") { Resource("Y", type: "Acme::Test::A", in: $0, properties: ["V": .value(a.ref)]) }
      let c = app.stack("C") { Resource("Z", type: "Acme::Test::A", in: $0, properties: ["V": .value(b.ref)]) }
      Resource("Back", type: "Acme::Test::A", in: scope, properties: ["V": .value(c.ref)])
    }
    #expect(
      findings(app) == [
        "AppTests.swift: error: A/Back: stacks wait for each other: A → C → B → A [dependency-cycle]\n"
          + "  note: AppTests.swift: A/Back uses the stack C\n  note: AppTests.swift: C/Z uses the stack B\n"
          + "  note: AppTests.swift: B/Y uses the stack A\n  hint: declare in one stack what must know the other"
      ])
  }

  @Test func placesAreLiteralsWhereTheyAreKnown() throws {
    @Sendable func declare(_ scope: Scope) {
      Resource(
        "A", type: "Acme::Test::A", in: scope, properties: ["R": .value(scope.region), "A": .value(scope.account)])
    }
    let known = try Stack("Test", env: .init(account: "123456789012", region: "eu-west-1"), declare).synthesize()
    #expect(known.resources["A"]?["Properties"] == ["A": "123456789012", "R": "eu-west-1"])
    let open = try Stack("Test", declare).synthesize()
    #expect(open.resources["A"]?["Properties"] == ["A": ["Ref": "AWS::AccountId"], "R": ["Ref": "AWS::Region"]])
  }

  @Test func malformedPlaces() {
    let app = App(
      Stack("Test", env: .init(account: "1234", region: "europe")) { Resource("A", type: "Acme::Test::A", in: $0) })
    #expect(
      findings(app) == [
        "AppTests.swift: error: Test: there is no such region; expected a name such as eu-central-1, given \"europe\" [invalid-environment]\n"
          + "  hint: where it's new, say isRegionNew: true",
        "AppTests.swift: error: Test: this isn't an account's id; expected 12 digits, given \"1234\" [invalid-environment]",
      ])
    #expect(
      findings(App(Stack("Test", env: .init(region: "us-esat-1")) { Resource("A", type: "Acme::Test::A", in: $0) }))
        == [
          "AppTests.swift: error: Test: there is no such region; expected a name such as eu-central-1, given \"us-esat-1\" [invalid-environment]\n"
            + "  hint: did you mean us-east-1?"
        ])
    #expect(
      findings(
        App(
          Stack("Test", env: .init(region: "us-north-9", isRegionNew: true)) {
            Resource("A", type: "Acme::Test::A", in: $0)
          })
      ) == [])
    for region in ["us-gov-west-1", "ap-southeast-7", "us-iso-east-1", "eu-isoe-west-1", "eusc-de-east-1"] {
      #expect(
        findings(App(Stack("Test", env: .init(region: region)) { Resource("A", type: "Acme::Test::A", in: $0) })) == [])
    }
  }

  @Test func stackNames() {
    let app = App("App") { app in
      app.stack("1a") { Resource("A", type: "Acme::Test::A", in: $0) }
      app.stack("Same") { Resource("A", type: "Acme::Test::A", in: $0) }
      app.stack("Same") { Resource("A", type: "Acme::Test::A", in: $0) }
    }
    #expect(
      findings(app) == [
        "AppTests.swift: error: 1a: a stack's name must begin with a letter and have letters, digits and hyphens alone; expected 128 characters at most, given \"1a\" [invalid-id]",
        "AppTests.swift: error: Same: a stack \"Same\" is declared already [duplicate-id]\n"
          + "  note: AppTests.swift: the other is declared here\n  hint: give one of them another name",
      ])
  }

  @Test func anAppWithoutStacks() {
    #expect(
      findings(App("Empty") { _ in }) == [
        "AppTests.swift: error: the app \"Empty\" has no stack; expected at least one, given none [construct]"
      ])
  }

  @Test func aReferenceToAResourceOfAnotherApp() throws {
    // References are values and can be carried from one app to another; resources can't.
    let carried = Mutex<StringValue?>(nil)
    let first = App("First") { app in
      app.stack("Test") { scope in
        let jobs = Resource("Jobs", type: "Acme::Test::A", in: scope)
        carried.withLock { $0 = jobs.ref }
      }
    }
    _ = try first.synthesize()
    let reference = try #require(carried.withLock { $0 })
    let declare: @Sendable (AppScope) -> Void = { app in
      app.stack("Test") {
        Resource("B", type: "Acme::Test::B", in: $0, properties: ["V": .value(reference), "W": "x\(reference)"])
      }
    }
    #expect(
      findings(App("Second", declare)).first
        == "AppTests.swift: error: Test/B: V: Test/Jobs belongs to the app \"First\", not to \"Second\" [invalid-reference]\n"
        + "  hint: declare both in one App closure; between apps, give an output an exportName and use .importValue")
    #expect(
      findings(App("First", declare)).first?
        .hasPrefix("AppTests.swift: error: Test/B: V: Test/Jobs belongs to an earlier synthesis of the app \"First\"")
        == true)
  }

  @Test func environmentsInAStack() throws {
    let stack = Stack("Test") { scope in
      Resource("Shared", type: "Acme::Test::A", in: scope)
      let production = Scope("Prod", in: scope, environment: "prod")
      let development = Scope("Dev", in: scope, environment: "dev")
      _ = Scope("Inner", in: production)
      Resource(
        "Name", type: "Acme::Test::A", in: Scope("Deep", in: development),
        properties: ["E": .literal(Scope("E", in: development).environment ?? "none")])
    }
    let assembly = try App(stack).synthesize()
    #expect(assembly.stacks[0].environments == ["prod", "dev"])
    #expect(assembly.stacks[0].template.resources["DevDeepName"]?["Properties"] == ["E": "dev"])
  }

  @Test func capabilities() throws {
    func capabilities(_ declare: @escaping @Sendable (Scope) -> Void) throws -> [Capability] {
      try App(Stack("Test", declare)).synthesize().stacks[0].capabilities
    }
    #expect(try capabilities { Resource("A", type: "Acme::Test::A", in: $0) } == [])
    #expect(try capabilities { Resource("A", type: "AWS::IAM::Group", in: $0) } == [.iam])
    #expect(
      try capabilities {
        Resource(
          "A", type: "AWS::IAM::Policy", in: $0,
          properties: [
            "PolicyName": "p", "PolicyDocument": .value([.allow("sqs:SendMessage", on: "*")] as PolicyDocument),
            "Groups": ["g"],
          ])
      } == [.iam])
    #expect(
      try capabilities { Resource("A", type: "AWS::IAM::Group", in: $0, properties: ["GroupName": "r"]) } == [.namedIAM]
    )
    #expect(
      try capabilities {
        Resource("A", type: "AWS::IAM::Group", in: $0).rawProperties["GroupName"] = "r"
        $0.transform("Macro")
      } == [.namedIAM, .autoExpand])
    #expect(
      try capabilities {
        Resource("A", type: "AWS::Serverless::Function", in: $0)
        $0.transform("AWS::Serverless-2016-10-31")
      } == [.iam, .autoExpand])
    #expect(
      try capabilities {
        Resource("A", type: "Acme::Test::A", in: $0, properties: ["V": .transform("AWS::Include", parameters: [:])])
      } == [.autoExpand])
  }
}
