/// A call in a body: of a function, or of a type's initializer.
struct SwiftCall {
  /// The function's or the type's name, with what's before it: `S3.Bucket`.
  let name: String
  /// The arguments, each with its label and its value as it's written.
  let arguments: [(label: String, value: String, line: Int)]
  let line: Int
  /// The place of the name.
  let offset: Int

  /// The calls in a range of code, each before those in its arguments.
  static func calls(in range: Range<Int>, of code: SwiftCode) -> [SwiftCall] {
    var calls: [SwiftCall] = []
    var start = range.lowerBound
    for index in range {
      let byte = code.code[index]
      if CodeScanner.isWord(byte) || byte == UInt8(ascii: ".") { continue }
      if byte == UInt8(ascii: "("), start < index {
        var scanner = CodeScanner(code.code)
        scanner.position = index
        scanner.skipBrackets()
        calls.append(
          SwiftCall(
            name: code.code(in: start..<index),
            arguments: ParameterReader.arguments(in: index + 1..<scanner.position - 1, of: code),
            line: code.line(at: start), offset: start))
      }
      start = index + 1
    }
    return calls
  }
}
