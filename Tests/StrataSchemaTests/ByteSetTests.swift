import Testing

@testable import StrataSchema

/// Characters of ASCII as a set.
@Suite struct ByteSetTests {
  @Test(arguments: ["", "a", "\0\u{7F}", "?@", " \t\"'\\", "_-.+/=~", "$`\0/="]) func asAnySet(characters: String) {
    let set = ByteSet(characters)
    for byte in UInt8.min...UInt8.max {
      #expect(set.contains(byte) == characters.utf8.contains(byte), "\(byte) in \(characters)")
    }
  }
}
