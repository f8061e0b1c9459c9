import StrataFiles
import StrataPlatform

/// The folder in which the records of a system are, beside its sources: one of each environment, and one for templates.
package struct SystemRecords: Sendable {
  /// The system's name.
  package let system: String
  /// The folder's path.
  package let folder: String
  /// Called before each change to the file system; does nothing by default.
  package var step: RecordStep = {}

  /// Names a folder, which need not be there.
  package init(of system: String, in folder: String) {
    (self.system, self.folder) = (system, folder)
  }

  /// The records of an environment.
  package func chain(of environment: String) -> RecordChain { RecordChain(of: environment, in: self) }

  /// The environments that have records, sorted; a folder of anything else is none.
  package var environments: [String] {
    let names = (try? DirectoryHandle.reading(folder)?.entryNames()) ?? []
    return names.filter { name in
      let files = (try? DirectoryHandle.reading("\(folder)/\(name)")?.entryNames()) ?? []
      return name.lowercased() != TemplateStore.folderName && files.contains { RecordName(file: $0) != nil }
    }.sorted()
  }

  /// Whether a path is that of a record or a template in a folder of them, or of what a killed process left on the way to
  /// one; sources there would be compiled, and are none.
  package static func isRecord(_ path: String, in folder: String) -> Bool {
    let start = folder.hasSuffix("/") ? folder : folder + "/"
    guard path.hasPrefix(start) else { return false }
    return path.hasSuffix(".json") || path == start + ".gitattributes"
      || ExclusiveFile.isLeftover(String(path.split(separator: "/").last ?? ""))
  }

  /// The templates that records name.
  package var templates: TemplateStore { TemplateStore(in: self) }
}
