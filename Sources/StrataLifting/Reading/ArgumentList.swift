import StrataMigration
import StrataText

/// The arguments of a construct, of which those that it has by itself are left out.
struct ArgumentList {
  private(set) var arguments: [Lift.Argument] = []

  mutating func add(_ label: String?, _ value: Lift.Value) { arguments.append(.init(label, value)) }

  mutating func add(_ label: String, _ code: String, unless isDefault: Bool = false) {
    if !isDefault { add(label, .swift(code)) }
  }
}

extension Duration {
  /// A duration in Swift, in the largest unit that gives a whole number, such as `.minutes(2)`.
  static func code(seconds: Int) -> String {
    for (unit, length) in [("days", 86_400), ("hours", 3_600), ("minutes", 60)] where seconds >= length {
      if seconds.isMultiple(of: length) { return ".\(unit)(\(numberCode(seconds / length)))" }
    }
    return ".seconds(\(numberCode(seconds)))"
  }

  /// A duration in Swift, in days.
  static func code(days: Int) -> String { ".days(\(numberCode(days)))" }
}

/// A number in Swift, its digits in groups of three.
func numberCode(_ number: Int) -> String { Count.grouped(number).replacing(",", with: "_") }
