/// How wide texts come out, at most, in the letters that readers' machines have.
///
/// Nobody knows which letters those are: a text is measured in the wider of DejaVu Sans, the widest that is common, and
/// Liberation Sans, which is as wide as Arial and Helvetica.
enum TextWidth {
  /// The widths of the characters from the space to the tilde, in thousandths of the size of the letters.
  private static let printable: [UInt16] = [
    318, 401, 460, 838, 637, 951, 780, 275, 391, 391, 500, 838, 318, 361, 318, 337, 637, 637, 637, 637, 637, 637, 637,
    637, 637, 637, 337, 337, 838, 838, 838, 557, 1016, 685, 687, 723, 771, 667, 611, 778, 752, 295, 500, 667, 558, 863,
    749, 788, 667, 788, 723, 667, 611, 732, 685, 989, 686, 667, 686, 391, 337, 391, 838, 557, 500, 613, 635, 550, 635,
    616, 353, 635, 634, 278, 278, 580, 278, 975, 634, 612, 635, 635, 412, 521, 393, 634, 592, 818, 592, 592, 525, 637,
    337, 637, 838,
  ]

  /// The width of a character, in thousandths of the size of the letters.
  static func thousandths(_ scalar: Unicode.Scalar) -> Int {
    if (0x20...0x7E).contains(scalar.value) { return Int(printable[Int(scalar.value) - 0x20]) }
    // Letters of other scripts are no wider than they are high, but for some of Arabic; pictures may be.
    if scalar.value >= 0x1F000 { return 1400 }
    return scalar.properties.generalCategory == .nonspacingMark
      ? 0 : (0x600..<0x700).contains(scalar.value) ? 1250 : 1100
  }

  /// The width of a text.
  ///
  /// - Parameters:
  ///   - text: The text, in one line.
  ///   - size: The size of its letters, in pixels.
  /// - Returns: The width in pixels, rounded up.
  static func of(_ text: String, size: Int) -> Int {
    (text.unicodeScalars.reduce(0) { $0 + thousandths($1) } * size + 999) / 1000
  }
}
