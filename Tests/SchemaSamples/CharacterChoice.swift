import StrataTemplate

/// The characters of which a place in a regular expression takes one.
struct CharacterChoice: Sendable {
  /// Those of the alphabet, the plainest first.
  let members: [Unicode.Scalar]

  /// The characters that samples are made of, in order of preference.
  static let alphabet: [Unicode.Scalar] = {
    let plain = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_./: "
    let others = (0x21...0x7E).compactMap { Unicode.Scalar($0 as UInt32) }.filter { !plain.unicodeScalars.contains($0) }
    return Array(plain.unicodeScalars) + others + Array("\t\n\réß日".unicodeScalars)
  }()

  /// What a class is made of.
  enum Part: Sendable {
    case range(UInt32, UInt32)
    case digits(isNegated: Bool), word(isNegated: Bool), space(isNegated: Bool)
    case property(String, isNegated: Bool)

    func contains(_ scalar: Unicode.Scalar) -> Bool {
      switch self {
      case .range(let low, let high): (low...max(low, high)).contains(scalar.value)
      case .digits(let isNegated): ("0"..."9").contains(scalar) != isNegated
      case .word(let isNegated):
        (scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_"))
          != isNegated
      case .space(let isNegated): scalar.properties.isWhitespace != isNegated
      case .property(let name, let isNegated): Self.has(scalar, name) != isNegated
      }
    }

    private static func has(_ scalar: Unicode.Scalar, _ name: String) -> Bool {
      let properties = scalar.properties
      switch name {
      case "L", "Letter", "IsLetter", "Alpha", "IsAlphabetic": return properties.isAlphabetic
      case "Lu", "Upper": return properties.isUppercase
      case "Ll", "Lower": return properties.isLowercase
      case "N", "Nd", "Digit", "IsDigit": return properties.generalCategory == .decimalNumber
      case "Alnum": return properties.isAlphabetic || properties.generalCategory == .decimalNumber
      case "Z", "Zs", "Space": return properties.generalCategory == .spaceSeparator
      case "ASCII": return scalar.isASCII
      case "Graph": return scalar.isASCII && scalar.value > 0x20
      case "Print": return scalar.isASCII && scalar.value >= 0x20
      case "P", "Punct": return isPunctuation(properties.generalCategory)
      case "S": return isSymbol(properties.generalCategory)
      case "C", "Cc", "Cntrl": return properties.generalCategory == .control
      default: return false
      }
    }

    private static func isPunctuation(_ category: Unicode.GeneralCategory) -> Bool {
      switch category {
      case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
        .finalPunctuation, .otherPunctuation:
        true
      default: false
      }
    }

    private static func isSymbol(_ category: Unicode.GeneralCategory) -> Bool {
      switch category {
      case .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol: true
      default: false
      }
    }
  }

  init(_ parts: [Part], isNegated: Bool = false) {
    var members = Self.alphabet.filter { scalar in parts.contains { $0.contains(scalar) } != isNegated }
    if members.isEmpty, !isNegated {
      // A class of characters that samples don't usually have.
      for case .range(let low, _) in parts {
        if let scalar = Unicode.Scalar(low) { members.append(scalar) }
      }
    }
    self.members = members
  }
}
