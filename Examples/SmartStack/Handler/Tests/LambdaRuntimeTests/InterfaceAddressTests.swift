import Testing

@testable import LambdaRuntime

@Suite struct InterfaceAddressTests {
  @Test func addressesAreRead() {
    let address = InterfaceAddress("127.0.0.1:9001")
    #expect(address?.host == 0x7F00_0001)
    #expect(address?.port == 9001)
    #expect(address?.description == "127.0.0.1:9001")
    #expect(InterfaceAddress("localhost:80")?.host == 0x7F00_0001)
    #expect(InterfaceAddress("169.254.100.1:9001")?.host == 0xA9FE_6401)
  }

  @Test(arguments: [
    "", "127.0.0.1", ":9001", "127.0.0.1:", "127.0.0.1:0", "127.0.0.1:65536", "127.0.0.1:x", "127.0.0:1",
    "127.0.0.1.1:1",
    "256.0.0.1:1", "127.0.0.:1", "+1.0.0.1:1", "[::1]:9001", "interface:9001", "http://127.0.0.1:9001",
  ])
  func otherTextIsNone(text: String) { #expect(InterfaceAddress(text) == nil) }
}
