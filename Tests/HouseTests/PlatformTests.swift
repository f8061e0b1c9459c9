import Testing

/// The C library has another name on each platform, which one file knows.
@Suite struct PlatformTests {
  private static let libraries: Set = ["Glibc", "Musl", "Darwin", "WinSDK", "Android"]

  @Test func theLibraryIsNamedInOnePlace() {
    let naming = SourceFile.all.filter { file in file.code.contains { Self.namesLibrary($0.line) } }
    #expect(naming.map(\.path) == ["Sources/StrataPlatform/StrataPlatform.swift"], "import StrataPlatform")
  }

  @Test(arguments: [
    ("import Glibc", true), ("  package import Darwin", true), ("#if canImport(Musl)", false),
    ("import StrataPlatform", false), ("let name = Darwin.name", false),
  ])
  func whatNamesTheLibrary(line: String, isNaming: Bool) {
    #expect(Self.namesLibrary(line[...]) == isNaming)
  }

  private static func namesLibrary(_ line: Substring) -> Bool {
    let words = line.split(separator: " ")
    return zip(words, words.dropFirst()).contains {
      $0 == "import" && libraries.contains(String($1))
    }
  }
}
