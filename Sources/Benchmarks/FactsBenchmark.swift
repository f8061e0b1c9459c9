import StrataFacts

/// The cost of looking up facts about resource types, which must be next to nothing.
enum FactsBenchmark {
  static func run() throws {
    let names = FactsIndex.embedded.typeNames
    let one = Measurement(runs: 25) { _ = FactsIndex.unread().facts(of: "AWS::SQS::Queue") }
    let dozen = Measurement(runs: 25) {
      let index = FactsIndex.unread()
      for place in 0..<12 { _ = index.facts(of: names[place * names.count / 12]) }
    }
    let all = Measurement(runs: 9) {
      let index = FactsIndex.unread()
      for name in names { _ = index.facts(of: name) }
    }
    print("facts: reading what is known of types for the first time; 1.00 is one type")
    let widths = [12, 10, 10]
    print(Table.row(["types", "ms", "ratio"], widths: widths))
    for (count, measurement) in [(1, one), (12, dozen), (names.count, all)] {
      print(
        Table.row(
          [String(count), Table.number(measurement.seconds * 1e3, digits: 3), Table.number(measurement / one)],
          widths: widths))
    }
    print("")
  }
}
