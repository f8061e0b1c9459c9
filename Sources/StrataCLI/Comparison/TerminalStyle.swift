import StrataDiff
import StrataTemplate
import StrataText

/// Colours a difference, of which no name or value may garble the terminal.
enum TerminalStyle {
  /// Renders a difference.
  ///
  /// - Parameters:
  ///   - isColoured: Whether it's to have colours.
  ///   - render: Renders the difference in a style.
  /// - Returns: The text, with control characters escaped but for those of the colours.
  static func text(isColoured: Bool, _ render: (DifferenceStyle) -> String) -> String {
    guard isColoured else { return displayableLines(render(.plain)) }
    var text = ""
    for scalar in displayableLines(render(marks)).unicodeScalars {
      if scalar.value == end {
        text += "\u{1B}[0m"
      } else if scalar.value >= first, scalar.value < first + UInt32(tones.count) {
        text += "\u{1B}[\(colour(of: tones[Int(scalar.value - first)]).rawValue)m"
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  /// Codes that no text has stand for colours until all others are escaped.
  private static let first: UInt32 = 0xFDD0
  private static let end: UInt32 = 0xFDEF
  private static let tones = DifferenceStyle.Tone.allCases

  private static let marks = DifferenceStyle { tone, text in
    guard let index = tones.firstIndex(of: tone), let start = Unicode.Scalar(first + UInt32(index)),
      let end = Unicode.Scalar(end)
    else { return text }
    return "\(start)\(text)\(end)"
  }

  private static func colour(of tone: DifferenceStyle.Tone) -> Colour {
    switch tone {
    case .added: .green
    case .removed: .red
    case .changed: .yellow
    case .grave: .boldRed
    case .heading: .bold
    case .quiet: .dim
    }
  }
}
