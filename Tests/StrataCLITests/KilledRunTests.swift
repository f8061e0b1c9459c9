import Foundation
import StrataJSON
import StrataReleases
import TestSupport
import Testing

/// Processes that are killed at any moment leave nothing torn, and the next says what is known and goes on to the end.
///
/// `STRATA_KILLS` is how often each command is killed; 4 times unless given.
@Suite struct KilledRunTests {
  private static let rounds = ProcessInfo.processInfo.environment["STRATA_KILLS"].flatMap(Int.init) ?? 4

  @Test(arguments: KilledCommand.allCases)
  func whatIsKilledIsTakenUp(command: KilledCommand) throws {
    // Not disturbed, to know how long it takes.
    let usual = try command.prepared()
    let whole = try usual.run(try command.arguments(usual))
    #expect(whole.status == 0, "\(whole.errors)")
    try command.expectDone(usual, "\(command), not killed")

    var kills = 0
    for round in 0..<Self.rounds {
      var random = SplitMix64(seed: UInt64(round))
      let process = try command.prepared()
      process.isQuick = Int.random(in: 0..<8, using: &random) > 0
      // Sometimes the run after it is killed as well.
      for time in 0..<Int.random(in: 1...2, using: &random) {
        let moment = Self.moment(in: whole, &random)
        let words: Comment = "\(command), round \(round), kill \(time + 1): \(moment)"
        let end = try process.run(try command.arguments(process), killedAt: moment)
        if end.wasKilled { kills += 1 }
        try expectWholeFiles(process, words)
        try expectKnown(process, words)
      }
      try expectTakenUp(command, process, "\(command), round \(round)")
    }
    // Otherwise the processes were never caught at work.
    #expect(kills * 4 >= Self.rounds, "\(kills) of \(Self.rounds)")
  }

  private static func moment(in whole: PromotedProcess.Ending, _ random: inout SplitMix64) -> PromotedProcess.Moment {
    if whole.calls > 0, Bool.random(using: &random) {
      return .call(
        Int.random(in: 1...whole.calls, using: &random), isDone: Bool.random(using: &random),
        after: [0, Double.random(in: 0...0.02, using: &random)].randomElement(using: &random) ?? 0)
    }
    return .time(Double.random(in: 0...whole.seconds, using: &random))
  }

  /// Every file is whole, and every record follows the one before it.
  private func expectWholeFiles(_ process: PromotedProcess, _ words: Comment) throws {
    let files = FileManager.default.enumerator(atPath: process.folder)?.compactMap { $0 as? String } ?? []
    for file in files where file.hasSuffix(".json") {
      let bytes = try #require(FileManager.default.contents(atPath: "\(process.folder)/\(file)"))
      #expect(throws: Never.self, "\(words): \(file)") { try JSONValue(parsing: Array(bytes)) }
    }
    for environment in ["staging", "production"] {
      let history = try process.records.chain(of: environment).read(allowsForks: true)
      for stack in history.records.flatMap(\.event.stacks) where stack.end == "deployed" {
        #expect(try process.records.templates.template(stack.template ?? "") != nil, words)
      }
    }
  }

  /// What is being carried out is noted.
  private func expectKnown(_ process: PromotedProcess, _ words: Comment) throws {
    let pending = try pending(process)
    for set in process.aws.changeSets where set.execution == "EXECUTE_IN_PROGRESS" {
      #expect(pending.contains(set.id), words)
    }
  }

  private func pending(_ process: PromotedProcess) throws -> [String] {
    guard let bytes = FileManager.default.contents(atPath: process.underWay) else { return [] }
    let environments = try JSONValue(parsing: Array(bytes))["_pending"]?.object ?? [:]
    return environments.flatMap { $0.value.array ?? [] }.compactMap { $0["changeSetId"]?.string }
  }

  /// The next run says what became of what was begun, and does what was asked for.
  private func expectTakenUp(_ command: KilledCommand, _ process: PromotedProcess, _ words: Comment) throws {
    let pending = try pending(process)
    let end = try process.run(try command.arguments(process))
    let isDone = command.isDoneAlready.map { end.errors.contains($0) } ?? false
    #expect(end.status == 0 || isDone, "\(words): \(end.errors)")
    let notes = end.errors.matches(
      of: #/note: \w+, begun at \S+: it was (?:never carried out|carried out to its end)\n/#)
    #expect(notes.count == pending.count, "\(words): \(end.errors)")
    #expect(try self.pending(process).isEmpty, words)
    #expect(process.aws.changeSets.allSatisfy { $0.executions <= 1 }, words)
    try expectWholeFiles(process, words)
    try command.expectDone(process, words)
    #expect(try process.run("deployment", "status", "shop").status == 0, words)
  }
}
