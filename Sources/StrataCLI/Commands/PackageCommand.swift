import StrataEnvironments
import StrataFindings
import StrataJSON
import StrataLanguage
import StrataPackages
import StrataText

/// `synth package`.
struct PackageCommand {
  private static let only = OptionSyntax(
    name: "--only", value: "NAME", repeats: true, summary: "a package to make; all unless given")

  private static let check = OptionSyntax(
    name: "--check", summary: "fail where the lock file isn't what is made, and leave it as it is")

  static let command = Command(
    "package", operands: [.systems], summary: "make the packages of functions, and lock their content",
    details: [
      "Takes what is built already: a program, a folder or a zip file, as the functions say. Holds",
      "it against the function: a program for its architecture that its runtime can start. Writes",
      "a zip file that is the same wherever it's made, and the digest of its files' names, modes",
      "and bytes to SYSTEM.lock.json beside the sources, which is to be committed: templates name",
      "packages by it, whoever built them, and deploy refuses a package that is another.",
    ],
    options: [.environments, only, check, .packages, .profiles, .committed, .samples, .json]
  ) { try PackageCommand(invocation: $0).run() }

  let invocation: Invocation

  private var console: Console { invocation.console }

  private func run() throws -> ExitCode {
    let systems = try invocation.requests(isOfRepository: true).map { try PackagedSystem($0, only: names) }
    let known = Set(systems.flatMap { $0.uses.keys })
    if let name = invocation.values(Self.only).first(where: { !known.contains($0) }) {
      throw UsageError.unknown("package", name, nearest: Suggestion.nearest(to: name, in: known.sorted()))
    }
    let files = PackageFiles(in: invocation.value(.packages) ?? PackageFiles.usualFolder)
    var (results, findings): ([JSONValue], [Finding]) = ([], [])
    var isBehind = false
    for system in systems where !system.uses.isEmpty || !system.lock.packages.isEmpty {
      let (packages, mistakes) = system.make(removesOthers: names.isEmpty && !invocation.has(.environments), console)
      findings += mistakes
      // All packages of a system, or none.
      if !mistakes.isEmpty { continue }
      for package in packages {
        if let contents = package.contents { try files.write(contents, as: package.name, in: system.name) }
      }
      let differs = packages.contains { $0.state != .unchanged }
      if differs, invocation.has(Self.check) { isBehind = true } else { _ = try system.write(packages) }
      if invocation.isJSON {
        results.append(system.json(packages, files))
      } else {
        console.output(text(of: system, packages, files))
      }
    }
    if invocation.isJSON {
      var object: JSONObject = ["succeeded": .bool(findings.isEmpty && !isBehind), "systems": .array(results)]
      object["diagnostics"] = findings.json(relativeTo: console.directory)
      console.output(Report.text(of: .object(object)))
    } else {
      console.report(findings)
      if systems.allSatisfy(\.uses.isEmpty) { console.note("no function has a package") }
    }
    if isBehind, !invocation.isJSON {
      let line = invocation.line(
        ["package"], handingOn: Self.command.syntax.options.filter { $0 != Self.check && $0 != .json })
      console.complain("the lock file is behind; commit what this writes\n  \(line)")
    }
    return ExitCode(isWell: findings.isEmpty && !isBehind)
  }

  private var names: Set<String> { Set(invocation.values(Self.only)) }

  private func text(of system: PackagedSystem, _ packages: [MadePackage], _ files: PackageFiles) -> String {
    let width = packages.map(\.name.count).max() ?? 0
    let lines = packages.map {
      $0.text(
        paddedTo: width, path: console.shown(files.path(of: $0.name, in: system.name)),
        isColoured: console.coloursOutput)
    }
    let isChanged = packages.contains { $0.state != .unchanged } && !invocation.has(Self.check)
    return Colour.bold.paint(system.name, if: console.coloursOutput) + "\n" + lines.joined()
      + (isChanged ? "  locked in \(console.shown(system.file.path)), which is to be committed\n" : "")
  }
}
