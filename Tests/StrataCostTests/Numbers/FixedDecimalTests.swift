import StrataCost
import TestSupport
import Testing

@Suite struct FixedDecimalTests {
  @Test(arguments: [
    ("0.0000166667", "0.0000166667"), ("1", "1"), ("-3", "-3"), ("00.50", "0.5"), ("1.5e-6", "0.0000015"),
    ("2E3", "2000"), ("0.000000000000000001", "0.000000000000000001"), ("0.1000000000000000000000", "0.1"),
    ("1000000000000", "1000000000000"), ("-0", "0"), ("1.25e+1", "12.5"),
  ])
  func numbersAreReadExactly(text: String, description: String) {
    #expect(FixedDecimal(text)?.description == description)
  }

  @Test(arguments: [
    "", "-", ".", "1.", ".5", "1.2.3", "1,000", "0x10", "1e", "1e1e1", "NaN", "inf", " 1", "1 ", "+1", "١",
    "0.0000000000000000001", "1000000000001", "1e13", "1e999999999999999999999", "--1",
  ])
  func otherTextsAreNone(text: String) {
    #expect(FixedDecimal(text) == nil)
  }

  @Test func sumsAndProductsAreExact() throws {
    let price = try #require(FixedDecimal("0.0000166667"))
    let seconds = try #require(FixedDecimal("1234567.875"))
    // 1,234,567.875 × 166,667 = 205,761,724,022.625, moved by ten places.
    #expect(price.times(seconds)?.description == "20.5761724022625")
    let tenth = try #require(FixedDecimal("0.1"))
    let sum = (0..<10).reduce(FixedDecimal.zero) { sum, _ in sum + tenth }
    #expect(sum == .one)
    #expect(FixedDecimal(3) - FixedDecimal(5) == FixedDecimal("-2"))
  }

  @Test func productsBeyondWhatIsCountedAreNone() {
    #expect(FixedDecimal.largest.times(.one) == .largest)
    #expect(FixedDecimal.largest.times(FixedDecimal(2)) == nil)
    #expect(FixedDecimal.largest.times(.largest) == nil)
    #expect(FixedDecimal(-4).times(FixedDecimal(5)) == FixedDecimal(-20))
  }

  @Test(arguments: [
    ("16.425", "16.43"), ("16.4249999", "16.42"), ("-16.425", "-16.43"), ("0.004", "0.00"), ("-0.004", "0.00"),
    ("99.995", "100.00"), ("0", "0.00"),
  ])
  func halvesAreRoundedAwayFromZero(text: String, rounded: String) {
    #expect(FixedDecimal(text)?.text(places: 2) == rounded)
  }

  @Test func smallSumsAreNotShownAsNothing() {
    #expect(FixedDecimal("0.004")?.cents == "less than 0.01")
    #expect(FixedDecimal("0.005")?.cents == "0.01")
    #expect(FixedDecimal.zero.cents == "0.00")
    #expect(FixedDecimal("12.5")?.text(places: 0) == "13")
  }

  /// Products of whole numbers, moved by places, are those of the machine's integers.
  @Test func productsAreThoseOfIntegers() throws {
    var random = SplitMix64(seed: 5)
    func moved(_ number: Int, _ places: Int) -> String {
      let digits = String(repeating: "0", count: max(0, places + 1 - String(number).count)) + String(number)
      return String(digits.dropLast(places)) + "." + String(digits.suffix(places))
    }
    for _ in 0..<5_000 {
      let (left, right) = (random.below(1_000_000), random.below(1_000_000))
      let (leftPlaces, rightPlaces) = (1 + random.below(9), 1 + random.below(9))
      let one = try #require(FixedDecimal(moved(left, leftPlaces)))
      let other = try #require(FixedDecimal(moved(right, rightPlaces)))
      let product = try #require(FixedDecimal(moved(left * right, leftPlaces + rightPlaces)))
      #expect(one.times(other) == product)
      #expect((one < other) == (one - other).isNegative)
    }
  }
}
