import StrataEnvironments
import StrataLanguage
import Testing

/// The way of releases, and what can be wrong with it.
@Suite struct PromotionTests {
  private let promotion = Promotion(
    ["dev", "staging", "production"],
    gates: ["production": [.deployed(in: "staging"), .noDataAtRisk, .deployed(in: "dev")]])

  @Test func aReleaseGoesFromEachToTheNext() {
    #expect(promotion.steps.map(\.from) == ["dev", "staging"])
    #expect(promotion.steps.map(\.to) == ["staging", "production"])
    #expect(
      promotion.steps.map { $0.gates.map(\.name) } == [
        ["deployed in dev"], ["deployed in staging", "no data at risk", "deployed in dev"],
      ])
  }

  @Test(arguments: [
    (
      "dev", "production",
      """
      a release doesn't go from dev to production: the way is dev, staging, production
        hint: from dev it goes to staging
      """
    ),
    (
      "production", "staging",
      """
      a release doesn't go from production to staging: the way is dev, staging, production
        hint: production is the last of them
      """
    ),
    ("qa", "production", "qa isn't on the way of releases: dev, staging, production"),
    ("staging", "qa", "qa isn't on the way of releases: dev, staging, production"),
    (
      "staging", "staging",
      """
      a release doesn't go from staging to staging: the way is dev, staging, production
        hint: from staging it goes to production
      """
    ),
  ])
  func noneIsSkipped(from: String, to: String, message: String) {
    let error = #expect(throws: PromotionError.self) { try promotion.step(from: from, to: to) }
    #expect(error?.description == message)
  }

  // MARK: Mistakes

  private func mistakes(_ promotion: Promotion) -> [String] {
    let system = System(
      "shop",
      environments: [
        .required("dev"), .optional("staging"), .required("production"), .optional("qa"),
        .ephemeral("local"),
      ],
      promotion: promotion
    ) { (_: AppScope, _: [Environment<[String: String]>]) in }
    do {
      _ = try system.prepare(.folder("/nowhere"))
      return []
    } catch {
      return error.findings.filter { $0.rule == .invalidPromotion }.map(\.description)
    }
  }

  private static let place = "/sources/Shop.swift:7: error: shop: promotion:"

  @Test func aGoodOneHasNone() {
    #expect(mistakes(promotion) == [])
  }

  @Test(
    arguments: [
      (
        ["dev", "stagin"], [:],
        ["there is no environment stagin [invalid-promotion]\n  hint: did you mean staging?"]
      ),
      (
        ["dev", ""], [:],
        ["there is no environment \"\" [invalid-promotion]\n  hint: there are dev, staging, production, qa, local"]
      ),
      (
        ["dev"], [:],
        [
          "a promotion goes from one environment to another; expected two environments or more, given dev "
            + "[invalid-promotion]"
        ]
      ),
      (
        [], [:],
        [
          "a promotion goes from one environment to another; expected two environments or more, given none "
            + "[invalid-promotion]"
        ]
      ),
      (
        ["local", "staging"], [:],
        [
          "local is thrown away after use, and no release goes through it [invalid-promotion]\n  hint: leave it out of "
            + "the promotion, or declare it as .optional"
        ]
      ),
      (["dev", "staging", "dev"], [:], ["dev stands twice on the way of releases [invalid-promotion]"]),
      (
        ["dev", "staging"], ["qa": []],
        [
          "there are gates before qa, which isn't on the way of releases [invalid-promotion]\n  hint: add it to dev, "
            + "staging"
        ]
      ),
      (
        ["dev", "staging"], ["stging": []],
        ["there is no environment stging [invalid-promotion]\n  hint: did you mean staging?"]
      ),
      (
        ["dev", "staging"], ["staging": [.noDataAtRisk], "staging": []],
        ["staging has gates twice [invalid-promotion]\n  hint: put them into one list"]
      ),
      (
        ["dev", "staging"], ["dev": [.noDataAtRisk]],
        ["nothing is promoted to dev, and there are gates before it [invalid-promotion]"]
      ),
      (
        ["dev", "staging"], ["staging": [.noDataAtRisk, .noDataAtRisk]],
        ["the gate \"no data at risk\" stands twice before staging [invalid-promotion]"]
      ),
      (
        ["dev", "staging"], ["staging": [.deployed(in: "staging")]],
        ["the gate \"deployed in staging\" before staging asks about what doesn't come before it [invalid-promotion]"]
      ),
      (
        ["dev", "staging"], ["staging": [.deployed(in: "deb")]],
        ["there is no environment deb [invalid-promotion]\n  hint: did you mean dev?"]
      ),
      (
        ["dev", "staging"], ["staging": [.approved(by: 0)]],
        ["the gate \"approved by 0 people\" before staging can't be; expected 1 or more, given 0 [invalid-promotion]"]
      ),
      (
        ["dev", "staging"], ["staging": [.healthy(for: .seconds(-60))]],
        [
          "the gate \"healthy for -1 min\" before staging can't be; expected zero or more, given -1 min [invalid-promotion]"
        ]
      ),
      (
        ["dev", "staging"], ["staging": [.cost(atMost: -.infinity)]],
        [
          "the gate \"cost at most -inf USD\" before staging can't be; expected zero or more US dollars a month, given "
            + "-inf [invalid-promotion]"
        ]
      ),
      (
        ["dev", "staging"], ["staging": [Gate("") { _ in .passed("") }]],
        [
          "the gate \"\" before staging can't be; expected a name for the gate, given an empty one [invalid-promotion]"
        ]
      ),
    ] as [([String], KeyValuePairs<String, [Gate]>, [String])])
  func aMistakeIsReported(environments: [String], gates: KeyValuePairs<String, [Gate]>, messages: [String]) {
    let promotion = Promotion(environments, gates: gates, file: "/sources/Shop.swift", line: 7)
    #expect(mistakes(promotion) == messages.map { "\(Self.place) \($0)" })
  }
}
