import Foundation
import StrataJSON

extension TypeFacts {
  /// The facts in a line of their text, or nil where it's none.
  init?(line: Substring) {
    guard let tab = line.firstIndex(of: "\t") else { return nil }
    guard let json = try? JSONValue(parsing: String(line[line.index(after: tab)...])).object else { return nil }
    self.init(name: String(line[..<tab]), json: json)
  }

  /// The facts that a package has in its sources, in the order of their names.
  static func committed(in package: URL) throws(GeneratorError) -> [TypeFacts] {
    let file = package.appending(path: GeneratedFiles.factsFile)
    guard let text = try? String(contentsOf: file, encoding: .utf8) else {
      throw GeneratorError(file: file.path, "can't be read")
    }
    let facts = text.split(separator: "\n").compactMap { TypeFacts(line: $0) }
    if facts.isEmpty { throw GeneratorError(file: file.path, "has no facts") }
    return facts
  }
}
