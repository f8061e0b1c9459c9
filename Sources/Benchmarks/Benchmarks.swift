import Foundation

/// Measures what Strata costs, as ratios to something measured in the same run.
///
/// Single times say little on a shared machine; each figure is a median of several runs.
@main enum Benchmarks {
  static func main() throws {
    let arguments = Set(CommandLine.arguments.dropFirst())
    if arguments.contains("--help") || arguments.contains("-h") {
      print(
        """
        USAGE: Benchmarks [facts] [synthesis] [writer]   (all unless named)

        facts      looking up what is known of resource types
        synthesis  cost of a resource, in apps of 10 to 100,000 resources
        writer     writing JSON, against memcpy of the same bytes and Foundation's JSONEncoder of the same tree
        """)
      return
    }
    let known: Set = ["facts", "synthesis", "writer"]
    guard arguments.isSubset(of: known) else {
      FileHandle.standardError.write(
        Data("error: there is no benchmark \(arguments.subtracting(known).sorted().joined(separator: ", "))\n".utf8))
      exit(2)
    }
    let chosen = arguments.isEmpty ? known : arguments
    if chosen.contains("facts") { try FactsBenchmark.run() }
    if chosen.contains("synthesis") { try SynthesisBenchmark.run() }
    if chosen.contains("writer") { try WriterBenchmark.run() }
  }
}
