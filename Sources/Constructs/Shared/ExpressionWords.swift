import StrataText

/// The words of an expression of CloudWatch, but for those in quotes.
package struct ExpressionWords {
  private enum Piece {
    case word(String)
    case other(String)
  }

  private var pieces: [Piece] = []

  package init(_ text: String) {
    var rest = Substring(text)
    while let first = rest.utf8.first {
      if let quote = [UInt8(ascii: "\""), UInt8(ascii: "'")].first(where: { $0 == first }) {
        let inside = rest.dropFirst().utf8.prefix { $0 != quote }
        let end = inside.endIndex < rest.endIndex ? rest.utf8.index(after: inside.endIndex) : rest.endIndex
        pieces.append(.other(String(rest[..<end])))
        rest = rest[end...]
      } else if first.isASCIIAlphanumeric || first == UInt8(ascii: "_") || first == UInt8(ascii: ".") {
        let end = rest.utf8.prefix {
          $0.isASCIIAlphanumeric || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".")
        }.endIndex
        let word = String(rest[..<end])
        pieces.append(first.isASCIILetter || first == UInt8(ascii: "_") ? .word(word) : .other(word))
        rest = rest[end...]
      } else {
        let end = rest.index(after: rest.startIndex)
        pieces.append(.other(String(rest[..<end])))
        rest = rest[end...]
      }
    }
  }

  /// The words that stand for metrics, which begin with a small letter.
  package var names: [String] {
    pieces.compactMap { piece in
      if case .word(let word) = piece, word.utf8.first?.isASCIILowercase ?? false { word } else { nil }
    }
  }

  /// Whether a function is called.
  package func calls(_ function: String) -> Bool {
    pieces.contains { piece in
      if case .word(function) = piece { true } else { false }
    }
  }

  /// The text with some words replaced.
  package func replacing(_ other: (String) -> String?) -> String {
    pieces.map { piece in
      switch piece {
      case .word(let word): other(word) ?? word
      case .other(let text): text
      }
    }.joined()
  }
}
