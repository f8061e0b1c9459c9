package import StrataJSON
import StrataText

/// The words that an environment's name stands as, each with that of another environment.
///
/// A word is one where no other letter of it goes on: `staging` in `shop-staging`, and `Staging` in `FleetWebStaging`.
package struct EnvironmentWords: Sendable {
  private let words: [(from: [UInt8], to: [UInt8], isCapitalized: Bool)]

  /// Takes two environments by their names.
  package init(_ name: String, as other: String) {
    func title(_ name: String) -> String { name.pascalCased }
    var pairs = [(title(name), title(other)), (name, other), (name.uppercased(), other.uppercased())]
    pairs = pairs.enumerated().filter { index, pair in !pairs[..<index].contains { $0.0 == pair.0 } }.map(\.element)
    words = pairs.map { (Array($0.0.utf8), Array($0.1.utf8), $0.0.utf8.first.map(\.isASCIIUppercase) ?? false) }
  }

  /// A value with the other environment's name where this one's stands, in keys as well.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - count: The number of texts that had it, which is added to.
  /// - Returns: The same value otherwise.
  package func replaced(in value: JSONValue, counting count: inout Int) -> JSONValue {
    switch value {
    case .string(let text):
      let other = replaced(in: text)
      if other != text { count += 1 }
      return .string(other)
    case .array(let values): return .array(values.map { replaced(in: $0, counting: &count) })
    case .object(let object):
      var result = JSONObject()
      let keys = Set(object.keys)
      for member in object {
        let other = replaced(in: member.key)
        // What has both names is left as it is, so that nothing is lost.
        let isFree = other == member.key || !keys.contains(other)
        if isFree, other != member.key { count += 1 }
        result[isFree ? other : member.key] = replaced(in: member.value, counting: &count)
      }
      return .object(result)
    case .null, .bool, .integer, .double, .number: return value
    }
  }

  /// A text with the other environment's name where this one's stands.
  package func replaced(in text: String) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if let word = words.first(where: { stands($0.from, $0.isCapitalized, in: bytes, at: index) }) {
        result += word.to
        index += word.from.count
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private func stands(_ word: [UInt8], _ isCapitalized: Bool, in bytes: [UInt8], at index: Int) -> Bool {
    guard !word.isEmpty, index + word.count <= bytes.count, bytes[index..<(index + word.count)].elementsEqual(word)
    else { return false }
    if index > 0 {
      let before = bytes[index - 1]
      if before.isASCIIAlphanumeric, !(isCapitalized && !before.isASCIIUppercase) { return false }
    }
    guard index + word.count < bytes.count else { return true }
    return !bytes[index + word.count].isASCIILowercase
  }
}
