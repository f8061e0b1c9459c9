import Foundation
import StrataJSON
import StrataResourceModel

/// Writes the resources of templates as Swift that calls the initializers of their types.
struct InitializersCommand {
  private var package = "."
  private var output = ""
  private var templates: [String] = []

  static let name = "initializers"

  static let usage = "usage: resource-generator initializers --output DIR [--package DIR] TEMPLATE…"

  init(_ arguments: some Sequence<String>) throws(GeneratorError) {
    var rest = Array(arguments)[...]
    while let argument = rest.popFirst() {
      guard argument.hasPrefix("-") else {
        templates.append(argument)
        continue
      }
      guard let value = rest.popFirst() else { throw GeneratorError(usage: Self.usage) }
      switch argument {
      case "--output": output = value
      case "--package": package = value
      default: throw GeneratorError(usage: Self.usage)
      }
    }
    if output.isEmpty || templates.isEmpty { throw GeneratorError(usage: Self.usage) }
  }

  func run() throws(GeneratorError) {
    var resources = JSONObject()
    for template in templates {
      for member in try SchemaSet.object(URL(filePath: template))["Resources"]?.object ?? [:] {
        resources[member.key] = member.value
      }
    }
    let files = InitializerFiles(resources, try TypeFacts.committed(in: URL(filePath: package)))
    try files.write(to: URL(filePath: output))
    print("\(files.count) resources as Swift, \(files.gaps.count) that can't be written")
  }
}
