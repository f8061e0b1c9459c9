extension JSONParser {
  /// The error of what was expected at the next byte, or another, and what was found there instead.
  ///
  /// - Parameters:
  ///   - expected: The thing expected, to stand after "expected".
  ///   - found: The thing found; by default the look of the bytes there.
  ///   - place: The offset; by default that of the next byte.
  ///   - hint: Advice that may help to mend the text, or nil.
  /// - Returns: The error, with the line and the column that belong to the offset.
  @inline(never)
  func failure(
    expecting expected: String, found: String? = nil, at place: Int? = nil, hint: String? = nil
  ) -> JSONSyntaxError {
    let place = place ?? offset
    let position = TextPosition(of: place, in: input)
    var message = "expected \(expected), found \(found ?? token(at: place))"
    if let hint { message += "; \(hint)" }
    return JSONSyntaxError(line: position.line, column: position.column, offset: place, message: message)
  }

  /// The error of something else where a value was expected.
  func valueFailure() -> JSONSyntaxError {
    if isAfterComma {
      let hint = next == UInt8(ascii: "]") ? "a trailing comma is not allowed" : valueHint(at: offset)
      return failure(expecting: "a value after the comma", hint: hint)
    }
    return failure(expecting: "a value", hint: valueHint(at: offset))
  }

  /// The error of something else where a key was expected.
  func keyFailure() -> JSONSyntaxError {
    if isAfterComma {
      let hint = next == UInt8(ascii: "}") ? "a trailing comma is not allowed" : keyHint
      return failure(expecting: "a key in double quotes after the comma", hint: hint)
    }
    return failure(expecting: "a key in double quotes or a closing brace", hint: keyHint)
  }

  /// The error of a number that is not well formed.
  func numberFailure(_ slip: NumberLiteral.Slip) -> JSONSyntaxError {
    switch slip.expectation {
    case .digitAfterMinus:
      failure(expecting: "a digit after a number's minus sign", at: slip.offset, hint: valueHint(at: slip.offset))
    case .digitAfterPoint:
      failure(expecting: "a digit after a number's point", at: slip.offset)
    case .digitInExponent:
      failure(expecting: "a digit in a number's exponent", at: slip.offset)
    case .noLeadingZero:
      failure(
        expecting: "a number without leading zeros", found: "the digit \(character(at: slip.offset)) after one",
        at: slip.offset)
    }
  }

  /// The error of something else after an array's element or a member's value.
  func separatorFailure() -> JSONSyntaxError {
    let frame = frames.top.pointee
    let expected =
      frame.isObject
      ? "a comma or a closing brace after a member's value" : "a comma or a closing bracket after an array's element"
    var hint: String?
    switch next {
    case UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "-"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      hint = "a comma is missing"
    case UInt8(ascii: "]"), UInt8(ascii: "}"), 0:
      hint = "the \(frame.isObject ? "object" : "array") starts at \(TextPosition(of: frame.offset, in: input))"
    default:
      hint = isCommentNext ? "JSON has no comments" : nil
    }
    return failure(expecting: expected, hint: hint)
  }

  /// The error of a key that the same object has already.
  func repetitionFailure(of key: String, at place: Int, first: Int) -> JSONSyntaxError {
    let position = TextPosition(of: first, in: input)
    return failure(
      expecting: "each key of an object once", found: "\(quoted(key)) again", at: place,
      hint: "it first stands at \(position)")
  }

  /// The error of an array or object within too many others.
  func depthFailure(_ maximumDepth: Int) -> JSONSyntaxError {
    failure(expecting: "arrays and objects nested at most \(maximumDepth) levels deep", found: "another level")
  }

  /// A key as JSON, cut where it is long.
  func quoted(_ key: String) -> String {
    let longest = 60
    var buffer = ByteBuffer(capacity: 64)
    let isCut = key.unicodeScalars.count > longest
    buffer.appendQuoted(isCut ? String(key.unicodeScalars.prefix(longest)) + "…" : key)
    return buffer.text
  }

  /// Whether nothing but white space stands between a comma and the next byte.
  private var isAfterComma: Bool {
    input[..<offset].last { $0 != 0x20 && !(0x09...0x0D).contains($0) } == UInt8(ascii: ",")
  }

  private var keyHint: String? {
    if isCommentNext { return "JSON has no comments" }
    let isNumber = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next)
    return isNumber || isUnquotedText(at: offset) ? "a key stands in double quotes" : nil
  }

  private func valueHint(at place: Int) -> String? {
    guard place < input.count else { return nil }
    if isCommentNext { return "JSON has no comments" }
    return switch (word(at: place).lowercased(), input[place]) {
    case ("true", _): "it is written true"
    case ("false", _): "it is written false"
    case ("null", _), ("nil", _), ("none", _), ("undefined", _): "JSON has null"
    case ("nan", _), ("inf", _), ("infinity", _): "JSON has no such number"
    case (_, UInt8(ascii: "+")): "a number has no plus sign"
    case (_, UInt8(ascii: ".")): "a number has a digit before its point"
    default: isUnquotedText(at: place) ? "a string stands in double quotes" : nil
    }
  }
}
