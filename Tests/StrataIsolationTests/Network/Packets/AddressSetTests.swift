import StrataIsolation
import Testing

@Suite struct AddressSetTests {
  @Test func rangesOfBothKindsAreRead() throws {
    let network = try #require(AddressSet(cidr: "10.0.0.0/16"))
    let subnet = try #require(AddressSet(cidr: "10.0.255.128/25"))
    #expect(subnet.isSubset(of: network))
    #expect(subnet.sample == "10.0.255.128")
    #expect(network.isSubset(of: .ipv4))
    let wide = try #require(AddressSet(cidr: "2001:db8::/32"))
    #expect(try #require(AddressSet(cidr: "2001:db8:0:1::/64")).isSubset(of: wide))
    #expect(wide.sample == "2001:db8:0:0:0:0:0:0")
    #expect(AddressSet(cidr: "0.0.0.0/0") == .ipv4)
    #expect(AddressSet(cidr: "::/0") == .ipv6)
  }

  @Test func kindsAreApart() {
    #expect(!AddressSet.ipv4.intersects(.ipv6))
    #expect(AddressSet.ipv4.union(.ipv6) == .all)
  }

  @Test(arguments: ["10.0.0.0", "10.0.0/8", "10.0.0.0/33", "10.0.0.256/8", "2001:db8:/32", "1::2::3/64", "::/129", "x"])
  func whatIsNoRangeIsNone(_ text: String) { #expect(AddressSet(cidr: text) == nil) }
}
