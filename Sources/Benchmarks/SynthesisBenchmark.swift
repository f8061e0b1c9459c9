import Strata

/// The cost of a resource must not depend on how many there are.
enum SynthesisBenchmark {
  static func run() throws {
    print("synthesis: declaring, rendering, checking and writing to memory; 1.00 is the cost of a resource among 1,000")
    let widths = [12, 14, 10]
    print(Table.row(["resources", "µs a resource", "ratio"], widths: widths))
    let sizes = [10, 100, 1_000, 10_000, 100_000]
    var costs: [Int: Double] = [:]
    for size in sizes {
      let app = SampleApp.make(resources: size)
      // Small apps are repeated, so that each measurement takes about as long.
      let repetitions = max(1, 10_000 / size)
      let measurement = try Measurement(runs: size > 10_000 ? 5 : 15) {
        for _ in 0..<repetitions { _ = try app.synthesize() }
      }
      costs[size] = measurement.seconds / Double(size * repetitions)
    }
    let unit = costs[1_000] ?? 1
    for size in sizes {
      let cost = costs[size] ?? 0
      print(
        Table.row([String(size), Table.number(cost * 1e6), Table.number(cost / unit)], widths: widths))
    }
    print("")
  }
}
