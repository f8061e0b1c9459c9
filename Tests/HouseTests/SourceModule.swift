import Testing

/// A module of the library, with the files that are written by hand.
struct SourceModule: CustomTestStringConvertible {
  /// The folder of its sources, such as `Sources/StrataLanguage`.
  let folder: String
  let files: [SourceFile]

  var testDescription: String { folder }
}

extension SourceFile {
  /// The folders that hold a module in each of their folders, rather than being one.
  static let foldersOfModules: Set = ["Sources/Constructs"]

  /// The folder of the module that the file belongs to.
  var moduleFolder: String {
    let parts = path.split(separator: "/")
    let two = parts.prefix(2).joined(separator: "/")
    return Self.foldersOfModules.contains(two) ? parts.prefix(3).joined(separator: "/") : two
  }

  /// All modules, sorted by their folders.
  static let modules: [SourceModule] = Dictionary(grouping: all, by: \.moduleFolder)
    .map { SourceModule(folder: $0.key, files: $0.value) }.sorted { $0.folder < $1.folder }
}
