import Foundation
import StrataIsolation
import Testing
import TestSupport

@Suite struct PatternSearchTests {
  /// The number of cases of random patterns; ten thousand unless the environment says more.
  private static let rounds = ProcessInfo.processInfo.environment["ISOLATION_ROUNDS"].flatMap { Int($0) } ?? 10_000

  /// In a long run texts of up to six characters, as in a short one hardly any pattern would be tried.
  private static let isLong = rounds > 100_000

  private func pool(
    _ count: Int, of texts: EnumeratedTexts, _ random: inout SplitMix64
  ) -> [(pattern: Pattern, fitting: [UInt64])] {
    (0..<count).map { _ in
      let pattern = Pattern.random(&random)
      return (pattern, texts.fitting(pattern))
    }
  }

  /// Whether a text is in each of some sets and in none of others.
  private func hasText(_ all: [[UInt64]], _ none: [[UInt64]] = []) -> Bool {
    all[0].indices.contains { word in
      let common = all.dropFirst().reduce(all[0][word]) { $0 & $1[word] }
      return none.reduce(common) { $0 & ~$1[word] } != 0
    }
  }

  private func fits(_ pattern: Pattern, _ text: String) -> Bool {
    EnumeratedTexts.fits(pattern.elements[...], Array(text.utf8)[...])
  }

  @Test func patternsThatNoTextFitsBothOfAreDisjoint() {
    let texts = EnumeratedTexts(upTo: Self.isLong ? 6 : 4)
    var random = SplitMix64(seed: 1)
    let pool = pool(Self.isLong ? 4_000 : 150, of: texts, &random)
    var (disjoint, meeting) = (0, 0)
    for round in 0..<Self.rounds {
      let (one, other) = (
        pool[.random(in: pool.indices, using: &random)], pool[.random(in: pool.indices, using: &random)]
      )
      guard let witness = one.pattern.witness(with: other.pattern) else {
        disjoint += 1
        if hasText([one.fitting, other.fitting]) {
          Issue.record("\(one.pattern) and \(other.pattern) meet, which isn't found in round \(round)")
          return
        }
        continue
      }
      meeting += 1
      guard fits(one.pattern, witness), fits(other.pattern, witness), one.pattern.meets(other.pattern) else {
        Issue.record("\(one.pattern) and \(other.pattern) don't both fit \(witness), in round \(round)")
        return
      }
    }
    #expect(disjoint > Self.rounds / 10 && meeting > Self.rounds / 10)
  }

  @Test func whatIsLeftOfTwoPatternsIsFound() {
    let texts = EnumeratedTexts(upTo: Self.isLong ? 6 : 4)
    var random = SplitMix64(seed: 2)
    let pool = pool(Self.isLong ? 4_000 : 150, of: texts, &random)
    func some() -> (pattern: Pattern, fitting: [UInt64]) { pool[.random(in: pool.indices, using: &random)] }
    var (covered, left) = (0, 0)
    for round in 0..<Self.rounds / 20 {
      let all = [some(), some()]
      let none = (0..<Int.random(in: 1...3, using: &random)).map { _ in some() }
      switch PatternSearch(fittingAll: all.map(\.pattern), none: none.map(\.pattern)).result {
      case .undecided: Issue.record("too many states in round \(round)")
      case .none:
        covered += 1
        #expect(!hasText(all.map(\.fitting), none.map(\.fitting)), "round \(round)")
      case .found(let witness):
        left += 1
        #expect(all.allSatisfy { fits($0.pattern, witness) }, "round \(round)")
        #expect(none.allSatisfy { !fits($0.pattern, witness) }, "round \(round)")
      }
    }
    #expect(covered > 0 && left > 0)
  }

  @Test func witnessesAreTheShortest() {
    #expect(Pattern(glob: "a*").witness(with: Pattern(glob: "*b")) == "ab")
    #expect(Pattern(glob: "*").witness(with: Pattern(glob: "?")) == "x")
    #expect(
      Pattern(glob: "*staging*").witness(with: Pattern(glob: "arn:aws:s3:::uploads/*"))
        == "arn:aws:s3:::uploads/staging")
    #expect(Pattern(glob: "a?c").witness(with: Pattern(glob: "a")) == nil)
    #expect(
      PatternSearch(fittingAll: [Pattern(glob: "a*"), .any], none: [Pattern(glob: "a"), Pattern(glob: "ax*")]).result
        == .found("ay"))
  }

  @Test func aCharacterIsOneWhateverItsBytes() {
    #expect(Pattern(glob: "caf?").meets(Pattern(literal: "café")))
    #expect(!Pattern(glob: "caf??").meets(Pattern(literal: "café")))
    #expect(Pattern(literal: "café").isCovered(by: [Pattern(glob: "c?f?")]) == true)
    #expect(Pattern(literal: "café").isCovered(by: [Pattern(glob: "c?f??")]) == false)
    #expect(Pattern(glob: "?").witness(with: Pattern(literal: "é")) == "é")
  }

  @Test func aSearchGivesUpBeyondItsLimit() {
    let search = PatternSearch(
      fittingAll: [Pattern(glob: "*a???????????")], none: [Pattern(glob: "*b???????????"), Pattern(glob: "*c")],
      limit: 100)
    #expect(search.result == .undecided)
  }

  @Test func longPatternsReachAcrossWords() {
    let long = String(repeating: "ab", count: 50)
    let pattern = Pattern(glob: long + "*" + long)
    #expect(Pattern(literal: long + "c" + long).isCovered(by: [pattern]) == true)
    #expect(Pattern(literal: long + "c" + long + "c").isCovered(by: [pattern]) == false)
    #expect(pattern.isCovered(by: [Pattern(glob: long + "*")]) == true)
  }

  @Test func smallLettersAreOne() {
    #expect(Pattern(glob: "S3:Get*").lowercased == Pattern(glob: "s3:get*"))
  }
}
