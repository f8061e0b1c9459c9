import Foundation
import StrataResourceModel

/// Writes the facts and the typed Swift of every resource type, from CloudFormation's resource provider schemas, and the
/// names of all actions, from a list of those.
@main enum ResourceGenerator {
  static func main() {
    do throws(GeneratorError) {
      let arguments = CommandLine.arguments.dropFirst()
      if arguments.first == InitializersCommand.name {
        return try InitializersCommand(arguments.dropFirst()).run()
      }
      if arguments.first == ConstraintsCommand.name {
        return try ConstraintsCommand(arguments.dropFirst()).run()
      }
      if arguments.first == AuthorizationCommand.name {
        return try AuthorizationCommand(arguments.dropFirst()).run()
      }
      if arguments.first == PricesCommand.name { return try PricesCommand(arguments.dropFirst()).run() }
      let options = try GeneratorOptions(Array(arguments))
      if options.showsHelp {
        print(GeneratorOptions.help, terminator: "")
        return
      }
      let directory = URL(filePath: options.schemas)
      let schemas = try SchemaSet(directory: directory, supplements: Supplement.all, corrections: Correction.all)
      let facts = try schemas.types.map { type throws(GeneratorError) in try TypeFacts(type) }
      let actions = try ActionSet(file: URL(filePath: options.actions))
      let dated = try DatedFactsSet(schemas.types, schemas: directory, runtimes: URL(filePath: options.runtimes))
      let files = try GeneratedFiles(facts, actions, dated, try HandlerSet(schemas.types))
      try FormsProof.check(files.models, against: schemas.types)
      let changed = try files.write(to: URL(filePath: options.package), isCheck: options.isCheck)
      print(
        "\(facts.count) resource types of \(files.serviceCount) services; "
          + (changed.isEmpty ? "nothing to change" : "\(changed.count) files \(options.isCheck ? "differ" : "changed")")
      )
      if options.isCheck, !changed.isEmpty {
        for path in changed.prefix(20) { print("  \(path)") }
        exit(1)
      }
    } catch {
      FileHandle.standardError.write(Data("error: \(error)\n".utf8))
      exit(error.isUsage ? 2 : 1)
    }
  }
}
