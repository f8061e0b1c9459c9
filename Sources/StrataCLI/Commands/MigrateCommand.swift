import StrataFindings
import StrataJSON
import StrataMigration
import StrataScaffolding
import StrataTemplateFiles
import StrataText

/// `synth migrate`.
struct MigrateCommand {
  private static let output = OptionSyntax(
    name: "--output", short: "-o", value: "DIR", summary: "the folder of the package; Infrastructure unless given")
  private static let name = OptionSyntax(
    name: "--name", value: "NAME", summary: "the name of the package; like that of its folder unless given")
  private static let library = OptionSyntax(
    name: "--library", value: "PATH", summary: "the folder of Strata, as seen from that folder")
  private static let apart = OptionSyntax(
    name: "--apart", summary: "write templates of one shape apart, and no profiles with what differs")
  private static let lift = OptionSyntax(
    name: "--lift", summary: "declare by constructs, such as Queue or Vpc, what those make exactly so")
  private static let dryRun = OptionSyntax(name: "--dry-run", summary: "tell what would be written, and write nothing")

  static let command = Command(
    "migrate", operands: [.files], summary: "make a Swift package of anybody's templates",
    details: [
      "Takes CloudFormation templates, JSON or YAML, and writes a package that declares the same:",
      "resources by their types, parameters, mappings, conditions, rules, outputs and metadata,",
      "each in a constant that is named after it, with YAML's comments before what they're about.",
      "What is synthesized of it means the same, which the package's own test holds against the",
      "templates. A stack is called what its file is.",
      "",
      "Templates of one shape, such as service-dev.yaml and service-prod.yaml, become one function of a",
      "system, service, and a committed profile for each environment, dev and prod, with what differs.",
      "",
      "What has no typed form is written in the form of the template, and listed with the reason.",
      "With --lift, resources that a construct of this library makes exactly as they are become that",
      "construct. It's tried for each, and where anything would differ the resource stays itself, and",
      "the first difference is told. Templates of one shape are apart then, for what differs between",
      "them can't be tried.",
      "",
      "The folder must be empty or not there; it's written as a whole, or not at all, and a .git in",
      "it is in nobody's way. The package takes Strata from where this tool came from: a checkout",
      "by its path, a release by its address and version. The exit code is 1 where a template can't",
      "be read, or has what none may have, such as null.",
    ],
    options: [output, name, library] + PackageSource.options + [lift, apart, dryRun, .json]
  ) { try MigrateCommand(invocation: $0).run() }

  let invocation: Invocation

  private var console: Console { invocation.console }

  private func run() throws -> ExitCode {
    let lifter = try lifter()
    let path = invocation.value(Self.output) ?? "Infrastructure"
    let folder = PackageWriter(folder: path)
    try folder.check()
    let name =
      try invocation.value(Self.name).map { try invocation.newPackageName($0) }
      ?? invocation.newPackageName(likeFolder: path)
    let (dependency, notes) = try dependency(path)
    let templates: MigratedFiles
    do {
      templates = try MigratedFiles(invocation.operands.paths)
    } catch let finding as Finding {
      console.report([finding])
      return .finding
    }
    let migration: Migration
    do throws(MigrationFailure) {
      migration = try Migration(
        templates.sources, name: name, on: dependency, areApart: invocation.has(Self.apart) || lifter != nil,
        commands: invocation.commandWords, lifter: lifter)
    } catch {
      console.report(zip(templates.files, error.findings).flatMap { file, findings in file.placed(findings) })
      return .finding
    }
    if !invocation.has(Self.dryRun) { try folder.write(migration.files) }
    if invocation.isJSON {
      var result = json(migration, templates, path)
      result["name"] = .string(name.text)
      result["dependency"] = dependency.json
      result["notes"] = .array(notes.map(JSONValue.string))
      console.output(Report.text(of: .object(result)))
    } else {
      for note in notes { console.note(displayable(note)) }
      say(migration, path)
    }
    return .success
  }

  private func dependency(_ path: String) throws -> (dependency: PackageDependency, notes: [String]) {
    let source = PackageSource(invocation, folder: path)
    guard let library = invocation.value(Self.library) else { return try source.dependencyHere() }
    if source.url != nil || source.version != nil {
      throw UsageError("--library says where Strata is, and so do --url and --from", hint: "leave one of them out")
    }
    guard PackageDependency.isPlain(library) else {
      throw UsageError(
        "--library \(displayable(library)) can't be written to Package.swift as it is",
        hint: "name a path without white space and quotes")
    }
    return (.folder(path: library, name: FolderPath(library).name), [])
  }

