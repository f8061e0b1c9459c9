import StrataIsolation
import StrataJSON
import TestSupport
import Testing

@Suite struct NetworkSimulationTests {
  @Test func verdictsAreThoseOfASimulation() {
    var random = SplitMix64(seed: 2_024)
    var counts: [String: Int] = [:]
    for round in 0..<1_500 {
      let network = RandomNetwork(&random)
      let world = SampleWorlds.world(
        staging: network.staging, production: network.production, parameters: ["Range": ["Type": "String"]])
      let words = NetworkProver(world).candidates(from: 0, to: 1).map(\.word)
      let isOpen = words.contains("open")
      let isUndecided = words.contains("undecided")
      let reaches = [true, false].map { network.isReached(parameterHoldsAll: $0) }
      if network.hasParameter {
        // Whatever the parameter comes to be, a verdict that was given holds.
        if isOpen { #expect(reaches == [true, true], "round \(round): \(words)") }
        if !isOpen, !isUndecided { #expect(reaches == [false, false], "round \(round): \(words)") }
      } else {
        #expect(!isUndecided, "round \(round): \(words)")
        #expect(isOpen == reaches[0], "round \(round): \(words)")
      }
      counts[isOpen ? "open" : isUndecided ? "undecided" : "closed", default: 0] += 1
    }
    for verdict in ["open", "undecided", "closed"] { #expect(counts[verdict] ?? 0 > 20) }
  }
}
