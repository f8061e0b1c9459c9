/// A set of whole numbers, as the ranges that it consists of.
package struct IntervalSet<Bound: FixedWidthInteger & Sendable>: Sendable, Hashable {
  /// The ranges in order, with a number between each and the next that isn't in the set.
  package private(set) var ranges: [ClosedRange<Bound>]

  package init(_ ranges: [ClosedRange<Bound>] = []) {
    self.ranges = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      guard let last = self.ranges.last, last.upperBound == .max || range.lowerBound <= last.upperBound + 1 else {
        self.ranges.append(range)
        continue
      }
      self.ranges[self.ranges.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
    }
  }

  /// All numbers.
  package static var all: IntervalSet { IntervalSet([.min ... .max]) }

  package var isEmpty: Bool { ranges.isEmpty }

  package func contains(_ number: Bound) -> Bool { ranges.contains { $0.contains(number) } }

  package func union(_ other: IntervalSet) -> IntervalSet {
    if isEmpty { return other }
    return other.isEmpty ? self : IntervalSet(ranges + other.ranges)
  }

  package func intersection(_ other: IntervalSet) -> IntervalSet {
    var common: [ClosedRange<Bound>] = []
    var (own, others) = (ranges[...], other.ranges[...])
    while let one = own.first, let two = others.first {
      if one.overlaps(two) { common.append(one.clamped(to: two)) }
      if one.upperBound <= two.upperBound { own.removeFirst() } else { others.removeFirst() }
    }
    var set = IntervalSet()
    // Parts of ranges that were apart and in order are so as well.
    set.ranges = common
    return set
  }

  package func subtracting(_ other: IntervalSet) -> IntervalSet { intersection(other.complement) }

  /// The numbers that aren't in the set.
  package var complement: IntervalSet {
    var rest = IntervalSet()
    var next: Bound? = .min
    for range in ranges {
      if let next, next < range.lowerBound { rest.ranges.append(next...(range.lowerBound - 1)) }
      next = range.upperBound == .max ? nil : range.upperBound + 1
    }
    if let next { rest.ranges.append(next ... .max) }
    return rest
  }

  package func isSubset(of other: IntervalSet) -> Bool { intersection(other) == self }

  package func intersects(_ other: IntervalSet) -> Bool { !intersection(other).isEmpty }
}
