import StrataJSON
import Testing

@testable import Benchmarks

@Suite struct ComparisonTests {
  @Test func everyCaseRunsOnceAndThenOnceInEachRound() throws {
    var steps: [String] = []
    let cases = ["a", "b"].map { ComparedCase(name: $0, command: ["true"]) }
    let results = try Comparison.run(cases, rounds: 2) { steps.append($0) }
    #expect(results.map(\.name) == ["a", "b"])
    #expect(results.map(\.costs.count) == [2, 2])
    #expect(
      steps == [
        "warming up: a", "warming up: b", "round 1 of 2: a", "round 1 of 2: b", "round 2 of 2: a", "round 2 of 2: b",
      ])
  }

  @Test func aCommandThatFailsIsToldWithWhatItWrote() {
    let failing = ComparedCase(name: "bad", command: ["sh", "-c", "echo why >&2; exit 7"])
    let error = #expect(throws: CaseError.self) { try Comparison.run([failing], rounds: 1) { _ in } }
    #expect(error?.description == "the case bad ended with exit code 7, having written\nwhy\n")
  }

  @Test func anExitCodeThatIsNoFailureIsGiven() throws {
    let differing = ComparedCase(name: "differing", command: ["sh", "-c", "exit 3"])
    #expect(try Comparison.run([differing], rounds: 1, exitCodes: [0, 3]) { _ in }.count == 1)
    let error = #expect(throws: CaseError.self) {
      try Comparison.run([differing], rounds: 1, exitCodes: [0, 1]) { _ in }
    }
    #expect(error?.description == "the case differing ended with exit code 3")
  }

  @Test func aCommandThatIsKilledIsToldAsSuch() {
    let killed = ComparedCase(name: "bad", command: ["sh", "-c", "kill -9 $$"])
    let error = #expect(throws: CaseError.self) { try Comparison.run([killed], rounds: 1) { _ in } }
    #expect(error?.description == "the case bad was ended by signal 9")
  }

  @Test func eachRunHasADirectoryThatDoesNotExistYet() throws {
    let making = ComparedCase(name: "making", command: ["mkdir", "{}"])
    #expect(
      try Comparison.run([making, ComparedCase(name: "again", command: ["mkdir", "{}"])], rounds: 2) { _ in }.count == 2
    )
  }

  @Test func timeAndMemoryAreThoseOfTheProcess() throws {
    let log = try ErrorLog()
    let (cost, ending) = try ChildProcess.run(["sleep", "0.05"], errors: log.descriptor)
    #expect(ending.exitCode == 0)
    #expect(cost.time >= .milliseconds(50))
    #expect(cost.peak > 100_000)
  }

  @Test func theMedianIsInTheMiddle() {
    #expect([Double]().median == 0)
    #expect([3.0].median == 3)
    #expect([9.0, 1].median == 5)
    #expect([5.0, 1, 3].median == 3)
    #expect([4.0, 1, 2, 100].median == 3)
  }

  @Test func theFirstCaseIsOne() {
    let report = ComparisonReport(
      results: [result("ours", 10, 20, 20), result("another", 25, 75, 50)], floor: 30_000_000)
    #expect(
      report.table == """
        case     CPU ms  median ms  best ms  peak MB   CPU  time  memory
        ours       20.0       10.0     10.0   < 20.0  1.00  1.00    1.00
        another    75.0       25.0     25.0     50.0  3.75  2.50    2.50
        """)
    #expect(report.json.array?.map { $0["processorRatio"] } == [.double(1), .double(3.75)])
    #expect(report.json.array?.map { $0["timeRatio"] } == [.double(1), .double(2.5)])
    #expect(report.json.array?.map { $0["isPeakExact"] } == [.bool(false), .bool(true)])
  }

  private func result(_ name: String, _ milliseconds: Int, _ processor: Int, _ megabytes: Int) -> CaseResult {
    CaseResult(
      name: name,
      costs: [
        ProcessCost(
          time: .milliseconds(milliseconds), processor: .milliseconds(processor), peak: megabytes * 1_000_000)
      ])
  }
}
