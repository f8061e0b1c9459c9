import StrataText

/// What hardly any text has in it, and what rules look for.
package struct TextTraits: OptionSet, Sendable, Hashable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// A dollar, with which variables of `Fn::Sub` begin.
  package static let dollar = TextTraits(rawValue: 1)
  /// The beginning of a dynamic reference, `{{resolve:`.
  package static let dynamicReference = TextTraits(rawValue: 2)
  /// The beginning of the id of an access key, `AKIA` or `ASIA`, and enough for one behind it.
  package static let accessKey = TextTraits(rawValue: 4)

  /// Looks through a text.
  package init(of text: String) {
    let count = text.utf8.count
    var traits: TextTraits = []
    text.withUTF8Bytes { bytes in
      let lastKey = count - Self.keyLength
      for index in 0..<count {
        switch bytes[index] {
        case UInt8(ascii: "$"): traits.insert(.dollar)
        case UInt8(ascii: "{"): traits.insert(.dynamicReference)
        case UInt8(ascii: "A") where index <= lastKey && bytes[index + 3] == UInt8(ascii: "A"):
          traits.insert(.accessKey)
        default: break
        }
      }
    }
    // What has a sign of one is looked at again.
    if traits.contains(.dynamicReference), !text.contains(bytesOf: "{{resolve:") { traits.remove(.dynamicReference) }
    if traits.contains(.accessKey), !text.contains(bytesOf: "AKIA"), !text.contains(bytesOf: "ASIA") {
      traits.remove(.accessKey)
    }
    self = traits
  }

  /// The length of the id of an access key.
  private static let keyLength = 20
}
