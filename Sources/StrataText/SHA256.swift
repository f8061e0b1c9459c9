/// SHA-256, for digests of files and for logical ids that follow content.
///
/// Written here because Foundation has no digest on Linux. See FIPS 180-4. `CStrataSHA256` does the same several times as
/// fast where the processor has instructions for it.
package struct SHA256 {
  private var state: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]

  /// The digest of bytes, in 64 lowercase hexadecimal digits.
  package static func hexDigest(of bytes: [UInt8]) -> String { hexDigest(of: bytes, usesInstructions: true) }

  /// The digest of bytes, in 64 lowercase hexadecimal digits.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - usesInstructions: Whether the processor's own instructions are used where it has some; the digest is the same.
  /// - Returns: The digest.
  package static func hexDigest(of bytes: [UInt8], usesInstructions: Bool) -> String {
    var hash = SHA256()
    bytes.withUnsafeBytes { bytes in
      hash.process(bytes, usesInstructions)
      // What is left over, a bit, zeros, and the length in bits fill one block more, or two.
      let rest = bytes.count % blockSize
      let size = rest < blockSize - 8 ? blockSize : 2 * blockSize
      withUnsafeTemporaryAllocation(byteCount: size, alignment: 8) { last in
        last.initializeMemory(as: UInt8.self, repeating: 0)
        last.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes.suffix(rest)))
        last[rest] = 0x80
        last.storeBytes(of: (UInt64(bytes.count) * 8).bigEndian, toByteOffset: size - 8, as: UInt64.self)
        hash.process(UnsafeRawBufferPointer(last), usesInstructions)
      }
    }
    return hash.hex
  }

  private static let blockSize = 64

  /// Takes in the whole blocks of a buffer.
  private mutating func process(_ buffer: UnsafeRawBufferPointer, _ usesInstructions: Bool) {
    let count = buffer.count / Self.blockSize
    state.withUnsafeMutableBufferPointer { state in
      if usesInstructions, processByInstructions(state.baseAddress, buffer.baseAddress, count) { return }
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
        Self.constants.withUnsafeBufferPointer { constants in
          for start in stride(from: 0, to: count * Self.blockSize, by: Self.blockSize) {
            let block = UnsafeRawBufferPointer(rebasing: buffer[start..<start + Self.blockSize])
            Self.process(block, schedule: schedule, constants: constants, state: state)
          }
        }
      }
    }
  }

  // Wrapping arithmetic and unchecked buffers: a digest is taken of every byte that is written.
  private static func process(
    _ block: UnsafeRawBufferPointer, schedule: UnsafeMutableBufferPointer<UInt32>,
    constants: UnsafeBufferPointer<UInt32>, state: UnsafeMutableBufferPointer<UInt32>
  ) {
    for index in 0..<16 {
      schedule[index] = UInt32(bigEndian: block.loadUnaligned(fromByteOffset: index &* 4, as: UInt32.self))
    }
    for index in 16..<64 {
      let early = schedule[index &- 15]
      let late = schedule[index &- 2]
      let first = rotate(early, 7) ^ rotate(early, 18) ^ (early &>> 3)
      let second = rotate(late, 17) ^ rotate(late, 19) ^ (late &>> 10)
      schedule[index] = schedule[index &- 16] &+ first &+ schedule[index &- 7] &+ second
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    // Eight rounds bring each word back to its place, so that none has to be moved.
    for index in stride(from: 0, to: 64, by: 8) {
      func word(_ offset: Int) -> UInt32 { schedule[index &+ offset] &+ constants[index &+ offset] }
      round(a, b, c, &d, e, f, g, &h, word(0))
      round(h, a, b, &c, d, e, f, &g, word(1))
      round(g, h, a, &b, c, d, e, &f, word(2))
      round(f, g, h, &a, b, c, d, &e, word(3))
      round(e, f, g, &h, a, b, c, &d, word(4))
      round(d, e, f, &g, h, a, b, &c, word(5))
      round(c, d, e, &f, g, h, a, &b, word(6))
      round(b, c, d, &e, f, g, h, &a, word(7))
    }
    state[0] &+= a
    state[1] &+= b
    state[2] &+= c
    state[3] &+= d
    state[4] &+= e
    state[5] &+= f
    state[6] &+= g
    state[7] &+= h
  }

  /// One round of the compression: puts the new words into the places of the fourth and the eighth.
  @inline(__always)
  private static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32,
    _ h: inout UInt32, _ word: UInt32
  ) {
    let first = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    let second = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    let sum = h &+ first &+ (g ^ (e & (f ^ g))) &+ word
    d &+= sum
    h = sum &+ second &+ ((a & b) | (c & (a | b)))
  }

  @inline(__always)
  private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word &>> count | word &<< (32 &- count)
  }

  private var hex: String {
    String(unsafeUninitializedCapacity: 2 * 4 * state.count) { text in
      for index in text.indices {
        let digit = UInt8(truncatingIfNeeded: state[index / 8] >> UInt32(28 - index % 8 * 4) & 15)
        text[index] = digit + (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
      }
      return text.count
    }
  }

  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
  ]
}

/// What `CStrataSHA256` has: named here rather than imported, as whoever imports this module would have to find that too.
@_extern(c, "strata_sha256_process")
private func processByInstructions(_ state: UnsafeMutablePointer<UInt32>?, _ blocks: UnsafeRawPointer?, _ count: Int)
  -> Bool
