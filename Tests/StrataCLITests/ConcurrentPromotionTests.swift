import Foundation
import StrataFiles
import StrataPlatform
import StrataReleases
import TestSupport
import Testing

/// Two promotions of one system at once: on one machine, and on two.
@Suite struct ConcurrentPromotionTests {
  /// Two clones of a repository, in which production has the first release, and staging another one.
  private struct Machines {
    let ours: PromotedRepository
    let theirs: PromotedRepository

    init() throws {
      ours = try PromotedRepository()
      ours.deploy("production", at: "10:00")
      try ours.change("2")
      ours.deploy("staging", at: "11:00")
      ours.tool.now = "2026-11-21T12:00:00.000Z"
      try ours.commit()
      theirs = try PromotedRepository(cloneOf: ours)
      theirs.tool.now = "2026-11-21T12:00:01.000Z"
    }

    /// Promotes on both: theirs from start to end while ours makes a call; true where ours makes so many.
    func promote(at number: Int) -> Bool {
      var count = 0
      ours.aws.fault = { [ours, theirs] _, _, _ in
        count += 1
        guard count == number else { return nil }
        ours.aws.fault = { _, _, _ in nil }
        theirs.promote("--yes")
        return nil
      }
      ours.promote("--yes")
      ours.aws.fault = { _, _, _ in nil }
      return count >= number
    }

    /// Commits both, and merges them.
    func merge() throws {
      for machine in [ours, theirs] { try machine.commit() }
      try ours.git("pull", "--quiet", "--no-rebase", "--no-edit", theirs.tool.folder, "main")
    }
  }

