/// Replaces what could garble a terminal or turn around its text, control characters and those that set the direction of
/// writing, by escapes such as `\u{1B}`.
package func displayable(_ text: String) -> String {
  // Most texts are of ASCII that prints, whose properties needn't be looked up.
  if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return text }
  var result = ""
  for scalar in text.unicodeScalars {
    if scalar.properties.generalCategory == .control || scalar.properties.isBidiControl {
      result += scalar.escaped(asASCII: true)
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// The lines of a text without what could garble a terminal.
package func displayableLines(_ text: String) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false).map { displayable(String($0)) }.joined(separator: "\n")
}
