import Foundation
import StrataFacts

/// Writes the constraints of resource types, from the files in which they're declared, after holding their samples against them.
struct ConstraintsCommand {
  private var package = "."
  private var only: String?
  private var isCheck = false
  private var templates: [String] = []

  static let name = "constraints"

  static let usage = "usage: resource-generator constraints [--package DIR] [--check] [--only ID] [--against FILE…]"

  init(_ arguments: some Sequence<String>) throws(GeneratorError) {
    var rest = Array(arguments)[...]
    while let argument = rest.popFirst() {
      switch argument {
      case "--check": isCheck = true
      case "--against":
        templates = Array(rest)
        rest = []
      case "--package", "--only":
        guard let value = rest.popFirst() else { throw GeneratorError(usage: Self.usage) }
        if argument == "--package" { package = value } else { only = value }
      default: throw GeneratorError(usage: Self.usage)
      }
    }
  }

  func run() throws(GeneratorError) {
    let directory = URL(filePath: package)
    let set = try ConstraintSet(directory: directory.appending(path: "Sources/resource-generator/Constraints/Services"))
    let failures = set.failures + (set.failures.isEmpty ? set.sampleFailures(of: only) : [])
    if !failures.isEmpty {
      for failure in failures { print(failure) }
      throw GeneratorError(file: "constraints", "\(failures.count) faults")
    }
    if let only {
      for finding in set.findings(of: only) { print(finding) }
      return
    }
    if !templates.isEmpty {
      for template in templates {
        for finding in set.findings(in: URL(filePath: template)) { print("\(template): \(finding)") }
      }
      return
    }
    let changed = try GeneratedFiles.write(GeneratedFiles.constraints(set), to: directory, isCheck: isCheck)
    print(
      "\(set.count) constraints of \(set.typeCount) types; \(changed.count) files \(isCheck ? "differ" : "changed")")
    if isCheck, !changed.isEmpty { throw GeneratorError(file: changed[0], "isn't what is declared") }
  }
}
