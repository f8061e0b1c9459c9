import Foundation
import StrataFiles
import StrataPlatform
import StrataReleases
import TestSupport

/// The tool as a process of its own, in a repository of a system that is promoted; the programs that it runs but git are
/// played by this process.
final class PromotedProcess: @unchecked Sendable {
  /// When the process is killed.
  enum Moment: Sendable {
    /// At a call of a played program: before anything comes of it, or some seconds after it's done.
    case call(Int, isDone: Bool, after: Double)
    /// Some seconds after the start.
    case time(Double)
  }

  /// How the process ended, and what it did.
  struct Ending {
    let status: Int32
    let wasKilled: Bool
    let output: String
    let errors: String
    /// The number of calls of played programs.
    let calls: Int
    let seconds: Double
  }

  /// The folder of all that there is; the repository is in it.
  let folder: String
  let aws: PlayedAws
  /// Whether deployments are done as soon as somebody looks.
  var isQuick = true
  /// Called at each call before it's answered, with its number.
  var meanwhile: @Sendable (Int) -> Void = { _ in }

  private let lock = NSLock()
  private var programs: PlayedPrograms?
  private var process: Process?
  private var moment: Moment?
  private var calls = 0

  /// Both environments have one release, and staging has another behind it.
  init() throws {
    (folder, aws) = (Self.newFolder(), PlayedAws())
    try FileManager.default.createDirectory(atPath: repository + "/Sources/Profiles", withIntermediateDirectories: true)
    try write("// swift-tools-version: 6.2\n", to: "Package.swift")
    try write("templates\n", to: ".gitignore")
    try git("init", "--quiet", "--initial-branch=main")
    try git("config", "user.name", "Ada")
    try git("config", "user.email", "ada@example.com")
    try start()
    try release("1")
    try deploy("staging")
    try deploy("production")
    try release("2")
    try deploy("staging")
  }

  /// The same as another, from where that is on.
  init(as other: PromotedProcess) throws {
    (folder, aws) = (Self.newFolder(), PlayedAws(as: other.aws))
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for name in ["repository", "config"] {
      try FileManager.default.copyItem(atPath: "\(other.folder)/\(name)", toPath: "\(folder)/\(name)")
    }
    try start()
  }

