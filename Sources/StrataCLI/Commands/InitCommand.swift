import StrataJSON
import StrataScaffolding
import StrataText

/// `synth init`.
enum InitCommand {
  private static let shape = OptionSyntax(
    name: "--shape", value: "S", choices: PackageShape.allCases.map(\.rawValue),
    summary: "the system that it begins with: queue, service or functions; queue unless given")
  private static let output = OptionSyntax(
    name: "--output", short: "-o", value: "DIR", summary: "the package's folder; one of its name, here, unless given")
  private static let dryRun = OptionSyntax(name: "--dry-run", summary: "list what would be written, and write nothing")

  static let command = Command(
    "init", operands: [.packageName], summary: "make a package with a system, a tool for it, a test and a workflow",
    details: ["What it begins with, by --shape:"] + shapes + [
      "",
      "A queue is the default, since it needs no image and no code to be deployed, is there in",
      "a minute, and costs no more than its alarm, some cents a month, while nothing is sent.",
      "",
      "The package has two environments with profiles, and takes Strata by the address and the",
      "version of this tool. Where the repository has no such version, it follows the branch",
      "that the repository shows; where nobody can be asked, the version is written unseen.",
      "The folder must be empty or not there; a .git in it is in nobody's way.",
    ],
    options: [shape, output] + PackageSource.options + [dryRun, .json], run: run)

  /// What each shape is, in lines.
  private static var shapes: [String] {
    let width = PackageShape.allCases.map(\.rawValue.count).max() ?? 0
    return PackageShape.allCases.map { shape in
      let padding = String(repeating: " ", count: width - shape.rawValue.count)
      return "  \(shape.rawValue)\(padding)  \(shape.summary)"
    }
  }

  private static func run(_ invocation: Invocation) throws -> ExitCode {
    let console = invocation.console
    let name = try invocation.newPackageName(invocation.packageName)
    let shape = try PackageShape(named: invocation.value(shape) ?? PackageShape.queue.rawValue)
    let folder = invocation.value(output) ?? name.text
    let writer = PackageWriter(folder: folder)
    // Before anybody is asked for versions.
    try writer.check()
    let (dependency, notes) = try PackageSource(invocation, folder: folder).dependency()
    let package = NewPackage(name, shape: shape, on: dependency)
    let isWritten = !invocation.has(dryRun)
    if isWritten { try writer.write(package.files) }
    if invocation.isJSON {
      console.output(Report.text(of: json(package, in: folder, isWritten: isWritten, notes)))
    } else {
      for note in notes { console.note(displayable(note)) }
      console.output(text(package, in: folder, isWritten: isWritten))
    }
    return .success
  }

  /// The commands that come next.
  private static func next(_ package: NewPackage, in folder: String) -> [ShellLine] {
    let steps = [["swift", "build"], ["swift", "test"], ["swift", "run", package.name.text]]
    return ((folder == "." ? [] : [["cd", folder]]) + steps).map(ShellLine.init(arguments:))
  }

  // MARK: What is printed

  private static func text(_ package: NewPackage, in folder: String, isWritten: Bool) -> String {
    let begin = isWritten ? "created" : "would create"
    let lines =
      ["\(begin) \(displayable(folder)) with \(package.shape.summary)"] + package.files.map { "  \($0.path)" }
      + (isWritten ? ["", "go on with"] + next(package, in: folder).map { "  \(displayable($0.description))" } : [])
    return lines.joined(separator: "\n") + "\n"
  }

  private static func json(
    _ package: NewPackage, in folder: String, isWritten: Bool, _ notes: [String]
  ) -> JSONValue {
    [
      "name": .string(package.name.text), "module": .string(package.name.module),
      "shape": .string(package.shape.rawValue), "directory": .string(folder), "written": .bool(isWritten),
      "dependency": package.dependency.json, "files": .array(package.files.map { .string($0.path) }),
      "notes": .array(notes.map(JSONValue.string)),
      "next": .array(next(package, in: folder).map { .array($0.arguments.map(JSONValue.string)) }),
    ]
  }
}

extension PackageShape {
  /// The shape that a word names.
  fileprivate init(named word: String) throws(UsageError) {
    let words = Self.allCases.map(\.rawValue)
    guard let shape = Self(rawValue: word) else {
      throw .unknown("shape", displayable(word), nearest: Suggestion.nearest(to: word, in: words), known: words)
    }
    self = shape
  }
}
