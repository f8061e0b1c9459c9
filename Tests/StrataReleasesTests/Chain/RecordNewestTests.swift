import StrataJSON
import Testing

@testable import StrataReleases

@Suite struct RecordNewestTests {
  private let bench = RecordBench()

  private func numbers(until last: Int = 0) throws -> [Int] {
    var seen: [Int] = []
    try bench.dev.readNewest { record in
      seen.append(record.number)
      return record.number == last
    }
    return seen
  }

  @Test func onlyWhatIsNeededIsRead() throws {
    #expect(try numbers() == [])
    let records = try (1...5).map { try bench.deploy("\($0)") }
    #expect(try numbers() == [5, 4, 3, 2, 1])
    #expect(try numbers(until: 4) == [5, 4])
    // Nobody looks at what isn't needed.
    try bench.write("{}", to: "dev/\(records[1].name)")
    #expect(try numbers(until: 4) == [5, 4])
    #expect(throws: RecordError.self) { try numbers(until: 1) }
  }

  @Test func whatIsReadIsWhatWasWritten() throws {
    let records = try (1...3).map { try bench.deploy("\($0)") }
    try bench.write("{}", to: "dev/\(records[2].name)")
    #expect(bench.complaint { try $0.readNewest { _ in true } }?.contains("the record was edited") == true)
  }

  @Test func aRecordThatFollowsAnotherIsFound() throws {
    let records = try (1...3).map { try bench.deploy("\($0)") }
    let name = try bench.forge(records[1]) { $0["outcome"] = "failed" }
    #expect(
      bench.complaint { try $0.readNewest { _ in true } } == """
        Deployments/dev/\(records[2].name): the record that it follows is missing; expected Deployments/dev/\(records[1].name), given \(name)
          hint: take it back: git log --all -- Deployments/dev/ tells who removed it
        """)
  }

  @Test func aMissingNumberIsFound() throws {
    let records = try (1...3).map { try bench.deploy("\($0)") }
    try bench.remove("dev/\(records[0].name)")
    #expect(
      bench.complaint { try $0.readNewest { _ in true } }?.contains("the record that it follows is missing") == true)
  }
}
