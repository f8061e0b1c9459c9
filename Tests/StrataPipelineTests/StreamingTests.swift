import Foundation
import StrataFindings
import StrataJSON
import StrataLanguage
import StrataOutput
import StrataPipeline
import StrataSynthesis
import Testing

/// Templates that are given on one by one, and what is let go of meanwhile.
@Suite struct StreamingTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "streaming-\(UUID().uuidString)").path

  /// Stacks of which each uses the one before, or the one behind it.
  private static func chain(_ count: Int, usesNext: Bool, mistakeIn mistaken: Int? = nil) -> App {
    App("chain") { app in
      // Stacks are declared in order, and the one behind is known when all are.
      var topics: [Resource] = []
      var users: [Resource] = []
      for number in 0..<count {
        app.stack("Stack\(number)") { scope in
          topics.append(Resource("Topic", type: "AWS::SNS::Topic", in: scope))
          users.append(Resource(number == mistaken ? "-" : "User", type: "Acme::Test::User", in: scope))
        }
      }
      for number in 0..<count {
        let used = usesNext ? number + 1 : number - 1
        if topics.indices.contains(used) { users[number].set("Topic", to: topics[used].ref) }
      }
    }
  }

  /// Writes an app, of which few resources may wait where a limit is given.
  private func write(_ app: App, limit: Int = .max) throws -> (summary: AppSummary, report: OutputReport) {
    let writer = AssemblyWriter(OutputDirectory(path: folder))
    var pipeline = Pipeline()
    pipeline.resourceLimit = limit
    let summary = try pipeline.summarize(app, into: writer.stage)
    try writer.finish(summary)
    return (summary, try writer.commit())
  }

  private func files() throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
      files[name] = Array(try Data(contentsOf: URL(filePath: "\(folder)/\(name)")))
    }
    return files
  }

  @Test(arguments: [false, true])
  func aChainOfManyStacks(usesNext: Bool) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let app = Self.chain(250, usesNext: usesNext)
    let (summary, _) = try write(app)
    let assembly = try app.synthesize()
    let names = (0..<250).map { "Stack\($0)" }
    #expect(summary.stacks.map(\.name) == (usesNext ? names.reversed() : names))
    #expect(assembly.stacks.map(\.name) == summary.stacks.map(\.name))
    #expect(assembly.stacks.map(\.dependencies) == summary.stacks.map(\.dependencies))
    #expect(summary.stacks.dropFirst().map(\.dependencies) == summary.stacks.dropLast().map { [$0.name] })
    var files = try files()
    for stack in assembly.stacks { #expect(files.removeValue(forKey: stack.fileName) == stack.bytes) }
    #expect(
      files.removeValue(forKey: Manifest.fileName)
        == (try Manifest(assembly.summary).json.bytes(keyOrder: .given, layout: .pretty)))
    #expect(files.isEmpty)
    let middle = try #require(assembly["Stack100"]).template
    #expect(middle.outputs.keys == ["ExportTopicRef"])
    #expect(
      middle.resources["User"]?["Properties"]?["Topic"]
        == ["Fn::ImportValue": .string("Stack\(usesNext ? 101 : 99):Topic")])
  }

  @Test(arguments: [0, 37, 99])
  func aMistakeInOneOfManyLeavesEveryFile(mistaken: Int) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try write(Self.chain(50, usesNext: false))
    let before = try files()
    let error = #expect(throws: SynthesisError.self) {
      try write(Self.chain(100, usesNext: true, mistakeIn: mistaken))
    }
    #expect(error?.findings.map(\.path) == ["Stack\(mistaken)/-"])
    #expect(try files() == before)
  }

  /// Stacks of which each but the first uses a value that the one before returned, and has what a rule warns of.
  private static func values(_ count: Int, mistakeIn mistaken: Int? = nil) -> App {
    App("values") { app in
      var last: StringValue = "none"
      for number in 0..<count {
        last = app.stack("Stack\(number)") { scope in
          Resource("Jobs", type: "AWS::SQS::Queue", in: scope, properties: ["QueueName": .value(last)])
          let id = number == mistaken ? "-" : "Topic"
          return Resource(id, type: "AWS::SNS::Topic", in: scope).attribute("TopicName")
        }
      }
    }
  }

  @Test func whatIsGivenAgainIsStagedInPlaceOfAll() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let app = Self.values(12)
    let (summary, report) = try write(app, limit: 4)
    let assembly = try app.synthesize()
    #expect(report.entries.map(\.name).sorted() == (assembly.stacks.map(\.fileName) + [Manifest.fileName]).sorted())
    #expect(summary.stacks.map(\.sha256) == assembly.stacks.map(\.summary.sha256))
    #expect(summary.warnings == assembly.warnings)
    let files = try files()
    for stack in assembly.stacks { #expect(files[stack.fileName] == stack.bytes) }
    #expect(assembly.stacks[0].template.outputs.keys == ["ExportTopicTopicName"])
    #expect(files.count == 13)
    #expect(try write(app, limit: 4).report.entries.allSatisfy { $0.change == .unchanged })
  }

  @Test(arguments: [0, 5, 11])
  func aMistakeInAStackThatIsGivenAgainLeavesEveryFile(mistaken: Int) throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try write(Self.values(12), limit: 4)
    let before = try files()
    let app = Self.values(12, mistakeIn: mistaken)
    let whole = #expect(throws: SynthesisError.self) { try write(app) }
    let error = #expect(throws: SynthesisError.self) { try write(app, limit: 4) }
    #expect(error?.findings == whole?.findings)
    #expect(error?.findings.first?.path == "Stack\(mistaken)/-")
    #expect(try files() == before)
  }

  @Test func whereNothingWasNothingIs() throws {
    #expect(throws: SynthesisError.self) { try write(Self.chain(5, usesNext: true, mistakeIn: 0)) }
    #expect(!FileManager.default.fileExists(atPath: folder))
  }

  @Test func whatIsInTheWayIsSaidAfterMistakes() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Data("x".utf8).write(to: URL(filePath: folder))
    #expect(throws: SynthesisError.self) { try write(Self.chain(3, usesNext: true, mistakeIn: 2)) }
    #expect(throws: OutputError.self) { try write(Self.chain(3, usesNext: true)) }
    #expect(try String(contentsOf: URL(filePath: folder), encoding: .utf8) == "x")
  }

  /// Remembers resources without keeping them.
  private final class Watch: @unchecked Sendable {
    // Only the thread that declares and renders comes here.
    private var resources: [() -> Resource?] = []

    func add(_ resource: Resource) { resources.append { [weak resource] in resource } }

    var living: [Int] { resources.indices.filter { resources[$0]() != nil } }
  }

  @Test func aStackIsLetGoOfWhenItsTemplateIsMade() {
    let watch = Watch()
    let app = App("chain") { app in
      var earlier: Resource?
      for number in 0..<4 {
        app.stack("Stack\(number)") { scope in
          let resource = Resource("Topic", type: "AWS::SNS::Topic", in: scope)
          if let earlier {
            Resource("User", type: "Acme::Test::User", in: scope, properties: ["A": .value(earlier.ref)])
          }
          watch.add(resource)
          earlier = resource
        }
      }
    }
    var living: [[Int]] = []
    _ = app.render { _ in living.append(watch.living) }
    #expect(living == [[0, 1, 2, 3], [0, 1, 2], [0, 1], [0]])
    #expect(watch.living == [])
  }

  @Test func stacksThatMayUseEachOtherAreRenderedTogether() throws {
    let app = App("circle") { app in
      var topics: [Resource] = []
      for name in ["A", "B", "C"] {
        app.stack(name) { topics.append(Resource("Topic", type: "AWS::SNS::Topic", in: $0)) }
      }
      // What is written over isn't used, so that there is no circle after all.
      topics[0].set("DisplayName", to: topics[1].ref)
      topics[0].rawProperties["DisplayName"] = "none"
      topics[1].set("DisplayName", to: topics[0].ref)
      topics[2].set("DisplayName", to: topics[1].ref)
    }
    let assembly = try app.synthesize()
    #expect(assembly.stacks.map(\.name) == ["A", "B", "C"])
    #expect(assembly["B"]?.template.outputs.keys == ["ExportTopicRef"])
  }

  @Test func tagsOfScopesAreUses() throws {
    let app = App("tagged") { app in
      let topic = app.stack("A") { Resource("Topic", type: "AWS::SNS::Topic", in: $0) }
      app.stack("B") { scope in
        scope.tags["topic"] = topic.ref
        Resource("Jobs", type: "AWS::SQS::Queue", in: scope)
      }
    }
    #expect(try app.synthesize()["A"]?.template.outputs.keys == ["ExportTopicRef"])
  }

  @Test func whoComesFirstIsSaidByTheOrderOfDeclaration() {
    // C is rendered before B, as D uses B.
    let app = App("names") { app in
      let thing = app.stack("A") { Resource("Thing", type: "Acme::Test::Thing", in: $0) }
      let user = app.stack("B") { scope in
        let user = Resource("User", type: "Acme::Test::User", in: scope)
        user.set("Value", to: thing.attribute("SomeValue"))
        return user
      }
      app.stack("C") {
        Resource("User", type: "Acme::Test::User", in: $0).set("Value", to: thing.attribute("Some.Value"))
      }
      app.stack("D") { Resource("User", type: "Acme::Test::User", in: $0).set("Value", to: user.ref) }
    }
    let error = #expect(throws: SynthesisError.self) { try app.synthesize() }
    #expect(
      error?.findings.map(\.message) == [
        "the values A:Thing:SomeValue and A:Thing:Some:Value need one output id, ExportThingSomeValue"
      ])
  }

  @Test func manyCoresFindWhatOneFinds() {
    let app = App("many") { app in
      for number in 0..<20 {
        app.stack("Stack\(number)") { scope in
          Resource("Jobs", type: "AWS::SQS::Queue", in: scope, properties: ["VisibilityTimeout": "long"])
        }
      }
    }
    let runs = (0..<3).map { _ in
      do throws(SynthesisError) {
        return try app.synthesize().warnings
      } catch {
        return error.findings
      }
    }
    #expect(runs[0].count == 20)
    #expect(runs.allSatisfy { $0 == runs[0] })
  }
}
