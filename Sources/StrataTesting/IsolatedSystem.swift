public import StrataEnvironments
public import StrataFindings
import StrataIsolation

extension System {
  /// Fails where one environment reaches into another, or where that isn't decided, unless the system says that they share it.
  ///
  /// ```swift
  /// @Test func environmentsAreApart() throws {
  ///   try shop.expectIsolated()
  /// }
  /// ```
  ///
  /// - Parameters:
  ///   - source: Where the profiles are; the committed ones unless given.
  ///   - environments: The environments that are looked at; all that have a profile unless given.
  /// - Throws: ``StrataTesting/NotIsolated`` with each way from one into another; `SystemAssemblyError` where there are no
  ///   templates.
  public func expectIsolated(_ source: ProfileSource = .committed, environments: [String] = []) throws {
    let isolation = try assembledForIsolation(source, environments: environments).isolation
    let findings = isolation.analysis.report().findings(locating: isolation.site)
    if !findings.isEmpty { throw NotIsolated(system: name, findings: findings.sorted()) }
  }
}

/// The reasons why environments aren't apart.
public struct NotIsolated: Error, Sendable, Hashable, CustomStringConvertible {
  /// The system's name.
  public let system: String
  /// Each way from one environment into another, and each that isn't decided, sorted by place.
  public let findings: [Finding]

  /// All of them, one after the other, and how many there are.
  public var description: String { "the environments of \(system) aren't apart:\n" + findings.report(relativeTo: nil) }
}
