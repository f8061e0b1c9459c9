import StrataDiff
import StrataFiles
import StrataJSON
import StrataTemplate
import StrataTemplateFiles
import StrataText

/// Two files or two folders of anybody's, compared.
struct ComparedFiles {
  let named: NamedDifference
  /// The templates that were before, by their paths; of a file, by that of the new one.
  let old: [String: JSONValue]
  /// The templates that are there now, by their paths.
  let new: [String: JSONValue]
  /// The stacks that the templates nest, by the templates' paths.
  let nested: (old: [String: [NestedStack]], new: [String: [NestedStack]])
  /// What isn't a difference but should be known.
  private(set) var notes: [String] = []

  /// Compares what stands under two paths, of which one may be `-` for standard input.
  ///
  /// - Parameters:
  ///   - old: The path of what was before.
  ///   - new: The path of what is there now.
  ///   - console: The console that tells what stands there, and has standard input.
  /// - Throws: ``UsageError`` where one is a folder and one a file; ``CommandError`` for what isn't there or no template;
  ///   ``DifferenceError`` for what isn't what a template has there.
  init(_ old: String, _ new: String, console: Console) throws {
    let kinds = try [old, new].map { path in
      if path == "-" { return FileStatus.Kind.regular }
      guard let kind = console.kind(path) else { throw CommandError("there is no file or folder \(displayable(path))") }
      return kind
    }
    let areFolders = kinds.map { $0 == .directory }
    if areFolders[0] != areFolders[1] {
      let (folder, file) = areFolders[0] ? (old, new) : (new, old)
      throw UsageError(
        "\(displayable(folder)) is a folder, and \(file == "-" ? "standard input" : displayable(file)) a file; "
          + "diff compares two files or two folders",
        hint: "name the file in \(displayable(folder)) that is to be compared")
    }
    var (before, after): ([String: JSONValue], [String: JSONValue])
    if areFolders[0] {
      let pairs = try FolderPairs(old: try FolderTree(path: old), new: try FolderTree(path: new))
      (before, after, notes) = (pairs.old, pairs.new, pairs.notes)
      nested = (try FolderStacks.of(before, in: old), try FolderStacks.of(after, in: new))
      // What others nest is compared under what nests it.
      let inner = [nested.old, nested.new].map { Set($0.values.flatMap(\.files)) }
      let shown = Set(before.keys.filter { !inner[0].contains($0) } + after.keys.filter { !inner[1].contains($0) })
      (before, after) = (before.filter { shown.contains($0.key) }, after.filter { shown.contains($0.key) })
    } else {
      let name = Self.name(of: new)
      before = [name: try Self.template(in: old, console)]
      after = [name: try Self.template(in: new, console)]
      nested = (
        try before.mapValues { json throws(CommandError) in try NestedTemplates.stacks(in: json, at: old) },
        try after.mapValues { json throws(CommandError) in try NestedTemplates.stacks(in: json, at: new) }
      )
    }
    (self.old, self.new) = (before, after)
    named = NamedDifference(
      name: Self.name(of: new), place: Self.name(of: old),
      difference: try StackSetDifference(old: before, new: after, nesting: nested.old, to: nested.new),
      countsIdentical: true)
    for stack in named.difference.stacks where !stack.difference.isIdentical {
      let macros = Self.macros(of: [before[stack.name], after[stack.name]])
      if macros.isEmpty { continue }
      notes.append(
        "\(displayable(stack.name)) is made anew when it's deployed, by \(macros.map(displayable).joined(separator: ", "))"
          + ": what is compared is what stands in the file")
    }
  }

  private static func name(of path: String) -> String { path == "-" ? "standard input" : path }

  private static func template(in path: String, _ console: Console) throws -> JSONValue {
    let bytes = path == "-" ? console.readInput() : try InputFile.read(path, limit: TemplateFile.readableBytes)
    return try SavedTemplate.read(displayable(name(of: path)), bytes: bytes)
  }

  /// What makes other templates of some before they're deployed, but for what only adds functions.
  private static func macros(of templates: [JSONValue?]) -> [String] {
    var names: Set<String> = []
    for template in templates.compactMap({ $0 }) {
      let transform = template["Transform"]
      names.formUnion(transform?.array?.compactMap { $0.string ?? $0["Name"]?.string } ?? [])
      names.formUnion([transform?.string ?? transform?["Name"]?.string].compactMap { $0 })
      collect(&names, in: template)
    }
    return names.subtracting(["AWS::LanguageExtensions"]).sorted(by: utf8Precedes)
  }

  /// Collects the names of macros that are called within a template.
  private static func collect(_ names: inout Set<String>, in value: JSONValue) {
    switch value {
    case .array(let values):
      for index in values.indices where values[index].isNested { collect(&names, in: values[index]) }
    case .object(let object):
      object.withMembers { members in
        for index in members.indices where members[index].value.isNested {
          // It may stand beside other keys.
          if members[index].key == IntrinsicFunction.transform.name, let name = members[index].value["Name"]?.string {
            names.insert(name)
          }
          collect(&names, in: members[index].value)
        }
      }
    case .null, .bool, .integer, .double, .number, .string: break
    }
  }
}
