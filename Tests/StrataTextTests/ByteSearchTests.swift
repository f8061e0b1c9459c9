import StrataText
import Testing

@Suite struct ByteSearchTests {
  @Test func findsTextWhereverItStands() {
    for before in 0..<20 {
      for after in 0..<20 {
        let around = (String(repeating: "$", count: before), String(repeating: "{", count: after))
        #expect((around.0 + "${" + around.1).contains(bytesOf: "${"))
        #expect((around.0 + around.1).contains(bytesOf: "${") == (before > 0 && after > 0))
        #expect(!(around.1 + around.0).contains(bytesOf: "${"))
      }
    }
  }

  @Test func aMarkBehindTheTextHidesNothing() {
    #expect("a «strata: x\u{301}".contains(bytesOf: "«strata: "))
    #expect("${\u{301}".contains(bytesOf: "${"))
    #expect(!"".contains(bytesOf: "${"))
  }

  @Test func findsTheFirstByteOfAValue() {
    // Values beside the one that is looked for are what a search of whole words may take for it.
    for (byte, other) in [(0, 1), (0, 0x80), (0x80, 0), (0x80, 0x81), (0xC2, 0xC3), (0xC2, 0)] as [(UInt8, UInt8)] {
      for count in 0..<20 {
        for places in [[], [count / 3], [count / 2, count - 1], Array(0..<count)] {
          var bytes = [UInt8](repeating: other, count: count)
          for place in places where bytes.indices.contains(place) { bytes[place] = byte }
          for start in 0...count + 1 {
            let expected = bytes.indices.first { $0 >= start && bytes[$0] == byte }
            #expect(bytes.withUnsafeBytes { $0.firstOffset(of: byte, from: start) } == expected)
          }
        }
      }
    }
  }
}
