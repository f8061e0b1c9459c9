import Foundation
import StrataEnvironments
import StrataFiles
import StrataJSON
import StrataLanguage
import StrataMigration
import StrataPipeline
import TestSupport
import Testing

@testable import StrataCLI

/// The tool in this process: its folders are temporary, its answers are given, and other programs are played.
final class ToolRun {
  let folder = FileManager.default.temporaryDirectory.appending(path: "tool-\(UUID().uuidString)").path
  private(set) var status: Int32 = 0
  private(set) var output = ""
  private(set) var errors = ""

  /// What a person answers, in order; nobody is there unless this is set.
  var answers: [String]?
  /// What was asked, with a star where the answer is hidden.
  private(set) var questions: [String] = []
  /// Whether the output is coloured.
  var colours = false
  /// The columns of the terminal; none unless this is set.
  var width: Int?
  /// Rules of the user's own.
  var policies: [PolicyPack] = []
  /// What finds constructs in templates; nil where the tool has none of them.
  var lifter: (any Lifter)?
  /// The time.
  var now = "2026-11-21T12:00:00.000Z"
  /// Standard input.
  var input = ""
  /// What stands under names without a slash; under other names, what does is found.
  var standing: [String: FileStatus.Kind] = [:]
  /// The path of the program that runs; nil where it isn't known.
  var program: String?
  /// Plays another program.
  var play: (ChildProcess) throws -> ChildProcess.Result = { _ in throw CommandError("nothing is played") }
  /// Called where the tool waits, with the seconds.
  var waiting: (Double) -> Void = { _ in }
  /// Whether the person has had enough.
  var isInterrupted = false
  /// The seconds that the clock shows.
  var clock: () -> Double = { 0 }
  /// The programs that were run.
  private(set) var programs: [ChildProcess] = []

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Runs the tool, with `%` in arguments standing for the folder.
  @discardableResult
  func run(_ arguments: String..., systems: [System] = [shop]) -> ToolRun {
    run(arguments, systems: systems)
  }

  /// Runs the tool.
  @discardableResult
  func run(_ arguments: [String], systems: [System] = [shop]) -> ToolRun {
    (output, errors, questions, programs) = ("", "", [], [])
    let console = Console(
      output: { self.output += $0 }, errors: { self.errors += $0 }, coloursOutput: colours, width: width,
      program: program, directory: folder,
      variables: ["XDG_CONFIG_HOME": folder + "/config", "HOME": folder],
      ask: answers == nil ? nil : { try self.answer($0, $1) }, readInput: { Array(self.input.utf8) },
      kind: { path in
        if let kind = self.standing[path] { return kind }
        return path.contains("/") ? (try? SystemPath(path).status(followsLinks: true))?.kind : nil
      },
      run: { program in
        self.programs.append(program)
        return try self.play(program)
      },
      runInterruptibly: { program, goesOn in
        self.programs.append(program)
        let result = try self.play(program)
        return goesOn() ? result : .init(status: 130, output: [], errors: "")
      }, isInterrupted: { self.isInterrupted }, wait: { self.waiting($0) }, clock: { self.clock() }, now: { self.now })
    let arguments = arguments.map { $0.replacing("%", with: folder) }
    var tool = Tool(name: "synth", commands: .all, systems: systems, policies: policies, console: console)
    tool.lifter = lifter
    status = tool.run(arguments)
    output = output.replacing(folder, with: "%")
    errors = errors.replacing(folder, with: "%")
    expectDescribed(arguments, systems)
    return self
  }

  /// Checks that what is printed for machines is as the command's schema says.
  private func expectDescribed(_ arguments: [String], _ systems: [System]) {
    guard arguments.prefix(while: { $0 != "--" }).contains("--json"), !output.isEmpty,
      let reader = try? ArgumentReader(
        arguments, commands: [Command].all.map(\.syntax), systems: systems, kind: { _ in nil }),
      case .command(let command) = reader.called, !reader.wantsHelp, let shape = ResultSchemas.shape(of: command)
    else { return }
    let texts = command.word == "watch" ? output.split(separator: "\n").map(String.init) : [output]
    for text in texts {
      do {
        let faults = SchemaChecker(try JSONValue(parsing: text), against: shape.schema).faults
        #expect(faults == [], "synth \(arguments.joined(separator: " "))")
      } catch {
        Issue.record("synth \(arguments.joined(separator: " ")) prints no JSON: \(error)")
      }
    }
  }

  private func answer(_ question: String, _ isHidden: Bool) throws -> String? {
    questions.append(question + (isHidden ? "*" : ""))
    guard let first = answers?.first else { return nil }
    answers?.removeFirst()
    return first
  }

  /// Writes a profile of the shop.
  func profile(_ name: String, _ text: String) throws {
    let path = "\(folder)/config/shop/\(name).json"
    try FileManager.default.createDirectory(atPath: folder + "/config/shop", withIntermediateDirectories: true)
    _ = FileManager.default.createFile(
      atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
  }

  /// Writes a file, and the folders that it's in.
  func write(_ file: String, _ text: String) throws {
    let url = URL(filePath: "\(folder)/\(file)")
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  func remove(_ file: String) throws { try FileManager.default.removeItem(atPath: "\(folder)/\(file)") }

  func text(of file: String) -> String? {
    FileManager.default.contents(atPath: "\(folder)/\(file)").map { String(decoding: $0, as: UTF8.self) }
  }

  func files(in directory: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/\(directory)").sorted()) ?? []
  }
}

struct ShopProfile: Decodable, Sendable {
  var tenant: String
  var imageTag: String
  var password: Sensitive
  var tasks: Int?
  var allow: [String]?
  var group: String?
  var region: Region?
}

/// A system with two environments in one stack.
let shop = System(
  "shop", environments: [.required("prod", profile: "default"), .optional("dev")],
  form: ProfileForm(
    questions: [
      .init("tenant", "Tenant"), .init("password", "Password"),
      .init("imageTag", "Image tag", suggesting: "1.0.0", in: ["dev": "latest"], isAskedAgain: true),
    ], derived: ["group": "{tenant}-{profile}"]),
  secret: { (profile: ShopProfile) in
    ProfileSecret(name: "shop/login", ["TENANT": .text(profile.tenant), "PASSWORD": .sensitive(profile.password)])
  },
  { app, environments in
    app.tags["System"] = "shop"
    app.stack("Shop", env: environments.first?.profile.region.map { StackEnvironment(region: $0.name) }) { scope in
      Resource("Shared", type: "AWS::SNS::Topic", in: scope)
      for environment in environments {
        let own = Scope(environment.title, in: scope, environment: environment.name)
        let tag = own.parameter(
          "ImageTag", default: environment.profile.imageTag, file: "/sources/Shop.swift", line: 9)
        let topic = Resource(
          "Topic", type: "AWS::SNS::Topic", in: own,
          properties: ["DisplayName": "\(environment.profile.tenant) \(tag)"], file: "/sources/Shop.swift", line: 12)
        own.output("Endpoint", topic.ref)
      }
    }
  })

/// Profiles of the shop that are right.
let defaultProfile = #"{"tenant": "acme", "imageTag": "1.0.0", "password": "correct horse battery"}"#
let devProfile = #"{"_inherits": "default", "imageTag": "latest"}"#
