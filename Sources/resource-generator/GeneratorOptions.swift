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
