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

  /// Whether a value is neither too small nor too great.
  package func contains(_ value: Value) -> Bool {
    if let least, value < least { return false }
    if let greatest, value > greatest { return false }
    return true
  }
}

extension SchemaBounds: Equatable where Value: Equatable {}
