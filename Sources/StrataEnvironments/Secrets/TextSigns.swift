/// The signs in a text that say that it may be another text, written differently.
struct TextSigns: OptionSet {
  let rawValue: UInt8

  /// A backslash, as within JSON.
  static let backslash = TextSigns(rawValue: 1)
  /// A percent sign, as in addresses.
  static let percent = TextSigns(rawValue: 2)
  /// A plus sign, a space in the query of an address.
  static let plus = TextSigns(rawValue: 4)
  /// An ampersand, as in HTML.
  static let ampersand = TextSigns(rawValue: 8)
  /// The end of a line, as within long texts of base64.
  static let lineEnd = TextSigns(rawValue: 16)

  static let all: [(UInt8, TextSigns)] = [
    (UInt8(ascii: "\\"), .backslash), (UInt8(ascii: "%"), .percent), (UInt8(ascii: "+"), .plus),
    (UInt8(ascii: "&"), .ampersand), (UInt8(ascii: "\n"), .lineEnd), (UInt8(ascii: "\r"), .lineEnd),
  ]
}
