/// The least and the greatest of something, where there are such.
package struct SchemaBounds<Value: Comparable & Sendable>: Sendable {
  /// The least.
  package let least: Value?
  /// The greatest.
  package let greatest: Value?

  package init(least: Value?, greatest: Value?) {
    self.least = least
    self.greatest = greatest
  }

  private func covers(_ value: Value) -> Bool {
    if let least, value < least { return false }
    if let greatest, value > greatest { return false }
    return true
  }
}

// Once for each kind, as another module would compare them by calls that ask what they are.

extension SchemaBounds<Int> {
  /// Whether a value is neither too small nor too great.
  package func contains(_ value: Int) -> Bool { covers(value) }
}

extension SchemaBounds<Double> {
  /// Whether a value is neither too small nor too great.
  package func contains(_ value: Double) -> Bool { covers(value) }
}

extension SchemaBounds: Equatable where Value: Equatable {}

// In a table, bounds are two places of decimal numbers, and zero for none.

extension SchemaBounds<Int> {
  init(counts place: TablePlace) {
    // A bound beyond any count bounds nothing.
    least = place.number(at: 0) == 0 ? nil : TableText(at: place).integer
    greatest = place.number(at: 3) == 0 ? nil : TableText(at: place.advanced(by: 3)).integer
  }
}

extension SchemaBounds<Double> {
  init(numbers place: TablePlace) {
    least = place.number(at: 0) == 0 ? nil : TableText(at: place).number
    greatest = place.number(at: 3) == 0 ? nil : TableText(at: place.advanced(by: 3)).number
  }
}

extension TableText {
  /// The decimal number that it is.
  var number: Double? { integer.map(Double.init) ?? Double(string) }

  /// The whole number that it is, in whatever form.
  var integer: Int? {
    var value = 0
    for byte in bytes {
      let digit = Int(byte) - 0x30
      let (tenfold, isTooGreat) = value.multipliedReportingOverflow(by: 10)
      let (sum, isGreater) = tenfold.addingReportingOverflow(digit)
      guard 0...9 ~= digit, !isTooGreat, !isGreater else { return Double(string).flatMap { Int(exactly: $0) } }
      value = sum
    }
    // What no double says exactly is read as one, as any other number is.
    return value < 1 << 53 ? value : Int(exactly: Double(value))
  }
}
