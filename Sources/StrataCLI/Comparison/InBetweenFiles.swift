import StrataFiles
import StrataJSON
import StrataLanguage
import StrataOutput
import StrataPipeline

/// Files that help from some templates to others: mappings of renamed resources, and templates that keep exports.
enum InBetweenFiles {
  /// Writes the mappings of each stack with renamed resources, and gives the commands that take them.
  static func write(
    _ system: ComparedSystem, refactoringsTo directory: String, templatesIn folder: String
  ) throws -> [ShellLine] {
    try system.refactorings.map { stack, mappings in
      let path = "\(directory)/\(stack.name).refactoring.json"
      try replace(path, with: try mappings.bytes(keyOrder: .given, layout: .pretty))
      return .stackRefactoring(
        [.init(stack: stack.name, source: .file("\(folder)/\(stack.fileName)"))], mappings: path,
        region: stack.env?.region)
    }
  }

  /// Writes a file; one that's there is replaced only where it has mappings already.
  private static func replace(_ path: String, with bytes: [UInt8]) throws {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let (folder, name) = (parts.dropLast().joined(separator: "/"), String(parts.last ?? ""))
    do {
      let directory = try DirectoryHandle.making(SystemPath(folder.isEmpty ? "/" : folder))
      if try directory.status(of: name) != nil {
        let present = try directory.readFile(name, limit: FileReader.usualLimit).flatMap { try? JSONValue(parsing: $0) }
        guard let list = present?.array, list.allSatisfy({ $0["Source"] != nil && $0["Destination"] != nil }) else {
          throw CommandError("\(path) can't be overwritten: it holds something that this tool has not written")
        }
        try directory.removeFile(name)
      }
      let file = try directory.createFile(name)
      try file.writeAll(bytes)
      try file.finish()
    } catch let error as SystemError {
      throw CommandError("\(path) can't be written: \(error.reason)")
    }
  }

  /// Writes all templates of a system, with the exports in them that are kept, and gives the commands that deploy them.
  static func write(_ system: ComparedSystem, keepingExportsIn directory: String) throws -> [ShellLine] {
    guard let assembly = system.assemblyKeepingExports else { return [] }
    let folder = directory.hasSuffix("/") ? directory + assembly.app : "\(directory)/\(assembly.app)"
    _ = try OutputDirectory(path: folder).write(assembly)
    return assembly.stacks.map(\.summary).flatMap { stack in
      AwsDeployLine.uploads(for: stack, directory: folder) + [AwsDeployLine(stack, directory: folder)]
    }.map { ShellLine(arguments: $0.arguments) }
  }
}