  /// Whenever somebody else promotes, one of the two is carried out, and the other's record says that it wasn't, or that
  /// what is there is what was to be.
  @Test func onTwoMachinesTheChangeSetDecides() throws {
    var (refused, notCarriedOut, number) = (0, 0, 0)
    while true {
      number += 1
      let machines = try Machines()
      guard machines.promote(at: number), number < 100 else { break }
      let words: Comment = "at call \(number)"
      let aws = machines.ours.aws
      #expect(machines.ours.name(of: "ShopProduction") == "2", words)
      // Once for the first release, and once for this one.
      #expect(
        aws.changeSets.filter { $0.stack == "ShopProduction" }.map(\.executions).reduce(0, +) == 2, words)
      var winners = 0
      for machine in [machines.ours, machines.theirs] {
        let history = try machine.history("production")
        let last = try #require(history.records.last)
        switch (machine.tool.status, history.records.count) {
        case (0, 2):
          winners += 1
          #expect(last.event.kind == .promotion && last.event.outcome == .completed, words)
          #expect(
            last.event.stacks.first?.parameters == [RecordedParameter(name: "Tag", value: .text("2", resolved: nil))],
            words)
        case (_, 2):
          notCarriedOut += 1
          #expect(last.event.kind == .promotion && last.event.outcome == .notCarriedOut, words)
          #expect(last.event.stacks.map(\.end) == ["not carried out"], words)
          #expect(
            machine.tool.errors.hasSuffix(
              """
              error: somebody else deployed ShopProduction meanwhile, so that its change set is out of date
                hint: nothing of this one was carried out; see what was deployed, then deploy again

              """), "\(words): \(machine.tool.errors)")
        default:
          refused += 1
          #expect(machine.tool.status != 0, words)
        }
        #expect(!machine.tool.errors.contains("isn't recorded"), "\(words): \(machine.tool.errors)")
      }
      #expect(winners > 0, words)
      // Merged, and mended where it's needed, all of it can be read, and nothing is left to do.
      try machines.merge()
      machines.ours.run("deployment", "mend", "shop", "-e", "production")
      #expect(machines.ours.tool.status == 0, "\(words): \(machines.ours.tool.errors)")
      machines.ours.promote("--yes")
      #expect(machines.ours.tool.status == 0, "\(words): \(machines.ours.tool.errors)")
      #expect(machines.ours.tool.output.contains("ShopProduction is as it should be\n"), words)
    }
    #expect(number > 10)
    #expect(refused > 0 && notCarriedOut > 0, "\(refused), \(notCarriedOut)")
  }

  /// The records of two branches, as they are after git has merged them.
  @Test func aForkIsSaidByAllAndMended() throws {
    var (machines, number) = (try Machines(), 0)
    repeat {
      number += 1
      machines = try Machines()
      _ = machines.promote(at: number)
    } while try number < 30 && machines.ours.history("production").records.last?.event.outcome != .notCarriedOut
    try machines.merge()
    let (ours, tool) = (machines.ours, machines.ours.tool)
    let heads = try ours.records.chain(of: "production").read(allowsForks: true).heads
    #expect(heads.map(\.event.outcome) == [.notCarriedOut, .completed])
    let release = try #require(heads[1].event.release?.release).digest
    let place = ["shop", "-e", "production"]
    for command in [
      ["deploy"] + place + ["--yes"], ["promote", "shop", "-e", "staging", "--to", "production", "--yes"],
      ["promote", "shop", "-e", "dev", "--to", "staging", "--yes"], ["rollback"] + place + ["--yes"],
      ["health"] + place, ["approve"] + place + ["--release", release],
      ["destroy"] + place + ["--required-too", "--confirm", "production"], ["deployment", "status"],
      ["deployment", "history"], ["deployment", "show"], ["deployment", "show"] + place.dropFirst(),
      ["deployment", "record"] + place,
    ] {
      ours.aws.others["get-caller-identity"] = #"{"Account": "111122223333"}"#
      tool.run(command, systems: [ours.system])
      #expect(tool.status == 1, "\(command)")
      #expect(
        tool.errors.hasSuffix(
          """
          error: Sources/Deployments/production: records were made beside each other: none follows any of \
          \(heads[0].name), \(heads[1].name); expected one latest record, given 2
            hint: join them, as is needed after git merged two branches: deployment mend shop -e production

          """), "\(command): \(tool.errors)")
    }
    ours.run("deployment", "mend", "shop", "-e", "production")
    #expect(tool.status == 0, "\(tool.errors)")
    let merge = try #require(try ours.history("production").heads.first)
    #expect(
      tool.output == "joined \(heads[0].name) and \(heads[1].name) by Sources/Deployments/production/\(merge.name)\n")
    // What was carried out is in place, and what wasn't isn't.
    #expect(try ours.history("production").inPlace?.digest == heads[1].digest)
    #expect(ours.run("deployment", "status").status == 0)
    #expect(tool.output.contains("  production  \(release.prefix(12))"), "\(tool.output)")
  }

  // MARK: On one machine

  /// Two processes, of which the first waits in the middle; killed, it holds nothing.
  @Test func onOneMachineTheSecondIsToldWhoIsAtWork() throws {
    let process = try KilledCommand.promote.prepared()
    let arguments = try KilledCommand.promote.arguments(process)
    let (isAtWork, mayGoOn) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    process.meanwhile = { number in
      guard number == 5 else { return }
      isAtWork.signal()
      mayGoOn.wait()
    }
    let isOver = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      _ = try? process.run(arguments)
      isOver.signal()
    }
    isAtWork.wait()
    let holder = try #require(process.processID)
    let second = try process.run(arguments)
    #expect(second.status == 1)
    #expect(second.calls == 0)
    #expect(
      second.errors.replacing(/since \S+,/, with: "since then,") == """
        error: another run deploys production of shop, since then, as process \(holder)
          hint: wait for it to end, and run again

        """)
    kill(holder, SIGKILL)
    // What it ran is there still, and would be waited for.
    mayGoOn.signal()
    isOver.wait()
    #expect(FileManager.default.fileExists(atPath: process.folder + "/config/shop/.deploying"))
    process.meanwhile = { _ in }
    let third = try process.run(arguments)
    #expect(third.status == 0, "\(third.errors)")
    try KilledCommand.promote.expectDone(process, "behind a killed run")
    #expect(!FileManager.default.fileExists(atPath: process.folder + "/config/shop/.deploying"))
  }
}
