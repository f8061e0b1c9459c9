import Foundation
import StrataFiles
import StrataPlatform
import TestSupport
import Testing

@testable import StrataReleases

/// Writing that fails, or ends, at each of its steps.
@Suite struct RecordStepTests {
  /// Counts steps, and fails at one.
  private final class Failure: @unchecked Sendable {
    private var left: Int
    init(at number: Int) { left = number }
    func next() throws(SystemError) {
      left -= 1
      if left == -1 { throw SystemError(code: ENOSPC) }
    }
    var isReached: Bool { left < 0 }
  }

  @Test func aStepThatFailsLeavesARecordOrNone() throws {
    let bench = RecordBench()
    try bench.deploy("0")
    for number in 0..<100 {
      let count = bench.files().count
      let failure = Failure(at: number)
      var records = bench.records
      records.step = { () throws(SystemError) in try failure.next() }
      let complaint = bench.complaint { _ in
        try records.templates.keep(Array("\(number)".utf8))
        try records.chain(of: "dev").append(RecordBench.event("\(number)"))
      }
      #expect(try bench.dev.read().records.count == bench.files().count)
      #expect((bench.files() + bench.files(in: "templates")).allSatisfy { !$0.hasPrefix(".") })
      guard failure.isReached else {
        #expect(complaint == nil)
        #expect(number > 8)
        return
      }
      // The last step only tidies up.
      #expect(bench.files().count == count + (complaint == nil ? 1 : 0))
      #expect(complaint?.contains("can't be written: the disk is full") ?? true)
    }
    Issue.record("a step failed each time")
  }

  @Test func aKillBeforeAnyStepLeavesARecordOrNone() throws {
    let bench = RecordBench()
    for number in 0..<100 {
      let status = try run("stop", bench.folder, "\(number)")
      try expectWholeRecords(bench)
      if status == 0 {
        #expect(number > 8)
        #expect(bench.files().allSatisfy { !$0.hasPrefix(".") })
        return
      }
      #expect(status == 128 + SIGKILL)
    }
    Issue.record("the process was killed at every step")
  }

  @Test func aKillAtARandomMomentLeavesARecordOrNone() throws {
    let bench = RecordBench()
    var generator = SplitMix64(seed: 29)
    var counts: Set<Int> = []
    for _ in 0..<200 {
      // How long a process takes to begin tells nothing of where it's caught.
      let begun = Pipe()
      let process = try start("begin", bench.folder, "100000", output: begun)
      _ = try begun.fileHandleForReading.read(upToCount: 1)
      usleep(UInt32.random(in: 2_000...20_000, using: &generator))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(process.terminationReason == .uncaughtSignal)
      try expectWholeRecords(bench)
      counts.insert(bench.files().count)
      if bench.files().count > 60 { try bench.remove("dev") }
    }
    // Otherwise the processes were never caught at work.
    #expect(counts.count > 5)
    #expect(try run("repeat", bench.folder, "1") == 0)
  }

  @Test func twoAtATimeMakeOneChain() throws {
    let bench = RecordBench()
    let processes = try (0..<3).map { _ in try start("repeat", bench.folder, "10") }
    for process in processes {
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
    }
    #expect(try bench.dev.read().records.count == 30)
  }

  /// Checks that the records are whole, and have the templates that they name.
  private func expectWholeRecords(_ bench: RecordBench) throws {
    for record in try bench.dev.read().records {
      #expect(try bench.records.templates.template(record.event.stacks[0].template ?? "") != nil)
    }
  }

  private func run(_ arguments: String...) throws -> Int32 {
    try ChildProcess(arguments: [BuildProducts.executable("record-writer-fixture").path] + arguments).run().status
  }

  private func start(_ arguments: String..., output: Pipe? = nil) throws -> Process {
    let process = Process()
    process.executableURL = try BuildProducts.executable("record-writer-fixture")
    process.arguments = arguments
    process.standardOutput = output ?? FileHandle.nullDevice
    try process.run()
    return process
  }
}
