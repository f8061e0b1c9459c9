/// The characters of a name by their numbers, which tell how far two names are apart at least.
///
/// To count once and compare two sketches takes far less than to compare the names themselves.
struct NameSketch {
  /// The length, in bytes.
  let length: Int
  /// A bit for each kind of character that comes once at least, and one for each that comes twice.
  private var few: UInt64 = 0
  /// A bit for each kind of character that comes three times at least, and one for each that comes four times.
  private var many: UInt64 = 0

  /// Looks at a name; nil where it isn't ASCII, of which a letter has but one other form.
  init?(_ name: String) {
    var length = 0
    for byte in name.utf8 {
      // In small letters and capitals the last five bits are the same. A line's end may be two bytes and one character.
      guard byte < 0x80, byte != 0x0D else { return nil }
      length += 1
      let kind: UInt64 = 1 << UInt64(byte & 0x1F)
      if few & kind == 0 {
        few |= kind
      } else if few & kind << 32 == 0 {
        few |= kind << 32
      } else if many & kind == 0 {
        many |= kind
      } else {
        many |= kind << 32
      }
    }
    self.length = length
  }

  /// The number of characters that have to be changed, added or dropped at least to make one name of the other.
  func leastDistance(to other: NameSketch) -> Int {
    max(
      abs(length - other.length),
      (few & ~other.few).nonzeroBitCount + (many & ~other.many).nonzeroBitCount,
      (other.few & ~few).nonzeroBitCount + (other.many & ~many).nonzeroBitCount)
  }
}
