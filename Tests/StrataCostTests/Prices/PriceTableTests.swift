@testable import StrataCost
import Testing

@Suite struct PriceTableTests {
  @Test func pricesThatComeAlongAreLookedUp() throws {
    let price = try #require(PriceTable.shipped.price(of: .applicationCapacity, in: "us-east-1"))
    #expect(price.dollars.description == "0.008")
    #expect(price.source == "infracost 95ba4f49a, test lb")
    #expect(price.date == "2024-07-01")
    #expect(price.place == nil)
    #expect(PriceTable.shipped.price(of: .applicationCapacity, in: "us-east-2") == nil)
    #expect(PriceTable.shipped.price(of: .instance("t3.micro"), in: "us-east-1")?.dollars.description == "0.0104")
    #expect(PriceTable.shipped.price(of: .instance("t9.micro"), in: "us-east-1") == nil)
  }

  /// What is committed in the text is what its rows say, by another way of reading it.
  @Test func eachLineOfTheTextIsAPriceThatIsAskedFor() throws {
    let text = "\(PricesText.text)".dropLast()  // A zero is behind it.
    var count = 0
    for line in text.split(separator: "\n") where !line.hasPrefix("=") {
      let key = line.prefix { $0 != "\t" }.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      #expect(key.count == 4, "\(line)")
      let dimension = try #require(
        Dimension.known(service: key[1], usageType: key[2], operation: key[3]), "\(line)")
      let price = try #require(PriceTable.shipped.price(of: dimension, in: key[0]), "\(line)")
      #expect(price.unit == dimension.unit && !price.source.isEmpty && price.tiers[0].from == .zero, "\(line)")
      count += 1
    }
    #expect(count > 1_400)
  }

  @Test func namesOfDimensionsAreUnique() {
    let names = Dimension.catalog.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(Dimension.catalog.allSatisfy { !$0.title.isEmpty && !$0.usageType.contains(" ") })
  }

  @Test(arguments: [
    (0, 0, "0"), (5, 0, "0"), (10, 0, "0"), (11, 0, "2"), (20, 0, "20"), (30, 0, "30"), (10, 10, "20"), (5, 18, "7"),
  ])
  func tiersAreGoneThrough(quantity: Int, before: Int, dollars: String) {
    let price = Price(
      region: "r", service: "s", usageType: "u", operation: "", unit: "request",
      tiers: [
        Price.Tier(from: .zero, dollars: .zero), Price.Tier(from: FixedDecimal(10), dollars: FixedDecimal(2)),
        Price.Tier(from: FixedDecimal(20), dollars: .one),
      ], source: "", date: "", file: nil, place: nil)
    let sum = price.dollars(for: FixedDecimal(quantity), after: FixedDecimal(before), hasFreeTier: true)
    #expect(sum?.description == dollars)
  }

  /// Without the free tier the first 10 cost 2 each, and what is above moves down by as much.
  @Test func withoutTheFreeTierAllCosts() {
    let price = Price(
      region: "r", service: "s", usageType: "u", operation: "", unit: "request",
      tiers: [
        Price.Tier(from: .zero, dollars: .zero), Price.Tier(from: FixedDecimal(10), dollars: FixedDecimal(2)),
        Price.Tier(from: FixedDecimal(20), dollars: .one),
      ], source: "", date: "", file: nil, place: nil)
    let sums = [5, 10, 15].map { quantity in
      price.dollars(for: FixedDecimal(quantity), after: .zero, hasFreeTier: false)?.description
    }
    #expect(sums == ["10", "20", "25"])
    #expect(price.dollars == FixedDecimal(2))
    #expect(price.freeQuantity == FixedDecimal(10))
  }
}
