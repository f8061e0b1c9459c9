import StrataChecks
import StrataFiles
import StrataFindings
import StrataIsolation
import StrataJSON
import StrataOutput
import StrataTemplate
import StrataTemplateFiles
import StrataText

/// Folders of anybody's templates: two or more, of which each has an environment's, or one whose templates say whose they are.
struct IsolationFolders {
  /// The folders, for people.
  let name: String
  private(set) var environments: [String] = []
  private(set) var stacks: [IsolatedStack] = []
  /// What is to be said of templates that AWS would refuse.
  private(set) var refusals: [String] = []
  /// The files of the stacks' templates, in their order.
  private var files: [TemplateFile] = []
  /// What is to be said of files that aren't looked at.
  private(set) var leftOut: [String] = []

  /// Reads all templates in folders.
  ///
  /// - Parameters:
  ///   - paths: The folders' paths.
  ///   - console: The console that tells what stands there.
  /// - Throws: ``UsageError`` where one is no folder, or two have one name; ``CommandError`` where a folder has no template
  ///   or a file can't be read.
  init(_ paths: [String], console: Console) throws {
    for path in paths {
      guard let kind = console.kind(path) else { throw CommandError("there is no folder \(displayable(path))") }
      if kind != .directory {
        throw UsageError(
          "\(displayable(path)) is a file, and isolation takes a folder for each environment",
          hint: "put it into a folder that is named after its environment")
      }
    }
    let trees = try paths.map { path throws(CommandError) in try FolderTree(path: path) }
    name = trees.map(\.path).joined(separator: " ")
    let names = trees.map { tree in tree.path.split(separator: "/").last.map(String.init) ?? tree.path }
    for (index, name) in names.enumerated() where names[..<index].contains(name) {
      throw UsageError(
        "two folders are named \(displayable(name)), which would be one environment's", hint: "name one otherwise")
    }
    for (tree, name) in zip(trees, names) { try add(tree, environment: trees.count > 1 ? name : nil) }
    environments =
      trees.count > 1 ? names : Set(stacks.flatMap(Self.environments)).sorted(by: utf8Precedes)
  }

  /// Reads all templates of a folder: one whose templates say whose they are, or one with a folder for each environment.
  ///
  /// In sentences, its files have their paths below it, so that they're the same of two such folders.
  ///
  /// - Parameters:
  ///   - path: The folder's path.
  ///   - console: The console that tells what stands there.
  /// - Throws: ``UsageError`` where it's no folder; ``CommandError`` where it has no template or a file can't be read.
  init(in path: String, console: Console) throws {
    try self.init([path], console: console)
    let isSaid = !environments.isEmpty
    stacks = zip(stacks, files).map { stack, file in
      let below = String(file.path.dropFirst(name.count + 1))
      let folder = isSaid ? nil : below.split(separator: "/").dropLast().first.map(String.init)
      return IsolatedStack(
        name: stack.name, environment: folder, contents: stack.contents, account: stack.account, region: stack.region,
        file: below)
    }
    if !isSaid { environments = Set(stacks.compactMap(\.environment)).sorted(by: utf8Precedes) }
  }

