import Foundation
import StrataFacts
import StrataJSON
import StrataResourceModel

extension TypeFacts {
  /// The facts that a package has in its sources, in the order of their names.
  static func committed(in package: URL) throws(GeneratorError) -> [TypeFacts] {
    let file = package.appending(path: GeneratedFiles.factsFile)
    guard let source = try? String(contentsOf: file, encoding: .utf8) else {
      throw GeneratorError(file: file.path, "can't be read")
    }
    guard let bytes = FactsSource.table(in: source) else { throw GeneratorError(file: file.path, "has no facts") }
    do throws(FactsTableError) {
      let index = FactsIndex(try FactsTable(checking: bytes))
      return index.typeNames.compactMap { name in
        index.facts(of: name)?.json.object.map { TypeFacts(name: name, json: $0) }
      }
    } catch {
      throw GeneratorError(file: file.path, "\(error)")
    }
  }
}
