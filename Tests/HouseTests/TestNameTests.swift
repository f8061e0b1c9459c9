import Foundation
import Testing

/// Tests have one style of names.
///
/// A file `ThingTests.swift` has one suite, `@Suite struct ThingTests`, with all its tests. A test is a function named by
/// what holds, as in `emptyListsAreRefused`, in camel case: not `testEmptyLists`, no display name and no name in
/// backticks.
@Suite struct TestNameTests {
  @Test func allTestsAreNamedAlike() {
    let files = SourceFile.tests
    #expect(files.count > 200)
    #expect(files.flatMap(Self.deviations) == [])
  }

  @Test(
    arguments: [
      ("@Suite struct ThingTests {\n  @Test func somethingHolds() {}\n}", nil),
      ("@Suite(.serialized) struct ThingTests {\n  @Test(arguments: [1])\n  func aNumber(_ one: Int) {}\n}", nil),
      ("struct ThingTests {\n  @Test func somethingHolds() {}\n}", "1: the suite is @Suite struct ThingTests"),
      ("@Suite struct Things {\n  @Test func itHolds() {}\n}", "2: the test is in a suite ThingTests"),
      ("@Test func somethingHolds() {}", "1: the test is in a suite ThingTests"),
      ("@Suite struct ThingTests {\n  @Test func testSomething() {}\n}", "2: testSomething begins with test"),
      ("@Suite struct ThingTests {\n  @Test func some_thing() {}\n}", "2: some_thing isn't in camel case"),
      ("@Suite struct ThingTests {\n  @Test func `it holds`() {}\n}", "2: it holds isn't in camel case"),
      (
        "@Suite struct ThingTests {\n  @Test(\"It holds\") func itHolds() {}\n}",
        "2: itHolds has another name to display"
      ),
      ("@Suite struct ThingTests {\n  func helper() {}\n}", nil),
    ] as [(String, String?)])
  func deviation(of text: String, is expected: String?) {
    let file = SourceFile(path: "Tests/ThingTests/ThingTests.swift", text: text)
    #expect(Self.deviations(of: file) == (expected.map { ["\(file.path):\($0)"] } ?? []))
  }

  @Test func testsAreInFilesOfTheirName() {
    let file = SourceFile(path: "Tests/ThingTests/Things.swift", text: "@Suite struct Things {\n  @Test func a() {}\n}")
    #expect(Self.deviations(of: file) == ["\(file.path):2: the test is in a file …Tests.swift"])
  }

  private static func deviations(of file: SourceFile) -> [String] {
    let code = SwiftCode(file.text)
    let declarations = DeclarationReader.declarations(in: code)
    let tests = declarations.filter { $0.kind == .function && $0.modifiers.contains("@Test") }
    let name = String(file.path.split(separator: "/").last?.dropLast(".swift".count) ?? "")
    let suites = declarations.filter { $0.kind == .structure && $0.name == name && $0.owner.isEmpty }
    var found = suites.filter { !tests.isEmpty && !$0.modifiers.contains("@Suite") }
      .map { "\($0.line): the suite is @Suite struct \(name)" }
    for test in tests {
      if !name.hasSuffix("Tests") {
        found.append("\(test.line): the test is in a file …Tests.swift")
      } else if test.owner != name {
        found.append("\(test.line): the test is in a suite \(name)")
      } else if test.name.hasPrefix("test"), test.name.dropFirst(4).first?.isUppercase ?? true {
        found.append("\(test.line): \(test.name) begins with test")
      } else if test.name.wholeMatch(of: #/[a-z][A-Za-z0-9]*/#) == nil {
        found.append("\(test.line): \(test.name) isn't in camel case")
      } else if test.attributes.contains(where: { $0.hasPrefix("@Test(\"") }) {
        found.append("\(test.line): \(test.name) has another name to display")
      }
    }
    return found.map { "\(file.path):\($0)" }
  }
}

extension SourceFile {
  /// The files below `Tests`.
  fileprivate static let tests = files(in: "Tests") { $0.hasSuffix(".swift") }
}
