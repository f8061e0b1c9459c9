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

  /// The module that the file belongs to: named as its folder, but for those of a folder that holds several.
  var module: String {
    let names = moduleFolder.split(separator: "/").dropFirst().map(String.init)
    guard names.count > 1, let name = names.last else { return names.first ?? "" }
    return name == "Shared" ? "StrataConstructs" : "Strata\(name)"
  }

  /// All modules, sorted by their folders.
  static let modules: [SourceModule] = Dictionary(grouping: all, by: \.moduleFolder)
    .map { SourceModule(folder: $0.key, files: $0.value) }.sorted { $0.folder < $1.folder }
}
