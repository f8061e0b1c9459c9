import Foundation
import StrataJSON
import StrataReleases
import TestSupport
import Testing

/// A command that is killed at some moment, and what it comes to in the end.
enum KilledCommand: String, CaseIterable, Sendable {
  case deploy, promote, rollback, approve, health, mend

  /// Where each of them begins.
  private static let bases = Result { try Bases() }

  private struct Bases: Sendable {
    let staged: PromotedProcess
    let promoted: PromotedProcess
    let forked: PromotedProcess

    init() throws {
      staged = try PromotedProcess()
      promoted = try PromotedProcess(as: staged)
      let end = try promoted.run("promote", "shop", "-e", "staging", "--to", "production", "--yes")
      if end.status != 0 { throw PromotedProcess.Unexpected(description: end.errors) }
      // Two branches asked staging's checks, and git merged them.
      forked = try PromotedProcess(as: staged)
      let other = try PromotedProcess(as: staged)
      for process in [forked, other] { _ = try process.run("health", "shop", "-e", "staging") }
      let theirs = try #require(try other.history("staging").records.last)
      let (from, to) = (other.records.chain(of: "staging"), forked.records.chain(of: "staging"))
      try FileManager.default.copyItem(atPath: from.path(of: theirs), toPath: to.path(of: theirs))
    }
  }

  /// A repository in which the command can be called.
  func prepared() throws -> PromotedProcess {
    let bases = try Self.bases.get()
    switch self {
    case .rollback: return try PromotedProcess(as: bases.promoted)
    case .mend: return try PromotedProcess(as: bases.forked)
    case .promote, .approve, .health: return try PromotedProcess(as: bases.staged)
    case .deploy:
      let process = try PromotedProcess(as: bases.staged)
      try process.release("3")
      return process
    }
  }

  /// How the command is called.
  func arguments(_ process: PromotedProcess) throws -> [String] {
    switch self {
    case .deploy: return ["deploy", "shop", "-e", "staging", "--yes"]
    case .promote: return ["promote", "shop", "-e", "staging", "--to", "production", "--yes"]
    case .rollback: return ["rollback", "shop", "-e", "production", "--yes"]
    case .health: return ["health", "shop", "-e", "staging"]
    case .mend: return ["deployment", "mend", "shop", "-e", "staging"]
    case .approve:
      let release = try #require(try process.history("staging").inPlace?.event.release?.release)
      return ["approve", "shop", "-e", "production", "--release", release.digest]
    }
  }

  /// What a run says that comes after one that was killed when all was done already; nil where it just ends well.
  var isDoneAlready: String? {
    switch self {
    case .approve: "there is this approval already, and none is ever changed"
    case .rollback: "production has no record of anything before record 1, which it went back to"
    default: nil
    }
  }

  /// Checks that what was asked for is done, and that records say so.
  func expectDone(_ process: PromotedProcess, _ words: Comment) throws {
    let (staging, production) = (try process.history("staging"), try process.history("production"))
    switch self {
    case .deploy:
      #expect(process.aws.stacks["WebStaging"]?.parameters["Tag"] == "3", words)
      try expectRelease(staging.inPlace, .deployment, tag: "3", words)
    case .promote:
      #expect(process.aws.stacks["WebProduction"]?.parameters["Tag"] == "2", words)
      try expectRelease(production.inPlace, .promotion, tag: "2", words)
      for record in production.records where record.event.kind == .promotion {
        // Whoever saw its end knows what let it.
        #expect(record.event.gates.map(\.gate) == ["deployed in staging", "no data at risk"], words)
        #expect(record.event.basis == staging.inPlace?.digest && record.event.from == "staging", words)
      }
    case .rollback:
      #expect(process.aws.stacks["WebProduction"]?.parameters["Tag"] == "1", words)
      try expectRelease(production.inPlace, .rollback, tag: "1", words)
      #expect(production.inPlace?.event.basis == production.records[0].digest, words)
    case .health:
      #expect(staging.records.last?.event.health?.verdict == .healthy, words)
      #expect(staging.records.last?.event.health?.deployed == staging.inPlace?.event.deployedDigest, words)
    case .mend: #expect(staging.records.filter { $0.event.kind == .merge }.count == 1, words)
    case .approve: #expect(try approvals(process).count == 1, words)
    }
  }

  private func approvals(_ process: PromotedProcess) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: process.records.folder + "/approvals").filter {
      $0.hasSuffix(".json")
    }
  }

  /// Checks that a record has all of a release.
  private func expectRelease(
    _ record: ReleaseRecord?, _ kind: ReleaseEvent.Kind, tag: String, _ words: Comment
  ) throws {
    let event = try #require(record?.event, words)
    #expect(event.kind == kind, words)
    #expect(event.release?.release != nil, words)
    #expect(event.stacks.map(\.name).map { $0.prefix(3) } == ["Dat", "Web"], words)
    #expect(
      event.stacks.last?.parameters == [RecordedParameter(name: "Tag", value: .text(tag, resolved: nil))], words)
  }
}
