import StrataFiles
import StrataJSON
import StrataOutput
import StrataTemplate
import StrataTemplateFiles
import StrataText

/// The templates of one folder, on the disk or in a revision.
struct TemplateFiles {
  /// The folder, for people.
  let place: String
  private let names: Set<String>
  private let read: (String) throws(CommandError) -> [UInt8]

  /// Takes a folder by the names of its files and a way to read them.
  init(place: String, names: Set<String>, read: @escaping (String) throws(CommandError) -> [UInt8]) {
    (self.place, self.names, self.read) = (place, names, read)
  }

  /// Opens a folder on the disk; nil where there is nothing.
  init?(path: String) throws(CommandError) {
    do throws(SystemError) {
      if try SystemPath(path).status(followsLinks: true) == nil { return nil }
      let directory = try DirectoryHandle(path: SystemPath(path))
      names = Set(try directory.entryNames())
      read = { name throws(CommandError) in
        do throws(SystemError) {
          if let bytes = try directory.readFile(name, limit: TemplateFile.readableBytes) { return bytes }
        } catch {
          throw CommandError("\(path)/\(name) can't be read: \(error.reason)")
        }
        throw .tooLarge("\(path)/\(name)")
      }
    } catch {
      throw CommandError("\(path) can't be read: \(error.reason)")
    }
    place = path
  }

  /// Whether the folder is that of a system.
  var hasTemplates: Bool { names.contains(Manifest.fileName) || names.contains(where: Self.isTemplate) }

  static func isTemplate(_ name: String) -> Bool { name.hasSuffix(Manifest.templateSuffix) }

  /// Whether a file is of those that are read.
  static func isRead(_ name: String) -> Bool { isTemplate(name) || name == Manifest.fileName }

  /// The app that the templates are of; nil where no manifest says so.
  func app() throws(CommandError) -> String? { try manifest()?.app }

  /// The templates of an app, by the names of their stacks.
  ///
  /// - Throws: ``CommandError`` where they're of another app, or a file isn't what it should be.
  func templates(of app: String) throws(CommandError) -> [String: JSONValue] {
    var files: [(stack: String, file: String)] = []
    if let manifest = try manifest() {
      guard manifest.app == app else {
        throw CommandError("\(place) has the templates of \(displayable(manifest.app)), not of \(app)")
      }
      // One that somebody removed counts as one that was never there.
      files = manifest.files.filter { names.contains($0.file) }
    } else {
      files = names.filter(Self.isTemplate).sorted().map { ($0.removing(suffix: Manifest.templateSuffix), $0) }
    }
    var templates: [String: JSONValue] = [:]
    for (stack, file) in files {
      templates[stack] = try SavedTemplate.read("\(place)/\(file)", bytes: try read(file))
    }
    if try manifest() != nil { return templates }
    // Without a manifest it's others' templates that tell which of the files have nested stacks.
    let inner = Set(try nested(in: templates).values.flatMap(\.files))
    return templates.filter { !inner.contains($0.key + Manifest.templateSuffix) }
  }

  /// The stacks that templates of the folder nest.
  ///
  /// - Parameter templates: The templates, by the names of their stacks.
  /// - Returns: The stacks that each nests, by the same names; nothing of those that nest none.
  /// - Throws: ``CommandError`` where a file can't be read, and where templates nest each other in a circle.
  func nested(in templates: [String: JSONValue]) throws(CommandError) -> [String: [NestedStack]] {
    let nesting = templates.mapValues { TemplateContents($0) }.filter {
      $0.value.hasResources(ofAnyOf: NestedStack.Kind.types)
    }
    if nesting.isEmpty { return [:] }
    var files: [NestedTemplates.File] = []
    for name in names.filter(Self.isTemplate).sorted(by: utf8Precedes) {
      let bytes = try read(name)
      guard let json = try? TemplateFile(name, bytes: bytes).json else { continue }
      files.append(NestedTemplates.File(path: name, json: json, bytes: bytes))
    }
    let all = NestedTemplates(files, parsing: TemplateFile.json(of:))
    var found: [String: [NestedStack]] = [:]
    for (name, contents) in nesting.sorted(by: { utf8Precedes($0.key, $1.key) }) {
      do throws(NestingError) {
        found[name] = try all.stacks(in: contents, at: name + Manifest.templateSuffix)
      } catch {
        throw .nesting(error, in: place)
      }
    }
    return found
  }

  /// The accounts and regions that the stacks were meant for, by their names; none where no manifest says so.
  func places() throws(CommandError) -> [String: (account: String?, region: String?)] {
    try manifest(Manifest.places) ?? [:]
  }

  private func manifest() throws(CommandError) -> (app: String, files: [(stack: String, file: String)])? {
    try manifest(Manifest.templates)
  }

  /// What the manifest says, as a way of reading it tells; nil where there is none.
  private func manifest<Content>(
    _ content: ([UInt8]) throws(ManifestError) -> Content
  ) throws(CommandError) -> Content? {
    guard names.contains(Manifest.fileName) else { return nil }
    let bytes = try read(Manifest.fileName)
    do throws(ManifestError) {
      return try content(bytes)
    } catch {
      throw CommandError("\(place)/\(Manifest.fileName) isn't a manifest: \(error.description)")
    }
  }
}

extension CommandError {
  /// A file is larger than any template.
  static func tooLarge(_ path: String) -> CommandError {
    CommandError("\(path) can't be read: it is larger than any template")
  }
}