  /// The same with the stacks that templates nest under what nests them, with the values that they hand each other.
  ///
  /// - Throws: ``CommandError`` where templates nest each other in a circle, or too deep.
  func followingNestedStacks() throws(CommandError) -> IsolationFolders {
    let templates = NestedTemplates(
      files.map { NestedTemplates.File(path: $0.path, json: $0.json) }, parsing: TemplateFile.json(of:))
    var nested: [[NestedStack]] = []
    for (stack, file) in zip(stacks, files) {
      do throws(NestingError) {
        nested.append(try templates.stacks(in: stack.contents, at: file.path))
      } catch {
        throw .nesting(error, in: nil)
      }
    }
    if nested.allSatisfy(\.isEmpty) { return self }
    var folders = self
    let inner = Set(nested.flatMap(\.files))
    let outer = files.indices.filter { !inner.contains(files[$0].path) }
    folders.stacks = outer.map { stacks[$0] }
    for (place, index) in outer.enumerated() { folders.stacks.append(nested[index], in: place) }
    let byPath = Dictionary(files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    folders.files = outer.map { files[$0] }
    for stack in folders.stacks.dropFirst(outer.count) {
      // A template that stands as text in another has no file of its own; what is around comes before it.
      folders.files.append(stack.file.flatMap { byPath[$0] } ?? folders.files[stack.outer?.stack ?? 0])
    }
    return folders
  }

  /// Refuses folders of one environment, or of none.
  ///
  /// - Parameter hint: What to do about it.
  /// - Throws: ``CommandError`` where there aren't two environments.
  func checkSeveral(hint: String) throws(CommandError) {
    if environments.count > 1 { return }
    let one = environments.first.map { ", that of \(displayable($0))" } ?? ""
    throw CommandError(
      "\(displayable(name)) has templates of \(Count.of(environments.count, "environment"))\(one), and it takes two "
        + "to be apart", hint: hint)
  }

  /// The sentence that AWS would refuse a template.
  static func refusal(of place: String, mistakes: Int) -> String {
    "AWS would refuse \(displayable(place)), in which there \(mistakes == 1 ? "is" : "are") "
      + "\(Count.of(mistakes, "mistake"))"
  }

  /// Where in the files a place of a template stands.
  func site(of place: WorldPlace) -> IsolationReport.Site { files[place.stack].site(of: place.pointer) }

  // MARK: Reading

  private mutating func add(_ tree: FolderTree, environment: String?) throws(CommandError) {
    let manifests = try manifests(in: tree)
    let before = stacks.count
    for path in tree.files where !manifests.keys.contains(path) {
      guard let bytes = try tree.read(path) else {
        throw CommandError("\(displayable(tree.path(of: path))) can't be read: it is larger than any template")
      }
      let file: TemplateFile
      do throws(Finding) { file = try TemplateFile(tree.path(of: path), bytes: bytes) } catch {
        throw CommandError("\(error)")
      }
      guard file.json["Resources"]?.object != nil else {
        leftOut.append("\(displayable(file.path)) is no template, and isn't looked at")
        continue
      }
      let errors = TemplateChecker().report(on: file).findings.count { $0.severity == .error }
      if errors > 0 {
        refusals.append(
          "\(Self.refusal(of: file.path, mistakes: errors)): see validate \(displayable(file.path))")
      }
      let stack = manifests.values.compactMap { $0[path] }.first
      files.append(file)
      stacks.append(
        IsolatedStack(
          name: stack?["name"]?.string, environment: environment, contents: TemplateContents(file.json),
          account: stack?["account"]?.string, region: stack?["region"]?.string, file: file.path))
    }
    if stacks.count == before { throw CommandError("\(displayable(tree.path)) has no template") }
  }

  /// What the manifests in a folder say of the templates beside them, by the manifests' paths and the templates'.
  private func manifests(in tree: FolderTree) throws(CommandError) -> [String: [String: JSONValue]] {
    var found: [String: [String: JSONValue]] = [:]
    for path in tree.files where path.split(separator: "/").last.map(String.init) == Manifest.fileName {
      guard let bytes = try tree.read(path), let json = try? JSONValue(parsing: bytes), json["Resources"] == nil,
        let stacks = json["stacks"]?.array
      else { continue }
      let folder = path.dropLast(Manifest.fileName.count)
      found[path] = Dictionary(
        stacks.compactMap { stack in stack["template"]?.string.map { (folder + $0, stack) } },
        uniquingKeysWith: { first, _ in first })
    }
    return found
  }

  /// The environments that a template says it has parts of.
  private static func environments(of stack: IsolatedStack) -> [String] {
    TemplateEnvironments(json: stack.contents.json).names
  }
}
