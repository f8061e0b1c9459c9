#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif
import StrataPlatform
import StrataText

/// The cost of `synth deployment status`, which reads records alone, against that of `synth list`, which reads nothing.
enum StatusBenchmark {
  private static let rounds = 15

  static func run() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "fleet-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let size = try SampleFleet.record(in: folder.path)
    setenv(SampleFleet.variable, folder.path, 1)
    let program = CommandLine.arguments[0]
    let cases = [["list"], ["deployment", "status"]].map {
      ComparedCase(name: $0.joined(separator: " "), command: [program, "fleet"] + $0)
    }
    let results = try Comparison.run(cases, rounds: rounds) { _ in }
    print(
      "status: processes that read \(SampleFleet.records) records of each of \(SampleFleet.environments.count) "
        + "environments with \(SampleFleet.stacks) stacks, of \(size >> 10) KiB each; 1.00 is the first")
    let widths = [18, 10, 10]
    print(Table.row(["command", "CPU ms", "ratio"], widths: widths))
    let costs = results.map { $0.costs.map(\.processor.seconds).median }
    for (result, cost) in zip(results, costs) {
      print(
        Table.row([result.name, Table.number(cost * 1e3, digits: 1), Table.number(cost / costs[0])], widths: widths))
    }
    print("")
  }
}
