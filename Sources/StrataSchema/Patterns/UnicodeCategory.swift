/// The categories that Unicode sorts characters into, one bit for each.
enum UnicodeCategory {
  static func bit(of category: Unicode.GeneralCategory) -> UInt32 {
    1 << index(of: category)
  }

  /// The bit of the category of each ASCII character.
  static let bitsOfASCII = (UInt8(0)..<128).map { bit(of: Unicode.Scalar($0).properties.generalCategory) }

  /// The bits of a category such as `Lu`, or of all whose names begin with a letter such as `L`; nil if there is none.
  static func bits(named name: String) -> UInt32? {
    let name = longNames[name] ?? name
    if name == "LC" { return bits { ["Lu", "Ll", "Lt"].contains($0) } }
    let bits = name.utf8.count == 1 ? bits { $0.utf8.first == name.utf8.first } : bits { $0 == name }
    return bits == 0 ? nil : bits
  }

  private static func bits(where isWanted: (String) -> Bool) -> UInt32 {
    names.indices.reduce(0) { bits, index in isWanted(names[index]) ? bits | 1 << UInt32(index) : bits }
  }

  private static let longNames = [
    "Letter": "L", "Mark": "M", "Number": "N", "Punctuation": "P", "Symbol": "S", "Separator": "Z", "Other": "C",
  ]

  private static let names = [
    "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm",
    "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Cn",
  ]

  /// The place of a category among the names.
  private static func index(of category: Unicode.GeneralCategory) -> UInt32 {
    switch category {
    case .uppercaseLetter: 0
    case .lowercaseLetter: 1
    case .titlecaseLetter: 2
    case .modifierLetter: 3
    case .otherLetter: 4
    case .nonspacingMark: 5
    case .spacingMark: 6
    case .enclosingMark: 7
    case .decimalNumber: 8
    case .letterNumber: 9
    case .otherNumber: 10
    case .connectorPunctuation: 11
    case .dashPunctuation: 12
    case .openPunctuation: 13
    case .closePunctuation: 14
    case .initialPunctuation: 15
    case .finalPunctuation: 16
    case .otherPunctuation: 17
    case .mathSymbol: 18
    case .currencySymbol: 19
    case .modifierSymbol: 20
    case .otherSymbol: 21
    case .spaceSeparator: 22
    case .lineSeparator: 23
    case .paragraphSeparator: 24
    case .control: 25
    case .format: 26
    case .surrogate: 27
    case .privateUse: 28
    default: 29
    }
  }
}
