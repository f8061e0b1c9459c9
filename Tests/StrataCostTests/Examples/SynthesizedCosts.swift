import Foundation
import StrataCost
import StrataFindings
import StrataJSON
import StrataTemplate

/// What the templates of this repository's systems cost.
enum SynthesizedCosts {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The stacks of a system's templates.
  ///
  /// - Parameters:
  ///   - system: The system's name, or the folder of its templates.
  ///   - environment: The environment whose stacks are taken; all unless given.
  ///   - region: The region of stacks that are for any; us-east-1 unless given.
  /// - Returns: The stacks.
  /// - Throws: If a file can't be read.
  static func stacks(
    _ system: String, _ environment: String? = nil, region: String = "us-east-1"
  ) throws -> [CostedStack] {
    func json(_ name: String) throws -> JSONValue {
      try JSONValue(parsing: Array(Data(contentsOf: root.appending(path: "templates/\(system)/\(name)"))))
    }
    return try (json("manifest.json")["stacks"]?.array ?? []).compactMap { stack in
      guard let name = stack["name"]?.string, let file = stack["template"]?.string else { return nil }
      let owner = stack["environment"]?.string
      if let environment, owner != environment { return nil }
      return CostedStack(
        name: name, region: stack["region"]?.string ?? region, contents: TemplateContents(try json(file)),
        environment: owner)
    }
  }

  /// The prices of a file beside an example.
  ///
  /// - Parameter path: The file's path below the repository.
  /// - Returns: The prices that come along, and those of the file on top.
  /// - Throws: If the file can't be read.
  static func prices(_ path: String) throws -> PriceTable {
    let bytes = Array(try Data(contentsOf: root.appending(path: path)))
    return PriceTable.shipped.adding(try PriceList.read(bytes: bytes, file: path))
  }
}
