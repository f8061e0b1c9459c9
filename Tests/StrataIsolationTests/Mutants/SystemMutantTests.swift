import Foundation
import StrataIsolation
import Testing

/// Each change of a system's templates that lets one environment reach another is found, and no other is.
///
/// `ISOLATION_ROUNDS`, set to whatever, tries all changes of all pairs of environments; some of each kind are tried otherwise.
@Suite struct SystemMutantTests {
  struct Pair: Sendable, CustomTestStringConvertible {
    let system: String
    let from: String
    let to: String

    var testDescription: String { "\(system), \(from) to \(to)" }
  }

  private static let takesAll = ProcessInfo.processInfo.environment["ISOLATION_ROUNDS"] != nil

  private static let some = [
    Pair(system: "mht-api", from: "staging", to: "production"),
    Pair(system: "benchling-webhook", from: "dev", to: "prod"),
    Pair(system: "smartstack", from: "staging", to: "prod"),
    Pair(system: "soundbite", from: "staging", to: "production"),
    Pair(system: "soundbite", from: "staging", to: "dev-aws"),
    Pair(system: "soundbite", from: "dev-aws-deployed", to: "dev-localstack"),
  ]

  private static var pairs: [Pair] {
    guard takesAll else { return some }
    return Set(some.map(\.system)).sorted().flatMap { system -> [Pair] in
      let stacks = (try? SynthesizedSystems.stacks(system)) ?? []
      let environments = Set(stacks.flatMap(\.environments)).sorted()
      return environments.flatMap { from in
        environments.filter { $0 != from }.map { Pair(system: system, from: from, to: $0) }
      }
    }
  }

  /// Three of each kind of change that opens a way, and one of each that doesn't for one reason, spread over all of them.
  private func chosen(_ all: [SystemMutant]) -> [SystemMutant] {
    if Self.takesAll { return all }
    let kinds = Dictionary(grouping: all) { "\($0.change) \($0.reason.map { "\($0)" } ?? "")" }
    return kinds.sorted { $0.key < $1.key }.flatMap { _, mutants -> [SystemMutant] in
      let places = mutants[0].reason == nil ? [0, mutants.count / 2, mutants.count - 1] : [mutants.count / 2]
      return Set(places).sorted().map { mutants[$0] }
    }
  }

  @Test(arguments: pairs) func whatOpensAWayIsFound(_ pair: Pair) throws {
    let mutants = chosen(try MutantGenerator(pair.system, from: pair.from, to: pair.to).all)
    #expect(!mutants.isEmpty)
    let wrong = mutants.compactMap { mutant -> String? in
      let verdict = mutant.verdict
      return verdict == mutant.expected ? nil : "\(mutant.testDescription), but \(verdict.rawValue)"
    }
    #expect(wrong == [])
  }

  @Test(arguments: some) func asTheyAreNothingIsOpen(_ pair: Pair) throws {
    let stacks = try MutantGenerator(pair.system, from: pair.from, to: pair.to).stacks.map(\.isolated)
    let report = IsolationAnalysis(environments: [pair.from, pair.to], stacks: stacks).report()
    #expect(report.verdict == .proven)
  }

  /// Each kind of change is made and opens a way somewhere, and each reason for which one doesn't is one.
  @Test func eachKindIsTried() throws {
    let all = try Self.some.flatMap { try MutantGenerator($0.system, from: $0.from, to: $0.to).all }
    #expect(Set(all.filter { $0.reason == nil }.map(\.change)) == Set(SystemMutant.Change.allCases))
    #expect(Set(all.compactMap(\.reason)) == Set(SystemMutant.Reason.allCases))
    #expect(all.count > 400)
  }
}
