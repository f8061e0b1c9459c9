import Foundation
import StrataJSON
import Testing

@testable import StrataReleases

@Suite struct RecordChainTests {
  private let bench = RecordBench()

  @Test func eachRecordNamesTheOneBefore() throws {
    #expect(try bench.dev.read().records.isEmpty)
    let first = try bench.deploy("1")
    let second = try bench.deploy("2")
    #expect(first.number == 1)
    #expect(first.previous == nil)
    #expect(second.number == 2)
    #expect(second.previous == first.digest)
    #expect(bench.files() == ["\(first.name)", "\(second.name)"])
    #expect("\(first.name)".hasPrefix("0001-\(first.digest.prefix(8))"))
    let history = try bench.dev.read()
    #expect(history.records == [first, second])
    #expect(history.heads == [second])
    #expect(history.inPlace == second)
    #expect(second.json["previous"]?.string == first.digest)
    #expect(bench.text(of: ".gitattributes") == "* -text\n")
    // Another environment has records of its own.
    #expect(try bench.deploy("1", to: "prod").number == 1)
    #expect(bench.complaint() == nil)
  }

  @Test func theContentOfAFile() throws {
    let record = try bench.deploy("1")
    #expect(
      bench.text(of: "dev/\(record.name)") == """
        {
          "format": 1,
          "system": "shop",
          "environment": "dev",
          "number": 1,
          "kind": "deployment",
          "previous": null,
          "time": "2026-11-29T10:00:00.000Z",
          "tool": "1.0",
          "outcome": "completed",
          "stacks": [
            {
              "name": "Shop",
              "template": "\(String(repeating: "a", count: 64))",
              "end": "deployed",
              "parameters": [
                {
                  "name": "Tag",
                  "value": "1"
                }
              ],
              "changes": []
            }
          ],
          "outputs": {},
          "parameters": {},
          "dataAtRisk": [],
          "access": []
        }

        """)
  }

  @Test func anEditedRecordIsFound() throws {
    let record = try bench.deploy("1")
    try bench.deploy("2")
    let path = "dev/\(record.name)"
    try bench.write(bench.text(of: path).replacing("completed", with: "failed"), to: path)
    let problem = bench.complaint() ?? ""
    #expect(
      problem.contains(
        "Deployments/\(path): the record was edited after it was written; expected a digest that begins with "
          + "\(record.name.prefix), given "))
    #expect(problem.hasSuffix("\n  hint: take it back as it was: git checkout -- Deployments/\(path)"))
    // Nothing is added to it, and nothing is said twice.
    #expect(bench.complaint { _ = try $0.append(RecordBench.event("3")) } == problem)
    #expect(problem.split(separator: "\n").count == 2)
    #expect(bench.files().count == 2)
    #expect(#expect(throws: RecordError.self) { try bench.dev.read() }?.isGrave == true)
  }

  @Test func anEditedRecordUnderItsNewNameIsFound() throws {
    let record = try bench.deploy("1")
    let second = try bench.deploy("2")
    let name = try bench.forge(record) { $0["outcome"] = "failed" }
    #expect(
      bench.complaint() == """
        Deployments/dev/\(second.name): the record that it follows is missing; expected Deployments/dev/\(record.name), given \(name)
          hint: take it back: git log --all -- Deployments/dev/ tells who removed it
        """)
  }

  @Test func aMissingRecordIsFound() throws {
    let records = try (1...4).map { try bench.deploy("\($0)") }
    try bench.remove("dev/\(records[1].name)")
    #expect(
      bench.complaint() == """
        Deployments/dev/\(records[2].name): the record that it follows is missing; expected Deployments/dev/\(records[1].name), given nothing
          hint: take it back: git log --all -- Deployments/dev/ tells who removed it
        """)
    try bench.remove("dev/\(records[0].name)")
    #expect(bench.complaint()?.contains("expected Deployments/dev/\(records[1].name), given nothing") == true)
    #expect(#expect(throws: RecordError.self) { try bench.dev.read() }?.isGrave == true)
  }

  @Test func aChainThatSomebodyBegunAnewIsFound() throws {
    try bench.deploy("1")
    let second = try bench.deploy("2")
    let name = try bench.forge(second) { $0["previous"] = .null }
    #expect(
      bench.complaint() == """
        Deployments/dev/\(name): the record follows none, and isn't the first; expected 1, given 2
          hint: this tool doesn't write such a record; see who did: git log -- Deployments/dev/\(name)
        """)
  }

  @Test func aRecordOfSomethingElseIsFound() throws {
    let record = try bench.deploy("1", to: "prod")
    try FileManager.default.moveItem(atPath: bench.folder + "/prod", toPath: bench.folder + "/dev")
    #expect(
      bench.complaint() == """
        Deployments/dev/\(record.name): the record is of something else; expected dev of shop, given prod of shop
          hint: move it back to the folder of prod
        """)
    try bench.remove("dev")
    try SystemRecords(of: "blog", in: bench.folder).chain(of: "dev").append(RecordBench.event("1"))
    #expect(
      bench.complaint()?.hasSuffix(
        """
        the record is of something else; expected dev of shop, given dev of blog
          hint: each system needs a folder of its own for its records
        """) == true)
    #expect(bench.complaint { _ = try $0.append(RecordBench.event("3")) } == bench.complaint())
  }

  @Test func aNewerRecordIsLeftAlone() throws {
    let record = try bench.deploy("1")
    let name = try bench.forge(record) { object in
      object["format"] = 2
      object["stacks"] = "elsewhere"
    }
    let text = bench.text(of: "dev/\(name)")
    #expect(
      bench.complaint() == """
        Deployments/dev/\(name): a newer version wrote the record; expected format 1, given format 2
          hint: use that version, which is given in the record as "tool"; nothing is changed here
        """)
    _ = bench.complaint { _ = try $0.append(RecordBench.event("3")) }
    _ = bench.complaint { _ = try $0.mend(at: "", by: "", person: nil) }
    #expect(bench.files() == [name])
    #expect(bench.text(of: "dev/\(name)") == text)
  }

  @Test func aKindThatIsNotKnownIsOfANewerVersion() throws {
    let name = try bench.forge(try bench.deploy("1")) { $0["kind"] = "teleport" }
    #expect(
      bench.complaint()?.hasPrefix(
        "Deployments/dev/\(name): the record is of a kind that this version doesn't know; expected deployment, promotion, "
      ) == true)
  }

  @Test(
    arguments: [
      ("format", nil, "the record has no format; expected 1, given nothing"),
      ("format", "1", "the record has no format; expected 1, given \"1\""),
      ("time", 5, "/time isn't as a record has it; expected text, given 5"),
      ("previous", 5, "/previous isn't as a record has it; expected text, given 5"),
      ("number", 1.5, "/number isn't as a record has it; expected a whole number, given 1.5"),
      ("stacks", [5], "/stacks isn't as a record has it; expected a list of objects, given [5]"),
    ] as [(String, JSONValue?, String)])
  func aDamagedRecord(key: String, value: JSONValue?, message: String) throws {
    let name = try bench.forge(try bench.deploy("1")) { $0[key] = value }
    #expect(bench.complaint()?.hasPrefix("Deployments/dev/\(name): \(message)") == true, "\(bench.complaint() ?? "")")
  }

  @Test(arguments: [
    ("{", "0001-021fb596.json:1:2: the record isn't JSON: "), ("[]", "0001-4f53cda1.json: the record isn't an object"),
  ])
  func whatIsNoRecord(text: String, message: String) throws {
    try bench.write(text, to: "dev/\(message.prefix(18))")
    #expect(bench.complaint()?.hasPrefix("Deployments/dev/\(message)") == true, "\(bench.complaint() ?? "")")
  }

  @Test func aFileUnderAnotherNumberIsFound() throws {
    let record = try bench.deploy("1")
    let other = RecordName(number: 2, digest: record.digest)
    try FileManager.default.moveItem(
      atPath: "\(bench.folder)/dev/\(record.name)", toPath: "\(bench.folder)/dev/\(other)")
    #expect(
      bench.complaint() == """
        Deployments/dev/\(other): the record's number isn't that of its file; expected 1, given 2
          hint: give the file its name again: \(record.name)
        """)
  }

  @Test func allThatIsWrongIsSaid() throws {
    let records = try (1...5).map { try bench.deploy("\($0)") }
    try bench.write("{}", to: "dev/\(records[0].name)")
    try bench.remove("dev/\(records[2].name)")
    let problems = #expect(throws: RecordError.self) { try bench.dev.read() }?.problems ?? []
    #expect(problems.map(\.kind) == [.edited, .missing])
  }

  @Test func filesOfOthersAreLeftAlone() throws {
    let record = try bench.deploy("1")
    for name in ["notes.txt", "\(record.name).orig", ".DS_Store", ".strata-staging-1"] {
      try bench.write("x", to: "dev/\(name)")
    }
    #expect(try bench.dev.read().strays == ["\(record.name).orig", "notes.txt"])
    try bench.deploy("2")
    #expect(bench.files().contains("notes.txt"))
    #expect(!bench.files().contains(".strata-staging-1"))
  }

  @Test func anEnvironmentThatIsCalledAsTheTemplatesHasNoRecords() throws {
    for name in ["templates", "Templates"] {
      let error = #expect(throws: RecordError.self) { try bench.deploy("1", to: name) }
      #expect(error?.description.contains("an environment of this name can't have records") == true)
    }
  }

  @Test func aFolderThatCannotBeWrittenTo() throws {
    try bench.write("", to: "dev")
    #expect(
      bench.complaint { _ = try $0.append(RecordBench.event("1")) } == """
        Deployments/dev: the folder can't be written to: a part of its path is not a directory
          hint: see: ls -ld Deployments/dev
        """)
  }

  @Test func whatIsNotWantedIsNotRecorded() throws {
    try bench.deploy("1")
    let record = try bench.dev.append(RecordBench.event("1", at: "11:00")) { history in
      history.inPlace?.event.deploysTheSame(as: RecordBench.event("1")) == false
    }
    #expect(record == nil)
    #expect(bench.files().count == 1)
  }

  @Test func whatIsDestroyedIsNotInPlace() throws {
    try bench.deploy("1")
    try bench.dev.append(ReleaseEvent(.health, at: "2026-11-29T10:01:00.000Z", by: "1.0"))
    var failed = RecordBench.event("2")
    failed.outcome = .failed
    try bench.dev.append(failed)
    #expect(try bench.dev.read().inPlace?.number == 1)
    try bench.dev.append(ReleaseEvent(.destruction, at: "2026-11-29T10:02:00.000Z", by: "1.0"))
    #expect(try bench.dev.read().inPlace == nil)
    try bench.deploy("3")
    #expect(try bench.dev.read().inPlace?.number == 5)
  }
}