  /// What finds constructs, where that is asked for.
  private func lifter() throws(UsageError) -> (any Lifter)? {
    guard invocation.has(Self.lift) else { return nil }
    guard let lifter = invocation.tool.lifter else {
      throw UsageError(
        "--lift is done by the strata tool, which is compiled with all constructs", hint: "run: strata migrate --lift")
    }
    return lifter
  }

  // MARK: What is told

  private func say(_ migration: Migration, _ path: String) {
    let word = invocation.has(Self.dryRun) ? "would create" : "created"
    for file in migration.files { console.output("\(word)  \(displayable(path))/\(file.path)\n") }
    for family in migration.families {
      console.output(
        "\(Count.of(family.stacks.count, "template")) of one shape: one function, "
          + "profiles \(family.profiles.joined(separator: ", "))\n")
    }
    for stacks in migration.apart {
      let names = stacks.stacks.joined(separator: ", ")
      console.output("\(names): of one shape, but apart: \(displayable(stacks.reason))\n")
    }
    for (stack, report) in migration.reports {
      let counts = [
        report.lifted.isEmpty ? nil : "\(Count.of(report.lifted.count, "construct")) lifted",
        "\(Count.of(report.typedResources, "resource")) by type",
        report.namedResources > 0 ? "\(report.namedResources) by the name of a type" : nil,
        report.otherDeclarations > 0 ? Count.of(report.otherDeclarations, "other declaration") : nil,
      ].compactMap(\.self)
      console.output("\(stack): \(counts.joined(separator: ", "))\n")
      for lift in report.lifted {
        console.output("  lifted  \(lift.id): \(lift.construct), \(Count.of(lift.resources.count, "resource"))\n")
      }
      for refusal in report.refusals {
        console.output(
          "  not lifted  \(displayable(refusal.id)): not a \(refusal.construct) as Strata makes it: "
            + "\(displayable(refusal.reason))\n")
      }
      for raw in report.raw {
        console.output(
          "  as in the template  \(raw.place.tokens.map(displayable).joined(separator: "/")): \(raw.reason)\n")
      }
    }
  }

  private func json(_ migration: Migration, _ templates: MigratedFiles, _ path: String) -> JSONObject {
    let isLifting = invocation.has(Self.lift)
    return [
      "output": .string(path),
      "written": .bool(!invocation.has(Self.dryRun)),
      "files": .array(migration.files.map { .string($0.path) }),
      "families": .array(
        migration.families.map { family in
          [
            "system": .string(family.name), "stacks": .array(family.stacks.map(JSONValue.string)),
            "profiles": .array(family.profiles.map(JSONValue.string)),
          ]
        }),
      "apart": .array(
        migration.apart.map { stacks in
          ["stacks": .array(stacks.stacks.map(JSONValue.string)), "reason": .string(stacks.reason)]
        }),
      "stacks": .array(
        zip(migration.reports, templates.files).map { migrated, file in
          var stack: JSONObject = [
            "name": .string(migrated.stack), "file": .string(file.path),
            "typedResources": .integer(Int64(migrated.report.typedResources)),
            "namedResources": .integer(Int64(migrated.report.namedResources)),
            "otherDeclarations": .integer(Int64(migrated.report.otherDeclarations)),
            "raw": .array(
              migrated.report.raw.map { raw in
                ["path": .string(raw.place.tokens.joined(separator: "/")), "reason": .string(raw.reason)]
              }),
          ]
          if isLifting { add(migrated.report, to: &stack) }
          return .object(stack)
        }),
    ]
  }

  private func add(_ report: MigrationReport, to stack: inout JSONObject) {
    stack["lifted"] = .array(
      report.lifted.map { lift in
        [
          "logicalId": .string(lift.id), "construct": .string(lift.construct),
          "resources": .integer(Int64(lift.resources.count)),
        ]
      })
    stack["notLifted"] = .array(
      report.refusals.map { refusal in
        [
          "logicalId": .string(refusal.id), "construct": .string(refusal.construct), "reason": .string(refusal.reason),
        ]
      })
  }
}
