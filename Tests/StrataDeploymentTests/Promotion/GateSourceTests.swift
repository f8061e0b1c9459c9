import Foundation
import StrataEnvironments
import StrataFiles
import StrataJSON
import StrataLanguage
import StrataReleases
import Testing

@testable import StrataDeployment

/// Whose gates are asked; the repository is real, and what would be built of it is played.
@Suite struct GateSourceTests {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "gates-\(UUID().uuidString)").path
  private let swift = PlayedSwift()

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try git("init", "--quiet", "--initial-branch=main")
    try write("// swift-tools-version: 6.2\n", to: "infra/Package.swift")
    try write("two people", to: "infra/Sources/Shop/Shop.swift")
    try commit("Start")
  }

  @discardableResult
  private func git(_ arguments: String...) throws -> String {
    let person = ["-c", "user.name=Eve", "-c", "user.email=eve@example.com", "-c", "commit.gpgSign=false"]
    let result = try ChildProcess(arguments: ["git", "-C", folder] + person + arguments).run()
    guard result.status == 0 else { throw GitError("git \(arguments): \(result.errors)") }
    return String(decoding: result.output, as: UTF8.self).filter { $0 != "\n" }
  }

  private func commit(_ message: String) throws {
    try git("add", "--all")
    try git("commit", "--quiet", "--message", message)
  }

  private func write(_ text: String, to path: String) throws {
    let url = URL(filePath: "\(folder)/\(path)")
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// The system as this tool was built with it: whoever promotes has taken the gates away.
  private static let system = System(
    "shop", environments: [.required("staging"), .required("production")],
    promotion: Promotion(["staging", "production"])
  ) { (_: AppScope, _: [Environment<[String: String]>]) in }

  private static let evidence = GateEvidence(
    system: "shop", from: "staging", to: "production", release: "5b1e",
    now: .at("2026-11-04T00:00:00Z"), authors: ["eve@example.com"],
    deployments: ["staging": .init("5b1e", since: .at("2026-11-01T00:00:00Z"))])

  private func source(at revision: String?) throws -> GateSource {
    try GateSource(
      of: Self.system, at: revision, tool: "synth", in: "\(folder)/infra/Sources/Shop", run: swift.run)
  }

  private func evaluation(at revision: String?) throws -> GateEvaluation {
    try source(at: revision).evaluation(
      on: Self.evidence, scratch: "\(folder)/scratch", builds: "\(folder)/builds")
  }

  private func refusal(_ revision: String = "main") -> String {
    do {
      _ = try evaluation(at: revision)
      return "none"
    } catch {
      return "\(error)"
    }
  }

  /// Takes the gate away in a commit of a branch.
  private func takeTheGateAway() throws {
    try git("checkout", "--quiet", "-b", "release")
    try write("nobody", to: "infra/Sources/Shop/Shop.swift")
    try commit("Take the gate away")
  }

  @Test func theSameSourcesHaveTheSameGates() throws {
    #expect(try source(at: "main").commit == nil)
    #expect(try evaluation(at: "main").answers.map(\.gate) == ["deployed in staging"])
    #expect(swift.builds.isEmpty)
    // Records and approvals say what became of a release, and aren't of it.
    try git("checkout", "--quiet", "-b", "release")
    try write("{}", to: "infra/Sources/Shop/Deployments/staging/0001.json")
    try commit("Record")
    #expect(try source(at: "main").commit == nil)
    try write("{}", to: "infra/Sources/Shop/Deployments/staging/0002.json")
    #expect(try source(at: "main").commit == nil)
  }

  @Test func withoutARevisionTheGatesAreTheToolsOwn() throws {
    try takeTheGateAway()
    #expect(try evaluation(at: nil).outcome == .passed)
  }

  /// What is promoted can't take away the gate before it.
  @Test func aGateThatWasTakenAwayIsAskedAllTheSame() throws {
    try takeTheGateAway()
    #expect(try source(at: "main").commit == (try git("rev-parse", "main")))
    let evaluation = try evaluation(at: "main")
    #expect(evaluation.answers.map(\.gate) == ["deployed in staging", "approved by 2 people"])
    #expect(evaluation.outcome == .refused)
    // It was built of the branch's sources, in the package that the system is in.
    #expect(swift.builds.map(\.source) == ["two people"])
    #expect(swift.builds.map(\.package) == ["\(folder)/scratch/infra"])
    // Nothing is left of them.
    #expect(!FileManager.default.fileExists(atPath: "\(folder)/scratch"))
    #expect(try git("worktree", "list").split(separator: "[").count == 2)
    #expect(try git("status", "--porcelain") == "")
  }

  /// A run that was killed while it asked the branch's gates leaves the branch's sources.
  @Test func whatAKilledRunLeftIsNotInTheWay() throws {
    try takeTheGateAway()
    try git("worktree", "add", "--quiet", "--detach", "--lock", "--", "\(folder)/scratch", "main")
    #expect(try evaluation(at: "main").outcome == .refused)
    #expect(!FileManager.default.fileExists(atPath: "\(folder)/scratch"))
    #expect(try git("worktree", "list").split(separator: "[").count == 2)
  }

  /// A source among the records would be compiled, and may change what gates are.
  @Test(arguments: [true, false])
  func whatIsNoRecordCountsAsASource(isCommitted: Bool) throws {
    try git("checkout", "--quiet", "-b", "release")
    try write("* -text\n", to: "infra/Sources/Shop/Deployments/.gitattributes")
    try write("{}", to: "infra/Sources/Shop/Deployments/staging/0001.json")
    if isCommitted { try commit("Record") }
    #expect(try source(at: "main").commit == nil)
    try write("nobody", to: "infra/Sources/Shop/Deployments/staging/Gate.swift")
    if isCommitted { try commit("Record") }
    #expect(try source(at: "main").commit != nil)
    #expect(try evaluation(at: "main").outcome == .refused)
  }

  @Test func whatIsNotCommittedIsOtherToo() throws {
    try write("nobody", to: "infra/Sources/Shop/Shop.swift")
    #expect(try evaluation(at: "main").outcome == .refused)
    try git("checkout", "--quiet", ".")
    // Another package of the repository may be what this one is made of.
    try write("gates", to: "shared/Gates.swift")
    #expect(try source(at: "main").commit != nil)
  }

  @Test func whatCannotBeAskedLetsNothingPass() throws {
    try takeTheGateAway()
    let hint = "\n  hint: what isn't asked doesn't let anything pass; mend main, or promote what it has"
    swift.failure = "error: no such module 'Strata'"
    #expect(
      refusal()
        == "the gates of main can't be asked: its tool can't be built: error: no such module 'Strata'\(hint)")
    swift.failure = nil
    swift.answer = { _ in .init(status: 2, output: [], errors: "error: there is no command \"gates\"\n") }
    #expect(
      refusal()
        == "the gates of main can't be asked: its tool doesn't answer: error: there is no command \"gates\"\(hint)")
    swift.answer = { _ in .init(status: 0, output: Array("passed".utf8), errors: "") }
    #expect(refusal().hasPrefix("the gates of main can't be asked: its tool's answer isn't one: "))
    for answer in [
      GateEvaluation(from: "staging", to: "production", answers: []),
      GateEvaluation(from: "dev", to: "staging", answers: [.init("open", .passed("yes"))]),
    ] {
      swift.answer = { _ in .init(status: 0, output: (try? answer.json.bytes()) ?? [], errors: "") }
      #expect(refusal() == "the gates of main can't be asked: its tool answers about something else\(hint)")
    }
    #expect(!FileManager.default.fileExists(atPath: "\(folder)/scratch"))
  }

  @Test func whereTheBranchHasNoPackageNothingPasses() throws {
    try git("checkout", "--quiet", "--orphan", "bare")
    try git("rm", "--quiet", "-r", "--cached", ".")
    try git("commit", "--quiet", "--allow-empty", "--message", "Nothing")
    try git("checkout", "--quiet", "--force", "main")
    // An empty commit has nothing to be the same.
    #expect(refusal("bare") != "none")
  }

  @Test func anUnknownRevisionIsAnError() {
    #expect(refusal("origin/main").hasPrefix("there is no git revision \"origin/main\""))
    #expect(refusal("--upload-pack=x").hasPrefix("there is no git revision \"--upload-pack=x\""))
  }

  @Test func aStepThatThereIsNotIsAnError() throws {
    var evidence = Self.evidence
    evidence.from = "dev"
    let error = #expect(throws: PromotionError.self) {
      try source(at: nil).evaluation(on: evidence, scratch: "\(folder)/scratch", builds: "\(folder)/builds")
    }
    #expect(error?.description == "dev isn't on the way of releases: staging, production")
  }
}

