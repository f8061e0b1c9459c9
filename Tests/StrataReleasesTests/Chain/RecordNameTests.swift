import Testing

@testable import StrataReleases

@Suite struct RecordNameTests {
  @Test(arguments: ["0001-0123abcd.json", "0999-ffffffff.json", "12345-00000000.json"])
  func aName(file: String) {
    #expect(RecordName(file: file)?.description == file)
  }

  @Test(
    arguments: [
      "1-0123abcd.json", "0000-0123abcd.json", "00001-0123abcd.json", "0001-0123abc.json", "0001-0123abcde.json",
      "0001-0123ABCD.json", "0001-0123abcd.json.orig", "0001-0123abcd (1).json", "+001-0123abcd.json",
      "-001-0123abcd.json",
      "0001_0123abcd.json", "notes.txt", "", "99999999999999999999-0123abcd.json",
    ])
  func noName(file: String) {
    #expect(RecordName(file: file) == nil)
  }

  @Test func theyAreInTheOrderOfTheirNumbers() {
    let names = ["12345-00000000.json", "9999-ffffffff.json", "9999-00000000.json"].compactMap(RecordName.init(file:))
    #expect(names.sorted().map(\.description) == ["9999-00000000.json", "9999-ffffffff.json", "12345-00000000.json"])
  }
}
