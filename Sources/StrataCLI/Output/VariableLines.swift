import StrataChecks
import StrataText

/// Values as lines that set variables, such as `IMAGE_TAG='1.0'`, which shells and dotenv files read the same.
struct VariableLines {
  /// The lines, each with a newline.
  let text: String
  /// The names of values that look like secrets, which aren't among the lines.
  let leftOut: [String]

  /// Takes values by their names, such as `imageTag`.
  ///
  /// - Throws: ``CommandError`` where two names are one variable, or a value has no form that all read the same.
  init(_ values: [(name: String, text: String)]) throws(CommandError) {
    var lines = ""
    var names: [String: String] = [:]
    var leftOut: [String] = []
    for (name, value) in values {
      if ShownValue.isSecret(value, named: name) {
        leftOut.append(name)
        continue
      }
      let variable = Self.variable(name)
      if let other = names.updateValue(name, forKey: variable) {
        throw CommandError(
          "\(other) and \(name) are both the variable \(variable)",
          hint: "give one of them another name, or take --format json")
      }
      lines += "\(variable)=\(try Self.quoted(value, name))\n"
    }
    (text, self.leftOut) = (lines, leftOut)
  }

  /// The name of the variable for a value: `imageTag` is `IMAGE_TAG`.
  static func variable(_ name: String) -> String {
    var bytes = Array(name.utf8)
    // A record's names begin small, whatever the ids that they're made of begin with.
    if let first = bytes.first, first.isASCIILowercase { bytes[0] = first - 32 }
    var result: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      guard byte.isASCIIAlphanumeric else {
        result.append(UInt8(ascii: "_"))
        continue
      }
      if index > 0, byte.isASCIIUppercase, bytes[index - 1].isASCIIAlphanumeric {
        let isBehindWord = !bytes[index - 1].isASCIIUppercase
        let isBeforeWord = index + 1 < bytes.count && bytes[index + 1].isASCIILowercase
        if isBehindWord || isBeforeWord { result.append(UInt8(ascii: "_")) }
      }
      result.append(byte.isASCIILowercase ? byte - 32 : byte)
    }
    if result.first?.isASCIIDigit ?? true { result.insert(UInt8(ascii: "_"), at: 0) }
    return String(decoding: result, as: UTF8.self)
  }

  /// A value in quotes: single ones, within which nothing has a meaning, or double ones around a single one.
  private static func quoted(_ value: String, _ name: String) throws(CommandError) -> String {
    func refusal(_ what: String) -> CommandError {
      CommandError(
        "\(name) has \(what), for which shells and dotenv files have no form in common",
        hint: "take --format json, or --field \(name)")
    }
    if value.unicodeScalars.contains(where: { $0.value == 0x0A || $0.value == 0x0D }) { throw refusal("a line end") }
    if value.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
      throw refusal("a control character")
    }
    if value.utf8.contains(UInt8(ascii: "'")) {
      if let sign = value.first(where: { "\"$`\\!".contains($0) }) { throw refusal("both ' and \(sign)") }
      return "\"\(value)\""
    }
    // Some take a backslash before another, or before the quote at the end, for an escape.
    if value.contains("\\\\") || value.hasSuffix("\\") { throw refusal("a backslash before another, or at its end") }
    return "'\(value)'"
  }
}
