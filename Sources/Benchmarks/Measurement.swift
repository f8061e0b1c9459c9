/// The median time of several runs.
struct Measurement {
  let seconds: Double

  /// Runs work once to warm up and then several times.
  init(runs: Int, _ work: () throws -> Void) rethrows {
    try work()
    let clock = ContinuousClock()
    var times: [Duration] = []
    for _ in 0..<runs { times.append(try clock.measure { try work() }) }
    let (whole, attoseconds) = times.sorted()[runs / 2].components
    seconds = Double(whole) + Double(attoseconds) / 1e18
  }

  static func / (left: Measurement, right: Measurement) -> Double {
    left.seconds / right.seconds
  }
}

/// Lays out a table for people.
enum Table {
  static func row(_ cells: [String], widths: [Int]) -> String {
    zip(cells, widths).map { cell, width in
      String(repeating: " ", count: max(0, width - cell.count)) + cell
    }.joined(separator: "  ")
  }

  static func number(_ value: Double, digits: Int = 2) -> String {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let scaled = Int((value * scale).rounded())
    let whole = String(scaled / Int(scale))
    if digits == 0 { return whole }
    let fraction = String(scaled % Int(scale))
    return whole + "." + String(repeating: "0", count: digits - fraction.count) + fraction
  }
}
