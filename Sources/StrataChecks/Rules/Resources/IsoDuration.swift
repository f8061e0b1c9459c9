import StrataText

/// A time as ISO 8601 has it, in hours, minutes and seconds: `PT1H30M`.
struct IsoDuration {
  let seconds: Int64

  /// Reads a time, or gives nil where the text is none, or has days or larger units.
  init?(_ text: String) {
    guard text.hasPrefix("PT"), text.utf8.count > 2 else { return nil }
    var (total, number, units) = (Int64(0), "", "HMS"[...])
    for character in text.dropFirst(2) {
      if character.isASCII, character.isNumber {
        number.append(character)
        continue
      }
      guard let index = units.firstIndex(of: character), let count = Int64(number), count < 1 << 32 else { return nil }
      total += count * (character == "H" ? 3_600 : character == "M" ? 60 : 1)
      (number, units) = ("", units[units.index(after: index)...])
    }
    if !number.isEmpty { return nil }
    seconds = total
  }
}
