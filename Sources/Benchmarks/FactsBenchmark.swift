import StrataFacts

/// The cost of looking up facts about resource types, which must be next to nothing.
enum FactsBenchmark {
  static func run() throws {
    let index = FactsIndex.embedded
    let names = index.typeNames
    // A search alone is over too soon to be timed.
    let searches = 10_000
    func measure(_ names: [String]) -> Measurement {
      Measurement(runs: 9) {
        for number in 0..<searches {
          blackHole(index.facts(of: names[number % names.count])?.root.object?.properties.count)
        }
      }
    }
    print("facts: finding a type and its properties; 1.00 is one type again and again")
    let widths = [12, 10, 10]
    print(Table.row(["types", "ns", "ratio"], widths: widths))
    let one = measure(["AWS::SQS::Queue"])
    for (count, measurement) in [(1, one), (names.count, measure(names))] {
      print(
        Table.row(
          [
            String(count), Table.number(measurement.seconds * 1e9 / Double(searches), digits: 0),
            Table.number(measurement / one),
          ], widths: widths))
    }
    print("")
  }

  /// Takes a value that must be worked out, though nothing is made of it.
  @inline(never)
  private static func blackHole(_ value: Int?) {}
}
