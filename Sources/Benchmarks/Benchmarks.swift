import StrataCLI
import StrataPlatform

/// Measures what Strata costs, as ratios to something measured in the same run.
///
/// Single times say little on a shared machine; each figure is a median of several runs.
@main enum Benchmarks {
  static func main() {
    exit(run(Array(CommandLine.arguments.dropFirst())))
  }

  /// Does what the arguments ask for and gives the exit code.
  static func run(_ arguments: [String]) -> Int32 {
    do {
      switch arguments.first {
      case "compare": try CompareCommand.run(arguments.dropFirst())
      case "synthesize": try SynthesizeCommand.run(arguments.dropFirst())
      case "template": try TemplateCommand.run(arguments.dropFirst())
      case "fleet": return SampleFleet.run(Array(arguments.dropFirst()))
      default: try measure(arguments)
      }
      return 0
    } catch let error as ArgumentError {
      printError("error: \(error)\n  hint: --help lists what there is\n")
      return 2
    } catch {
      printError("error: \(error)\n")
      return 1
    }
  }

  private static func measure(_ arguments: [String]) throws {
    if arguments.asksForHelp {
      print(help)
      return
    }
    let known: Set = ["facts", "isolation", "status", "synthesis", "writer"]
    if let unknown = arguments.first(where: { !known.contains($0) }) {
      throw ArgumentError("there is no benchmark \(unknown)")
    }
    let chosen = arguments.isEmpty ? known : Set(arguments)
    if chosen.contains("facts") { try FactsBenchmark.run() }
    if chosen.contains("isolation") { try IsolationBenchmark.run() }
    if chosen.contains("status") { try StatusBenchmark.run() }
    if chosen.contains("synthesis") { try SynthesisBenchmark.run() }
    if chosen.contains("writer") { try WriterBenchmark.run() }
  }

  private static let help = """
    Measures what Strata costs, as ratios to something measured in the same run.

    USAGE
      Benchmarks [facts] [isolation] [status] [synthesis] [writer]   (all unless named)
      Benchmarks compare …
      Benchmarks synthesize STACKS DIRECTORY [alike|different|chain]
      Benchmarks template RESOURCES DIRECTORY

    BENCHMARKS
      facts      looking up what is known of resource types
      isolation  showing that environments are apart, by their number, and checking what shows it
      status     telling the status of environments by their records, against listing them
      synthesis  cost of a resource, in apps of 10 to 100,000 resources
      writer     writing JSON, against memcpy of the same bytes and Foundation's JSONEncoder of the same tree

    COMMANDS
      compare     run whole processes in turns, and compare their time and memory
      synthesize  be one of those: write the templates of stacks of 400 resources
      template    write a template to compare tools by that check templates

    Each command has a --help of its own.

    EXIT CODES
      0  all was measured
      1  something failed
      2  the arguments are wrong
    """
}
