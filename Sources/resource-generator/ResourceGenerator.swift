import Foundation

/// Writes the facts and the typed Swift of every resource type, from CloudFormation's resource provider schemas, and the
/// names of all actions, from a list of those.
@main enum ResourceGenerator {
  static func main() {
    do throws(GeneratorError) {
      let arguments = CommandLine.arguments.dropFirst()
      if arguments.first == InitializersCommand.name {
        return try InitializersCommand(arguments.dropFirst()).run()
      }
      let options = try GeneratorOptions(Array(arguments))
      if options.showsHelp {
        print(GeneratorOptions.help, terminator: "")
        return
      }
      let schemas = try SchemaSet(directory: URL(filePath: options.schemas), supplements: Supplement.all)
      let facts = try schemas.types.map { type throws(GeneratorError) in try TypeFacts(type) }
      let actions = try ActionSet(file: URL(filePath: options.actions))
      let files = GeneratedFiles(facts, actions)
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

/// The task of the generator.
struct GeneratorOptions {
  var schemas = ""
  var actions = ""
  var package = "."
  var isCheck = false
  var showsHelp = false

  static let help = """
    Writes Sources/Resources, the facts and the list of services in Package.swift.

    USAGE
      resource-generator --schemas DIR --actions FILE [--package DIR] [--check]
      resource-generator initializers --output DIR [--package DIR] TEMPLATE…

    With initializers, it writes the resources of templates as Swift that calls the initializers of their types.

    OPTIONS
      --schemas DIR   a directory with resources/*.json, one resource provider schema each,
                      providers/REGION.json, which map type names to schemas,
                      and extensions/*/*.json, which say more of some types
      --actions FILE  JSON of the services' actions and the kinds of resources each names
      --package DIR   the package to write to (default: .)
          --check     write nothing, and fail where something would change

    """

  init(_ arguments: [String]) throws(GeneratorError) {
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--help", "-h":
        showsHelp = true
        return
      case "--check": isCheck = true
      case "--schemas", "--actions", "--package":
        guard let value = rest.popFirst() else {
          throw GeneratorError(usage: "\(argument) needs a \(argument == "--actions" ? "file" : "directory")")
        }
        switch argument {
        case "--schemas": schemas = value
        case "--actions": actions = value
        default: package = value
        }
      default: throw GeneratorError(usage: "there is no option \(argument); --help lists what there is")
      }
    }
    if schemas.isEmpty { throw GeneratorError(usage: "--schemas is needed; --help tells more") }
    if actions.isEmpty { throw GeneratorError(usage: "--actions is needed; --help tells more") }
  }
}

/// The reason why nothing was generated.
struct GeneratorError: Error, CustomStringConvertible {
  let description: String
  let isUsage: Bool

  /// The error for a fault at a place of a file.
  init(file: String, pointer: String = "", _ message: String) {
    description = file + (pointer.isEmpty ? "" : " at \(pointer)") + ": " + message
    isUsage = false
  }

  /// The error for what isn't as it was to be proven, a line each.
  init(failures: [String]) {
    let more = failures.count > 20 ? "\n  and \(failures.count - 20) more" : ""
    description =
      "the Swift types don't take what the schemas do:\n  " + failures.prefix(20).joined(separator: "\n  ") + more
    isUsage = false
  }

  init(usage message: String) {
    description = message
    isUsage = true
  }
}
