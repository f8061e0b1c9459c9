import StrataChecks
import StrataFiles
import StrataJSON

/// The resources that a stack imports.
struct StackImport {
  let resources: [ImportedResource]
  /// What the next deployment brings, since an import can't.
  let remainder: [String]
  /// The folder in which a file for `aws` may lie as long as it reads it.
  let folder: String

  /// The resource of a logical id; nil where that isn't imported.
  subscript(logicalID: String) -> ImportedResource? { resources.first { $0.logicalID == logicalID } }

  /// The values that look like secrets, which stand in nothing that is said.
  var hidden: [String] {
    resources.flatMap(\.identifier).filter { ShownValue.isSecret($0.value, named: $0.key) }.map(\.value)
  }

  /// What is shown of it beside the changes, each in a line.
  var lines: [String] {
    var lines = resources.map(\.text)
    let kept = resources.filter(\.getsPolicy).map(\.logicalID)
    if !kept.isEmpty {
      lines.append(
        "an import wants deletion policies: \(kept.joined(separator: ", ")) \(kept.count == 1 ? "gets" : "get") "
          + "\(ImportedResource.policy), and the next deployment takes \(kept.count == 1 ? "it" : "them") away")
    }
    if !remainder.isEmpty { lines.append("left for the next deployment: \(remainder.joined(separator: "; "))") }
    return lines
  }

  /// Writes the identifiers to a file of its owner's alone, which is gone afterwards: others see a process's arguments, and
  /// standard input has the parameters.
  ///
  /// - Parameter use: Uses the file, by its path.
  /// - Returns: What that gives.
  /// - Throws: ``DeploymentError`` where the file can't be written; and what `use` throws.
  func withFile<Result>(_ use: (String) throws -> Result) throws -> Result {
    let name = ".strata-import-" + String(UInt64.random(in: .min ... .max), radix: 16)
    let bytes = try JSONValue.array(resources.map(\.json)).bytes(keyOrder: .given, layout: .compact)
    let directory: DirectoryHandle
    do throws(SystemError) {
      directory = try DirectoryHandle(path: SystemPath(folder))
      let file = try directory.createFile(name)
      try file.setPermissions(0o600)
      try file.writeAll(bytes)
      try file.finish()
    } catch {
      throw DeploymentError(
        "the identifiers can't be written for aws to \(folder): \(error.reason)",
        hint: "see to the folder, which has the profiles")
    }
    defer { try? directory.removeFile(name) }
    return try use("\(folder)/\(name)")
  }
}