/// Plays `swift build` and the tool that it would build, of which only git is real.
private final class PlayedSwift {
  private(set) var builds: [(package: String, source: String)] = []
  /// What the compiler says; nothing unless given.
  var failure: String?
  /// What the tool says, where it isn't what its sources say.
  var answer: ((GateEvidence) -> ChildProcess.Result)?

  func run(_ program: ChildProcess) throws -> ChildProcess.Result {
    let words = program.arguments
    if words[0] == "git" { return try program.run() }
    if words[0] == "swift" {
      if let failure { return .init(status: 1, output: [], errors: "Building for debugging...\n\(failure)\n") }
      let package = words[words.firstIndex(of: "--package-path").map { $0 + 1 } ?? 0]
      if words.contains("--show-bin-path") {
        return .init(status: 0, output: Array("/builds/debug\n".utf8), errors: "")
      }
      let source = try String(contentsOfFile: "\(package)/Sources/Shop/Shop.swift", encoding: .utf8)
      builds.append((package, source))
      return .init(status: 0, output: [], errors: "")
    }
    guard words == ["/builds/debug/synth", "gates", "shop"] else { throw GitError("not played: \(words)") }
    let evidence = try GateEvidence(json: try JSONValue(parsing: program.input))
    if let answer { return answer(evidence) }
    let gates: [Gate] = builds.last?.source == "two people" ? [.approved(by: 2)] : []
    let promotion = Promotion(["staging", "production"], gates: ["production": gates])
    let evaluation = GateEvaluation(try promotion.step(from: evidence.from, to: evidence.to), on: evidence)
    return .init(status: 0, output: try evaluation.json.bytes(), errors: "")
  }
}
