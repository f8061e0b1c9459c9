import Foundation
import StrataFacts

/// Writes samples of all resource types, right ones and wrong ones, for other tools to judge.
@main
struct SchemaSamples {
  static func main() throws {
    var arguments = Array(CommandLine.arguments.dropFirst())
    func option(_ name: String) -> String? {
      guard let position = arguments.firstIndex(of: name), position + 1 < arguments.count else { return nil }
      defer { arguments.removeSubrange(position...position + 1) }
      return arguments[position + 1]
    }
    func flag(_ name: String) -> Bool {
      guard let position = arguments.firstIndex(of: name) else { return false }
      arguments.remove(at: position)
      return true
    }
    let output = option("--output")
    let facts = option("--facts")
    let seed = option("--seed").map { UInt64($0) } ?? 1
    let fullCount = option("--full").map { Int($0) } ?? 200
    let isStrict = flag("--strict")
    guard let output, let seed, let fullCount, arguments.isEmpty else {
      let usage = "usage: schema-samples --output DIR [--seed N] [--full COUNT] [--facts FILE] [--strict]\n"
      FileHandle.standardError.write(Data(usage.utf8))
      exit(2)
    }
    let index = try facts.map { FactsIndex(lines: try String(contentsOfFile: $0, encoding: .utf8)) }
    let set = SampleSet(index: index ?? .embedded, seed: seed, fullCount: fullCount, isStrict: isStrict)
    try SampleWriter(folder: URL(fileURLWithPath: output)).write(set, seed: seed)
    print("\(set.valid.count) right samples, \(set.violating.count) wrong ones, \(set.gaps.count) gaps")
  }
}
