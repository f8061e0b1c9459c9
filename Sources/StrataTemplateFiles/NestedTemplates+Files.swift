import StrataFiles
package import StrataJSON
package import StrataTemplate
import StrataText

extension NestedTemplates {
  /// Reads the templates that one in a file nests, and those that they nest.
  ///
  /// What can't be read, or is no template, isn't among them.
  ///
  /// - Parameters:
  ///   - contents: The template.
  ///   - path: The path of its file.
  package init(besides contents: TemplateContents, at path: String) {
    var reader = NestedFileReader()
    reader.read(whatIsIn: contents, at: path)
    self.init(reader.files, parsing: TemplateFile.json(of:))
  }
}

extension TemplateFile {
  /// The template that a text is; nil where it's neither JSON nor YAML.
  package static func json(of text: String) -> JSONValue? {
    try? TemplateFile("template", bytes: Array(text.utf8)).json
  }
}

/// Reads the files that templates name, each once.
private struct NestedFileReader {
  private(set) var files: [NestedTemplates.File] = []
  private var seen: Set<String> = []

  /// The most files that are read.
  private static let most = 2_500
  /// The endings of templates' names, where a whole folder is looked through.
  private static let endings = [".json", ".yaml", ".yml", ".template"]

  mutating func read(whatIsIn contents: TemplateContents, at path: String) {
    seen.insert(path)
    var pending = [(contents, path)]
    while let (contents, path) = pending.popLast() {
      let (paths, hasDigests) = NestedTemplates.named(in: contents, at: path)
      for path in paths + (hasDigests ? neighbours(of: path) : []) where seen.insert(path).inserted {
        guard files.count < Self.most, let file = Self.template(at: path) else { continue }
        files.append(file)
        pending.append((TemplateContents(file.json), path))
      }
    }
  }

  /// The files in the folder of a file that may be templates by their names.
  private func neighbours(of path: String) -> [String] {
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    let place = folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder
    let names = (try? DirectoryHandle(path: SystemPath(place)).entryNames()) ?? []
    return names.filter { name in Self.endings.contains(where: name.hasSuffix) }.sorted(by: utf8Precedes).map {
      folder.isEmpty ? (path.hasPrefix("/") ? "/\($0)" : $0) : "\(folder)/\($0)"
    }
  }

  private static func template(at path: String) -> NestedTemplates.File? {
    let file = SystemPath(path)
    guard (try? file.status(followsLinks: true))?.kind == .regular,
      let bytes = try? FileReader.readFile(at: file, limit: TemplateFile.readableBytes),
      let json = try? TemplateFile(path, bytes: bytes).json, json["Resources"]?.object != nil
    else { return nil }
    return NestedTemplates.File(path: path, json: json, bytes: bytes)
  }
}
