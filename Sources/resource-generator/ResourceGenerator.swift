import Foundation

/// Writes the facts and the typed Swift of every resource type, from CloudFormation's resource provider schemas.
@main enum ResourceGenerator {
  static func main() {
    do throws(GeneratorError) {
      let options = try GeneratorOptions(Array(CommandLine.arguments.dropFirst()))
      if options.showsHelp {
        print(GeneratorOptions.help, terminator: "")
        return
      }
      let schemas = try SchemaSet(directory: URL(filePath: options.schemas))
      let facts = try schemas.types.map { type throws(GeneratorError) in try TypeFacts(type) }
      let files = GeneratedFiles(facts)
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

/// What the generator was asked to do.
struct GeneratorOptions {
  var schemas = ""
  var package = "."
  var isCheck = false
  var showsHelp = false

  static let help = """
    Writes Sources/Resources, the facts and the list of services in Package.swift.

    USAGE
      resource-generator --schemas DIR [--package DIR] [--check]

    OPTIONS
      --schemas DIR   a directory with resources/*.json, one resource provider schema each,
                      and providers/REGION.json, which map type names to schemas
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
      case "--schemas", "--package":
        guard let value = rest.popFirst() else { throw GeneratorError(usage: "\(argument) needs a directory") }
        if argument == "--schemas" { schemas = value } else { package = value }
      default: throw GeneratorError(usage: "there is no option \(argument); --help lists what there is")
      }
    }
    if schemas.isEmpty { throw GeneratorError(usage: "--schemas is needed; --help tells more") }
  }
}

/// Why nothing was generated.
struct GeneratorError: Error, CustomStringConvertible {
  let description: String
  let isUsage: Bool

  /// What is wrong at a place of a file.
  init(file: String, pointer: String = "", _ message: String) {
    description = file + (pointer.isEmpty ? "" : " at \(pointer)") + ": " + message
    isUsage = false
  }

  init(usage message: String) {
    description = message
    isUsage = true
  }
}
