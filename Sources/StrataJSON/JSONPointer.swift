/// The place of a value within a document, as RFC 6901 has it: the keys and positions that lead there from the root.
public struct JSONPointer: Sendable {
  /// The keys of objects' members and the positions of arrays' elements, outermost first, not escaped.
  public var tokens: [String]

  /// Makes a pointer of its tokens, or one to the root of a document.
  public init(_ tokens: [String] = []) {
    self.tokens = tokens
  }

  /// The pointer to a member of the object that this one points to.
  public func appending(_ key: String) -> JSONPointer {
    // One by one into an array with room for them: `tokens + [key]` takes twice as long.
    var longer: [String] = []
    longer.reserveCapacity(tokens.count + 1)
    for token in tokens { longer.append(token) }
    longer.append(key)
    return JSONPointer(longer)
  }

  /// The pointer to an element, counted from zero, of the array that this one points to.
  public func appending(_ index: Int) -> JSONPointer {
    appending(String(index))
  }
}

extension JSONPointer: LosslessStringConvertible {
  /// Reads a pointer as written in a string, or gives nil where the text is none.
  ///
  /// The text is empty or starts with a slash, and each `~` in it is followed by `0` or `1`.
  public init?(_ description: String) {
    guard !description.isEmpty else {
      self.init()
      return
    }
    guard description.utf8.first == UInt8(ascii: "/") else { return nil }
    var tokens: [String] = []
    for part in description.unicodeScalars.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      guard let token = Self.unescaped(part) else { return nil }
      tokens.append(token)
    }
    self.init(tokens)
  }

  /// The pointer as written in a string, such as `/Resources/Bucket`; empty for the root.
  ///
  /// Each token follows a slash, its `~` written as `~0` and its `/` as `~1`.
  public var description: String {
    var text = ""
    for token in tokens {
      text.unicodeScalars.append("/")
      for scalar in token.unicodeScalars {
        switch scalar {
        case "~": text.unicodeScalars.append(contentsOf: "~0".unicodeScalars)
        case "/": text.unicodeScalars.append(contentsOf: "~1".unicodeScalars)
        default: text.unicodeScalars.append(scalar)
        }
      }
    }
    return text
  }

  private static func unescaped(_ part: Substring.UnicodeScalarView) -> String? {
    var token = ""
    var scalars = part.makeIterator()
    while let scalar = scalars.next() {
      guard scalar == "~" else {
        token.unicodeScalars.append(scalar)
        continue
      }
      switch scalars.next() {
      case "0": token.unicodeScalars.append("~")
      case "1": token.unicodeScalars.append("/")
      default: return nil
      }
    }
    return token
  }
}

extension JSONPointer: Hashable {
  /// Whether two pointers have the same tokens, by UTF-8 bytes.
  public static func == (left: JSONPointer, right: JSONPointer) -> Bool {
    left.tokens.elementsEqual(right.tokens, by: utf8Equal)
  }

  /// Feeds the tokens to `hasher`.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(tokens.count)
    for token in tokens { hasher.combine(utf8Of: token) }
  }
}

extension JSONValue {
  /// The value that a pointer leads to, or nil where there is none.
  ///
  /// An array's element is named by its position in decimal digits, without leading zeros.
  public subscript(pointer: JSONPointer) -> JSONValue? {
    var value = self
    for token in pointer.tokens {
      let next: JSONValue?
      switch value {
      case .object(let object): next = object[token]
      case .array: next = Int(token).flatMap { String($0) == token ? value[$0] : nil }
      default: next = nil
      }
      guard let next else { return nil }
      value = next
    }
    return value
  }
}
