import StrataFiles
import StrataJSON
import StrataTemplateFiles
import StrataText

extension Baseline {
  /// The templates that files of anybody's were before, by the files' paths.
  ///
  /// In a folder a file is found by its name, and in a revision by its path.
  ///
  /// - Parameters:
  ///   - paths: The paths of the files, which are templates now.
  ///   - console: The console, whose standard input may be the one that was before.
  /// - Returns: The templates of those that there were.
  /// - Throws: ``UsageError`` where several files would be compared with one; ``CommandError`` where there was none of
  ///   them, and for one that can't be read or is no template.
  func templates(before paths: [String], console: Console) throws -> [String: JSONValue] {
    if case .file(let file) = self, paths.count > 1 {
      throw UsageError(
        "\(displayable(file)) is a file; for several files, --against takes a folder with files of their names, or a revision"
      )
    }
    var templates: [String: JSONValue] = [:]
    for path in paths {
      guard let before = try content(before: path, console: console) else { continue }
      templates[path] = try SavedTemplate.read(before.place, bytes: before.bytes)
    }
    if !templates.isEmpty || paths.isEmpty { return templates }
    throw CommandError("\(displayable(place)) has no file of \(paths.count == 1 ? "this name" : "these names")")
  }

  /// What is compared with, for people.
  var place: String {
    switch self {
    case .written: "what synth wrote"
    case .folder(let path): path
    case .file(let path): path == "-" ? "standard input" : path
    case .revision(let revision): revision.name
    }
  }

  private func content(before path: String, console: Console) throws -> (place: String, bytes: [UInt8])? {
    switch self {
    case .written: return nil
    case .file("-"): return (place, console.readInput())
    case .file(let file): return (file, try InputFile.read(file, limit: TemplateFile.readableBytes))
    case .folder(let folder):
      let file = "\(folder == "/" ? "" : folder)/\(path.split(separator: "/").last.map(String.init) ?? path)"
      if console.kind(file) == nil { return nil }
      return (file, try InputFile.read(file, limit: TemplateFile.readableBytes))
    case .revision(let revision):
      return try revision.file(path).map { ("\(path) of \(revision.name)", $0) }
    }
  }
}
