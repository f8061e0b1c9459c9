/// The time that the search for a pattern can take.
enum PatternCost {
  /// The number of UTF-8 bytes of a text up to which a search for a pattern is sure to end soon.
  ///
  /// A repeated group that repeats something itself can divide a text among its rounds in a number of ways that doubles
  /// with each character, and Swift's search tries them all.
  static func longestText(for pattern: String) -> Int {
    repeatsRepetition(pattern) ? 20 : 512
  }

  private static func repeatsRepetition(_ pattern: String) -> Bool {
    let bytes = Array(pattern.utf8)
    // Whether each group that's open has a repetition in it.
    var groups = [false]
    var isInClass = false
    var offset = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      switch byte {
      case UInt8(ascii: "\\"): offset += 1
      case UInt8(ascii: "]"): isInClass = false
      case _ where isInClass: break
      case UInt8(ascii: "["): isInClass = true
      case UInt8(ascii: "("): groups.append(false)
      case UInt8(ascii: ")"):
        guard groups.count > 1, let group = groups.popLast() else { return true }
        let isRepeated = isRepetition(bytes[offset...])
        if group, isRepeated { return true }
        if group || isRepeated { groups[groups.count - 1] = true }
      default:
        if isRepetition(bytes[(offset - 1)...]) { groups[groups.count - 1] = true }
      }
    }
    return false
  }

  /// Whether there is a mark that lets what stands before it be there many times, and not always as many.
  private static func isRepetition(_ rest: ArraySlice<UInt8>) -> Bool {
    switch rest.first {
    case UInt8(ascii: "*"), UInt8(ascii: "+"): return true
    case UInt8(ascii: "{"):
      guard let end = rest.firstIndex(of: UInt8(ascii: "}")) else { return false }
      let bounds = rest[(rest.startIndex + 1)..<end].split(
        separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      guard bounds.count == 2 else { return false }
      // A few rounds take little time.
      return Int(String(decoding: bounds[1], as: UTF8.self)).map { $0 > 4 } ?? true
    default: return false
    }
  }
}
