import StrataChecks
import StrataFindings
import StrataJSON
import TestSupport
import Testing
import template_fuzzer

/// Templates that were damaged at random are read and checked to the end, whatever is in them.
@Suite struct MutationTests {
  @Test func nothingThatIsJSONStopsTheRules() throws {
    let checker = TemplateChecker()
    let seeds = FuzzSeeds()
    var mutator = TemplateMutator(random: SplitMix64(seed: 20_261_121))
    for round in 0..<1_000 {
      let damaged = mutator.damaged(seeds.templates[round % seeds.templates.count])
      for finding in checker.check(damaged) {
        // Each place exists, or what it would be in does.
        let tokens = finding.pointer?.tokens ?? []
        #expect(tokens.isEmpty || damaged[JSONPointer([tokens[0]])] != nil)
      }
    }
  }

  /// A short round of what `make fuzz` does at length.
  @Test(arguments: [0, 200, 400])
  func nothingThatIsNoneDoesEither(first: Int) throws {
    let seeds = FuzzSeeds()
    let checker = FuzzChecker()
    var outcomes: [FuzzChecker.Outcome] = []
    for round in first..<(first + 200) {
      outcomes.append(try checker.check(FuzzInput(round: round, seed: 1, seeds: seeds)))
    }
    // Neither all nor none gets past the parsers, and the rules find something.
    let refused = outcomes.count { $0 == .refused }
    #expect(refused > 20 && refused < 180)
    #expect(outcomes.contains { if case .checked(let findings) = $0 { findings > 0 } else { false } })
  }

  @Test func aRoundIsTheSameEachTime() {
    let seeds = FuzzSeeds()
    let inputs = (0..<50).map { FuzzInput(round: $0, seed: 7, seeds: seeds).bytes }
    #expect(inputs == (0..<50).map { FuzzInput(round: $0, seed: 7, seeds: seeds).bytes })
    #expect(Set(inputs).count > 45)
    #expect(FuzzInput(round: 3, seed: 8, seeds: seeds).bytes != inputs[3])
  }
}
