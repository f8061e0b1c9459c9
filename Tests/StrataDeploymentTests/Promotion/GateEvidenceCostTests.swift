import Foundation
import StrataEnvironments
import StrataJSON
import StrataLanguage
import TestSupport
import Testing

@testable import StrataDeployment

/// What gates are told of costs.
@Suite struct GateEvidenceCostTests {
  /// The cost of an environment with an address and a queue, of which production's profile states the requests.
  private func cost(
    of environment: String, in region: String?, usage: String = "2 M requests", prices: [String] = [],
    today: String = "2025-01-01"
  ) throws -> GateEvidence.Cost {
    let folder = FileManager.default.temporaryDirectory.appending(path: "costs-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = ProfileStore(system: "shop", directory: folder + "/shop")
    try store.create("staging", [:])
    try store.create("production", ["_usage": ["Jobs": ["requests": .string(usage)]]])
    let env = region.map { StackEnvironment(region: $0) }
    let system = System(
      "shop", environments: [.required("staging", env: env), .required("production", env: env)], prices: prices
    ) { (app: AppScope, environments: [Environment<[String: String]>]) in
      for environment in environments {
        app.stack("Shop", for: environment) { scope in
          Resource("Address", type: "AWS::EC2::EIP", in: scope, properties: ["Domain": "vpc"])
          Resource("Jobs", type: "AWS::SQS::Queue", in: scope)
        }
      }
    }
    return GateEvidence.Cost(of: environment, in: try system.assemble(.folder(folder)), today: today)
  }

  /// 730 × 0.005 for the address, and 2 × 0.40 for the requests.
  @Test func whatIsStatedIsCounted() throws {
    #expect(try cost(of: "production", in: "us-east-1") == .init(version: 1, monthly: 4.45, prices: Self.prices))
  }

  @Test func whatIsNotStatedIsSaid() throws {
    #expect(
      try cost(of: "staging", in: "us-east-1")
        == .init(version: 1, monthly: 3.65, unstated: ["ShopStaging/Jobs, queue requests"], prices: Self.prices))
  }

  @Test func oldPricesAreSaid() throws {
    #expect(
      try cost(of: "production", in: "us-east-1", today: "2026-01-01").prices
        == Self.prices + ", 1 of them more than a year old")
  }

  /// A system's own prices that can't be read aren't replaced by others.
  @Test func aFileOfPricesThatIsNotThere() throws {
    let cost = try cost(of: "production", in: "us-east-1", prices: ["/nowhere/prices.tsv"])
    #expect(cost.monthly.isNaN)
    #expect(cost.unpriced.count == 1 && cost.unpriced[0].hasPrefix("/nowhere/prices.tsv can't be read: "))
  }

  private static let prices = "2 prices of us-east-1, from 2024-07-01 to 2026-03-15"

  /// Without a region no price is known, and none is guessed.
  @Test func aRegionThatIsNotKnown() throws {
    let unknown = "in a region that isn't known"
    #expect(
      try cost(of: "production", in: nil)
        == .init(
          version: 1, monthly: 0,
          unpriced: [
            "ShopProduction/Address, public IPv4 address: there is no price of AmazonVPC PublicIPv4:InUseAddress \(unknown)",
            "ShopProduction/Jobs, queue requests: there is no price of AWSQueueService Requests-Tier1 \(unknown)",
          ], prices: "0 prices of no region"))
  }

  /// What is stated wrongly leaves the answer open, since it was meant to count.
  @Test func wrongUsageIsSaid() throws {
    let cost = try cost(of: "production", in: "us-east-1", usage: "much")
    #expect(cost.unpriced == ["requests of Jobs is no quantity of the kind"])
    #expect(cost.unstated == ["ShopProduction/Jobs, queue requests"])
  }
}
