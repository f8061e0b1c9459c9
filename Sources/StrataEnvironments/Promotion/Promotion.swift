import StrataLanguage

/// The way that releases take through a system's environments, with the gates before each.
///
/// ```swift
/// Promotion(
///   ["dev", "staging", "production"],
///   gates: [
///     "staging": [.healthy(for: .minutes(30))],
///     "production": [.healthy(for: .hours(24)), .noDataAtRisk, .accessNotWider, .approved(by: 2)],
///   ])
/// ```
///
/// A release goes from each environment to the next, and skips none. Before any gate it's asked whether the release runs in
/// the environment that it's taken from, as ``Gate/deployed(in:)`` does. All gates are asked, and a release goes on where
/// each has passed it.
///
/// A name that isn't one of the system's environments, or a gate that can't be, is a mistake of the line that made this.
public struct Promotion: Sendable {
  /// The environments in the order that releases go through them.
  public let environments: [String]

  /// The gates as they were given.
  let gates: [(environment: String, gates: [Gate])]

  /// The line that made it.
  let site: CallSite

  /// Declares the way of releases.
  ///
  /// - Parameters:
  ///   - environments: The names of two environments or more, in the order that releases go through them, each once.
  ///   - gates: The gates before environments, in the order in which they're asked; none unless given. The first
  ///     environment has none, since nothing is promoted to it.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  public init(
    _ environments: [String], gates: KeyValuePairs<String, [Gate]> = [:], file: String = #filePath, line: Int = #line
  ) {
    self.environments = environments
    self.gates = gates.map { ($0.key, $0.value) }
    site = CallSite(file: file, line: line)
  }
}

extension Promotion {
  /// The way from one environment to the next.
  package struct Step: Sendable {
    /// The environment that the release is taken from.
    package let from: String
    /// The environment that the release is promoted to.
    package let to: String
    /// The gates in between, of which the first asks whether the release runs where it's taken from.
    package let gates: [Gate]
  }

  /// All steps, in order.
  package var steps: [Step] {
    zip(environments, environments.dropFirst()).map { from, to in
      let first = Gate.deployed(in: from)
      let own = gates.first { $0.environment == to }?.gates ?? []
      return Step(from: from, to: to, gates: [first] + own.filter { $0.name != first.name })
    }
  }

  /// The step between two environments.
  ///
  /// - Throws: ``PromotionError`` where the one doesn't come right behind the other.
  package func step(from: String, to: String) throws(PromotionError) -> Step {
    if let step = steps.first(where: { $0.from == from && $0.to == to }) { return step }
    let way = environments.joined(separator: ", ")
    for name in [from, to] where !environments.contains(name) {
      throw PromotionError("\(name) isn't on the way of releases: \(way)")
    }
    let next = steps.first { $0.from == from }
    throw PromotionError(
      "a release doesn't go from \(from) to \(to): the way is \(way)",
      hint: next.map { "from \(from) it goes to \($0.to)" } ?? "\(from) is the last of them")
  }
}

/// The reason why there's no such promotion.
package struct PromotionError: Error, Hashable, Sendable, CustomStringConvertible {
  private let message: String
  private let hint: String?

  init(_ message: String, hint: String? = nil) {
    (self.message, self.hint) = (message, hint)
  }

  package var description: String { message + (hint.map { "\n  hint: \($0)" } ?? "") }
}
