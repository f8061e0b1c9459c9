import Testing

@testable import StrataReleases

/// Records that were made beside each other, as two branches of git do.
@Suite struct RecordForkTests {
  private let bench = RecordBench()

  @Test func aForkIsSaidAndMended() throws {
    try bench.deploy("1")
    try bench.branching { other in
      try other.deploy("2", at: "11:00")
      try other.deploy("3", at: "11:05")
    } here: {
      try bench.deploy("4", at: "12:00")
    }
    let names = bench.files()
    #expect(names.map { $0.prefix(4) } == ["0001", "0002", "0002", "0003"])
    let history = try bench.dev.read(allowsForks: true)
    #expect(
      history.heads.map(\.event.stacks[0].parameters[0].value) == [
        .text("3", resolved: nil), .text("4", resolved: nil),
      ])
    let complaint = """
      Deployments/dev: records were made beside each other: none follows any of \(history.heads[0].name), \(history.heads[1].name); expected one latest record, given 2
        hint: join them, as is needed after git merged two branches: deployment mend shop -e dev
      """
    #expect(bench.complaint() == complaint)
    #expect(bench.complaint { _ = try $0.append(RecordBench.event("5")) } == complaint)
    #expect(bench.complaint { try $0.readNewest { _ in true } } == complaint)

    let merge = try bench.dev.mend(at: "2026-11-29T13:00:00.000Z", by: "1.0", person: "Ada")
    #expect(merge?.event.kind == .merge)
    #expect(merge?.number == 4)
    #expect(Set(merge?.predecessors ?? []) == Set(history.heads.map(\.digest)))
    #expect(bench.complaint() == nil)
    // What was there is as it was.
    #expect(Array(bench.files().filter { $0 != merge.map { "\($0.name)" } }) == names)
    let mended = try bench.dev.read()
    #expect(mended.records.map(\.event.time).sorted() == mended.records.map(\.event.time))
    // The later deployment is in place, though its number is lower.
    #expect(mended.inPlace?.event.stacks[0].parameters[0].value == .text("4", resolved: nil))
    #expect(try bench.deploy("5").number == 5)
    var seen: [Int] = []
    try bench.dev.readNewest { record in
      seen.append(record.number)
      return false
    }
    #expect(seen == [5, 4, 2, 3, 2, 1])
  }

  @Test func nothingToMend() throws {
    #expect(try bench.dev.mend(at: "", by: "", person: nil) == nil)
    try bench.deploy("1")
    #expect(try bench.dev.mend(at: "", by: "", person: nil) == nil)
    #expect(bench.files().count == 1)
  }

  @Test func aForkFromTheStartOn() throws {
    let other = RecordBench()
    try other.deploy("1", at: "11:00")
    let theirs = try #require(try other.dev.read().heads.first)
    try bench.deploy("2", at: "10:00")
    try bench.write(other.text(of: "dev/\(theirs.name)"), to: "dev/\(theirs.name)")
    #expect(bench.complaint()?.contains("records were made beside each other") == true)
    #expect(try bench.dev.mend(at: "2026-11-29T12:00:00.000Z", by: "1", person: nil)?.number == 2)
    #expect(try bench.dev.read().inPlace?.digest == theirs.digest)
  }

  @Test func threeBranchesAreJoinedAtOnce() throws {
    try bench.deploy("1")
    try bench.branching {
      try $0.deploy("2", at: "11:00")
    } here: {
      try bench.branching {
        try $0.deploy("3", at: "12:00")
      } here: {
        try bench.deploy("4", at: "13:00")
      }
    }
    #expect(try bench.dev.mend(at: "2026-11-29T14:00:00.000Z", by: "1", person: nil)?.joined.count == 2)
    #expect(bench.complaint() == nil)
  }

  @Test func whatWasJoinedTwiceIsJoinedAgain() throws {
    try bench.deploy("1")
    try bench.branching {
      try $0.deploy("2", at: "11:00")
    } here: {
      try bench.deploy("3", at: "12:00")
    }
    try bench.branching {
      _ = try $0.dev.mend(at: "2026-11-29T13:00:00.000Z", by: "1", person: "Ada")
    } here: {
      _ = try bench.dev.mend(at: "2026-11-29T13:30:00.000Z", by: "1", person: "Grace")
    }
    #expect(bench.complaint()?.contains("records were made beside each other") == true)
    #expect(try bench.dev.mend(at: "2026-11-29T14:00:00.000Z", by: "1", person: nil)?.number == 4)
    #expect(bench.complaint() == nil)
  }

  @Test func aForkOfWhichARecordIsMissingIsNotMended() throws {
    let first = try bench.deploy("1")
    try bench.branching {
      try $0.deploy("2", at: "11:00")
    } here: {
      try bench.deploy("3", at: "12:00")
    }
    try bench.remove("dev/\(first.name)")
    #expect(
      bench.complaint { _ = try $0.mend(at: "", by: "", person: nil) }?.contains(
        "the record that it follows is missing")
        == true)
    #expect(bench.files().count == 2)
  }
}
