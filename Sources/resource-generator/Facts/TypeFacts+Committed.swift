import Foundation
import StrataResourceModel

extension TypeFacts {
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
