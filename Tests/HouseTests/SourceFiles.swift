import Foundation

/// A Swift file of the library that is written by hand.
struct SourceFile {
  /// The path from the folder of the package on.
  let path: String
  let text: String

  /// The lines of code with their numbers, without those that are comments alone.
  var code: [(number: Int, line: Substring)] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap { index, line in
      line.drop { $0 == " " }.hasPrefix("//") ? nil : (index + 1, line)
    }
  }

  /// The modules of this package that the file imports.
  var imports: Set<String> {
    Set(
      code.compactMap { _, line in
        let words = line.split(separator: " ")
        guard let index = words.firstIndex(of: "import"), index + 1 < words.count, !line.hasPrefix(" ") else {
          return nil
        }
        return words.last.map(String.init).flatMap { $0.hasPrefix("Strata") ? $0 : nil }
      })
  }

  /// All files under `Sources` but those that a tool makes.
  static let all = files(in: "Sources") {
    $0.hasSuffix(".swift") && !$0.hasPrefix("Resources/") && !$0.contains("/Generated/")
  }

  /// The folder of the package.
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// A file of the package by its path from there on; nil where it can't be read.
  static func file(_ path: String) -> SourceFile? {
    (try? String(contentsOf: root.appending(path: path), encoding: .utf8)).map { SourceFile(path: path, text: $0) }
  }

  /// The files in a folder of the package whose paths from there on are wanted, sorted by path.
  static func files(in folder: String, where isWanted: (String) -> Bool) -> [SourceFile] {
    let directory = root.appending(path: folder)
    let paths = FileManager.default.enumerator(atPath: directory.path)?.compactMap { $0 as? String } ?? []
    return paths.filter(isWanted).sorted().compactMap { file("\(folder)/\($0)") }
  }
}
