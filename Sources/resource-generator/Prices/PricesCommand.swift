import Foundation

/// Writes the prices that the package brings along, from the files that they were gathered in.
struct PricesCommand {
  private var package = "."
  private var isCheck = false

  static let name = "prices"

  static let usage = "usage: resource-generator prices [--package DIR] [--check]"

  init(_ arguments: some Sequence<String>) throws(GeneratorError) {
    var rest = Array(arguments)[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--check": isCheck = true
      case "--package":
        guard let value = rest.popFirst() else { throw GeneratorError(usage: Self.usage) }
        package = value
      default: throw GeneratorError(usage: Self.usage)
      }
    }
  }

  func run() throws(GeneratorError) {
    let directory = URL(filePath: package)
    let set = try PriceSet(directory: directory.appending(path: GeneratedFiles.prices))
    let changed = try GeneratedFiles.write(GeneratedFiles.prices(set), to: directory, isCheck: isCheck)
    print("\(set.prices.count) prices; \(changed.count) files \(isCheck ? "differ" : "changed")")
    if isCheck, !changed.isEmpty { throw GeneratorError(file: changed[0], "isn't what is gathered") }
  }
}