  deinit {
    programs = nil
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// A folder with a short path, as that of a socket has to be.
  private static func newFolder() -> String {
    let name = "p-" + String(UInt32.random(in: .min ... .max), radix: 16)
    return FileManager.default.temporaryDirectory.appending(path: name).path
  }

  private var repository: String { folder + "/repository" }
  var records: SystemRecords { SystemRecords(of: "shop", in: repository + "/Sources/Deployments") }

  func history(_ environment: String) throws -> RecordHistory { try records.chain(of: environment).read() }

  /// The file of what is under way.
  var underWay: String { folder + "/config/shop/deploy.json" }

  // MARK: The repository

  private func write(_ text: String, to file: String) throws {
    try Data(text.utf8).write(to: URL(filePath: "\(repository)/\(file)"))
  }

  @discardableResult
  func git(_ arguments: String...) throws -> ChildProcess.Result {
    let result = try ChildProcess(arguments: ["git", "-C", repository, "-c", "commit.gpgSign=false"] + arguments).run()
    if result.status != 0 { throw Unexpected(description: "git \(arguments): \(result.errors)") }
    return result
  }

  /// Commits a release whose environments have a tag.
  func release(_ tag: String) throws {
    for name in ["staging", "production"] { try write(#"{"tag": "\#(tag)"}"#, to: "Sources/Profiles/\(name).json") }
    try git("add", "--", "Package.swift", ".gitignore", "Sources/Profiles")
    try git("commit", "--quiet", "--message", "Release \(tag)")
  }

  private func deploy(_ environment: String) throws {
    let end = try run("deploy", "shop", "-e", environment, "--yes")
    if end.status != 0 { throw Unexpected(description: end.errors) }
  }

  /// Something that a test needs didn't go well.
  struct Unexpected: Error, CustomStringConvertible {
    let description: String
  }

  // MARK: The process

  private func start() throws {
    try FileManager.default.createDirectory(atPath: folder + "/bin", withIntermediateDirectories: true)
    let fixture = try BuildProducts.executable("promotion-fixture").path
    for name in ["aws", "curl"] {
      try FileManager.default.createSymbolicLink(atPath: "\(folder)/bin/\(name)", withDestinationPath: fixture)
    }
    programs = try PlayedPrograms(at: folder + "/socket") { [weak self] in
      self?.answer($0) ?? .init(status: 99, output: [], errors: "")
    }
  }

  private func answer(_ program: ChildProcess) -> ChildProcess.Result {
    let (number, meanwhile) = lock.withLock {
      calls += 1
      return (calls, self.meanwhile)
    }
    meanwhile(number)
    return lock.withLock {
      guard case .call(number, let isDone, let seconds)? = moment else { return play(program) }
      moment = nil
      if !isDone {
        kill(process)
        return .init(status: 99, output: [], errors: "")
      }
      let result = play(program)
      // The one that called: by then another may be running.
      Thread.detachNewThread { [self, process] in
        usleep(UInt32(seconds * 1_000_000))
        lock.withLock { kill(process) }
      }
      return result
    }
  }

  private func play(_ program: ChildProcess) -> ChildProcess.Result {
    if program.arguments[0] == "curl" { return .init(status: 0, output: Array("200 ".utf8), errors: "") }
    if isQuick, program.arguments[2].hasPrefix("describe-") { aws.settle() }
    return (try? aws.run(program)) ?? .init(status: 99, output: [], errors: "")
  }

  /// Kills a process, where it's still there.
  private func kill(_ process: Process?) {
    if let process, process.isRunning { StrataPlatform.kill(process.processIdentifier, SIGKILL) }
  }

  /// The number that the system knows the running process by.
  var processID: Int32? { lock.withLock { process?.processIdentifier } }

  /// Runs the tool to its end.
  @discardableResult
  func run(_ arguments: String..., killedAt moment: Moment? = nil) throws -> Ending {
    try run(arguments, killedAt: moment)
  }

  /// Runs the tool to its end.
  @discardableResult
  func run(_ arguments: [String], killedAt moment: Moment? = nil) throws -> Ending {
    let files = ["output", "errors"].map { "\(folder)/\($0)-\(UUID().uuidString)" }
    for file in files { try Data().write(to: URL(filePath: file)) }
    defer { for file in files { unlink(file) } }
    let process = Process()
    process.executableURL = try BuildProducts.executable("promotion-fixture")
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: repository)
    process.environment = [
      "HOME": folder, "XDG_CONFIG_HOME": folder + "/config", "SHOP": repository, "NO_COLOR": "1",
      "PLAYED_PROGRAMS": folder + "/socket",
      "PATH": "\(folder)/bin:" + (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"),
    ]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: files[0]))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: files[1]))
    let clock = ContinuousClock()
    let start = clock.now
    try lock.withLock {
      (calls, self.moment) = (0, moment)
      try process.run()
      self.process = process
    }
    if case .time(let seconds)? = moment {
      usleep(UInt32(seconds * 1_000_000))
      lock.withLock { kill(process) }
    }
    process.waitUntilExit()
    let (whole, attoseconds) = (clock.now - start).components
    let texts = try files.map { String(decoding: try Data(contentsOf: URL(filePath: $0)), as: UTF8.self) }
    return lock.withLock {
      self.moment = nil
      return Ending(
        status: process.terminationStatus, wasKilled: process.terminationReason == .uncaughtSignal,
        output: texts[0], errors: texts[1], calls: calls, seconds: Double(whole) + Double(attoseconds) / 1e18)
    }
  }
}
