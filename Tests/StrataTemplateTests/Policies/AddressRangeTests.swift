import StrataTemplate
import Testing

@Suite struct AddressRangeTests {
  private func overlap(_ one: String, _ other: String) -> Bool? {
    guard let one = AddressRange(one), let other = AddressRange(other) else { return nil }
    #expect(one.overlaps(other) == other.overlaps(one))
    return one.overlaps(other)
  }

  @Test func rangesThatShareAddresses() {
    #expect(overlap("10.0.0.0/16", "10.0.3.0/24") == true)
    #expect(overlap("10.0.0.0/24", "10.0.1.0/24") == false)
    #expect(overlap("10.0.0.7/24", "10.0.0.0/28") == true)
    #expect(overlap("0.0.0.0/0", "192.168.0.0/16") == true)
    #expect(overlap("10.0.0.1/32", "10.0.0.1/32") == true)
    #expect(overlap("10.0.0.1/32", "10.0.0.2/32") == false)
  }

  @Test(arguments: ["10.0.0.0", "10.0.0.0/33", "10.0.0/8", "10.0.0.0.0/8", "10.x.0.0.0/8", "10.0.0.256/8", "::/0", ""])
  func whatIsNoRange(text: String) {
    #expect(overlap(text, "10.0.0.0/8") == nil)
  }

  @Test func rangesWithinOthers() {
    #expect(AddressRange.covers("10.0.0.0/8", "10.1.0.0/16"))
    #expect(!AddressRange.covers("10.1.0.0/16", "10.0.0.0/8"))
    #expect(AddressRange.covers("::/0", "fd00::/8"))
    #expect(AddressRange.covers("sg-1", "sg-1"))
  }
}
