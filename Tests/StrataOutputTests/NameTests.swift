import Testing

@testable import StrataOutput

@Suite struct NameTests {
  @Test(arguments: [
    ("", "\"\"", "it is empty"),
    (".", ".", "it starts with a dot"),
    ("..", "..", "it starts with a dot"),
    (".hidden", ".hidden", "it starts with a dot"),
    ("a/b", "a/b", "it has a slash"),
    ("a\0b", "a\\0b", "it has a NUL byte"),
    (String(repeating: "é", count: 128), String(repeating: "é", count: 128), "it is longer than 255 bytes"),
  ])
  func aFileHasAPlainName(name: String, displayed: String, reason: String) {
    let error = #expect(throws: OutputError.self) { try OutputFile(name: name, bytes: []) }
    #expect(
      error?.description
        == "\(displayed): can't be the name of an output file: \(reason); "
        + "use a plain name such as Orders.template.json")
  }

  @Test(arguments: ["a", "a.", "a..b", "-rf", "a b", "a\\b", "é", String(repeating: "n", count: 255)])
  func aPlainNameCanBeUnusual(name: String) throws {
    #expect(try OutputFile(name: name, bytes: [1]).name == name)
  }

  @Test(arguments: [
    (["a.json", "a.json"], "out/a.json: can't be written: it is in the output twice; give one of them another name"),
    (
      ["Orders.json", "orders.json"],
      "out/orders.json: can't be written: Orders.json differs from it only in case; give one of them another name"
    ),
    (["r.json"], "out/r.json: can't be written: it is in the output twice; give one of them another name"),
  ])
  func namesDifferByMoreThanCase(names: [String], message: String) throws {
    let files = try names.map { try OutputFile(name: $0, bytes: []) }
    let record = try OutputFile(name: "r.json", bytes: [])
    let error = #expect(throws: OutputError.self) {
      try OutputDirectory(path: "out").write(files, record: record, digest: TestRecord.digest) { _ in [] }
    }
    #expect(error?.description == message)
  }

  @Test func stagingDirectoriesAreKnownByTheirNames() {
    #expect(StagingName.isDirectory(StagingName.random()))
    #expect(StagingName.random() != StagingName.random())
    let others = [
      ".strata-staging-", ".strata-staging-0123456789abcde", ".strata-staging-0123456789abcdefg",
      ".strata-staging-0123456789ABCDEF", "strata-staging-0123456789abcdef", ".strata-staging-0123456789abcde/",
    ]
    #expect(others.filter(StagingName.isDirectory) == [])
    #expect(["new-0", "old-12", "partial", "new-record", "old-record"].filter { !StagingName.isFile($0) } == [])
    #expect(["new-", "old-1x", "new-é", "notes", ""].filter(StagingName.isFile) == [])
  }
}
