/// The patterns of texts, in words for the documentation of a parameter.
enum PatternDescription {
  /// The kind of text that a pattern is about, such as an ARN; nil where it's none that has a name.
  static func kind(of pattern: String) -> String? {
    if let shape = arnShape(of: pattern) { return "an ARN, `\(shape)`" }
    return kinds[withoutAnchors(pattern)]
  }

  /// What a pattern asks for; nil where it takes any text, or is too long to be read.
  static func words(for pattern: String) -> String? {
    let plain = withoutAnchors(pattern)
    if anything.contains(plain) { return nil }
    if blankless.contains(pattern) { return "not blank" }
    if ["\\S+", "[\\S]+", "[^\\s]+"].contains(plain), pattern.hasPrefix("^"), pattern.hasSuffix("$") {
      return "without white space"
    }
    return isShowable(pattern) ? "matches `\(pattern)`" : nil
  }

  private static let anything: Set = [".*", "[\\s\\S]*", "[\\S\\s]*", "(?s).*", "(.*)"]
  private static let blankless: Set = ["\\S", "\\S+", ".*\\S.*", "^.*\\S.*$", "^(?!\\s*$).+$"]

  private static let kinds: [String: String] = {
    var kinds = ["[0-9]{12}": "12 digits", "\\d{12}": "12 digits", "#[A-F0-9]{6}": "a colour such as `#1A2B3C`"]
    for digits in ["[a-f0-9]", "[0-9a-f]", "[0-9a-fA-F]", "[a-fA-F0-9]"] {
      kinds[[8, 4, 4, 4, 12].map { "\(digits){\($0)}" }.joined(separator: "-")] = "a UUID"
    }
    return kinds
  }()

  private static func withoutAnchors(_ pattern: String) -> String {
    var text = pattern[...]
    if text.hasPrefix("^") { text = text.dropFirst() }
    if text.hasSuffix("$"), !text.hasSuffix("\\$") { text = text.dropLast() }
    return String(text)
  }

  /// Whether a pattern can stand in a comment: some are long, or hold controls that no source may have.
  private static func isShowable(_ pattern: String) -> Bool {
    pattern.utf8.count <= 60
      && pattern.unicodeScalars.allSatisfy { $0 != "`" && $0.value >= 0x20 && $0.properties.generalCategory != .format }
  }

  /// The shape of the ARNs that a pattern takes, as policies have it: `arn:*:iam:*:*:role/*`.
  ///
  /// Nil unless every text that matches is such an ARN, of a service that's known.
  private static func arnShape(of pattern: String) -> String? {
    guard pattern.hasPrefix("^arn:"), let pieces = pieces(of: withoutAnchors(pattern)), pieces.count >= 6 else {
      return nil
    }
    guard let service = literal(pieces[2]), !service.isEmpty else { return nil }
    let fields = pieces[3...4].map { literal($0) ?? "*" }
    let resource = pieces[5]
    let head = resource.prefix { $0.isASCII && ($0.isLetter || $0 == "-") }
    // A letter before a quantifier may be there or not.
    let rest = resource.dropFirst(head.count)
    var separator = ""
    if rest.hasPrefix("/") || rest.hasPrefix("\\/") { separator = "/" }
    if rest.isEmpty, pieces.count > 6 { separator = ":" }
    let last = head.isEmpty || separator.isEmpty || isOptional(rest, after: separator) ? "*" : "\(head)\(separator)*"
    return (["arn", "*", service] + fields + [last]).joined(separator: ":")
  }

  private static func isOptional(_ rest: Substring, after separator: String) -> Bool {
    let next = rest.dropFirst(rest.hasPrefix("\\") ? 2 : separator == "/" ? 1 : 0).first
    return next.map { "?*{".contains($0) } ?? false
  }

  /// A piece that stands for one text alone.
  private static func literal(_ piece: String) -> String? {
    piece.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") } ? piece : nil
  }

  /// The pieces between the colons that are in no brackets; nil where there are alternatives to all of it.
  private static func pieces(of pattern: String) -> [String]? {
    var pieces = [""]
    var depth = 0
    var isInClass = false
    var isEscaped = false
    for character in pattern {
      defer { isEscaped = character == "\\" && !isEscaped }
      if isEscaped {
        pieces[pieces.count - 1].append(character)
        continue
      }
      switch character {
      case "[": isInClass = true
      case "]": isInClass = false
      case "(" where !isInClass, "{" where !isInClass: depth += 1
      case ")" where !isInClass, "}" where !isInClass: depth -= 1
      case "|" where depth == 0 && !isInClass: return nil
      case ":" where depth == 0 && !isInClass:
        pieces.append("")
        continue
      case "?" where depth == 0 && !isInClass && pieces.last == "" && pieces.count > 1: return nil
      default: break
      }
      pieces[pieces.count - 1].append(character)
    }
    return pieces
  }
}
