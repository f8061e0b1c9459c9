import StrataJSON
import StrataTemplate
import StrataText

/// What operators of conditions compare with.
///
/// See [Condition operators](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html).
enum ConditionValues {
  /// What an operator compares with, by its name without what goes before and after it; nil where that is any text.
  static func expected(by name: String) -> String? {
    switch name {
    case "Bool", "Null": "true or false"
    case "IpAddress", "NotIpAddress": "an address or a range of addresses, such as 203.0.113.0/24 or 2001:db8::/32"
    case "BinaryEquals": "text in Base64"
    default:
      if name.hasPrefix("Arn") {
        "an ARN, such as arn:aws:s3:::files, in which * and ? stand for any text and any character"
      } else if name.hasPrefix("Date") {
        "a date, such as 2026-01-31T12:00:00Z, or seconds since 1970"
      } else {
        name.hasPrefix("Numeric") ? "a number" : nil
      }
    }
  }

  /// Whether a value, all of which is known, is one that an operator of a name compares with.
  static func fits(_ value: JSONValue, _ name: String) -> Bool {
    if name == "Bool" || name == "Null" {
      return value.bool != nil || ["true", "false"].contains(value.string?.lowercased() ?? "")
    }
    if value.bool != nil { return !hasOwnForm(name) }
    guard let text = Scalar.text(of: value) else { return false }
    // A variable has its value when the policy is looked at.
    if !SubstitutionText.variables(in: text).isEmpty { return true }
    switch name {
    case "IpAddress", "NotIpAddress": return isAddress(text)
    case "BinaryEquals": return Base64.decoded(text.utf8) != nil
    default:
      if name.hasPrefix("Arn") { return isArn(text) }
      if name.hasPrefix("Date") { return isDate(text) }
      return !name.hasPrefix("Numeric") || Scalar.number(inText: text) != nil
    }
  }

  private static func hasOwnForm(_ name: String) -> Bool { expected(by: name) != nil }

  private static func isAddress(_ text: String) -> Bool {
    if text.utf8.contains(UInt8(ascii: "/")) { return EventOperators.isNetwork(text) }
    return EventOperators.isNetwork(text + (text.utf8.contains(UInt8(ascii: ":")) ? "/128" : "/32"))
  }

  /// An ARN has its six parts, and the first star may stand for all that follow.
  private static func isArn(_ text: String) -> Bool {
    let parts = text.arnParts
    if parts[0].utf8.contains(UInt8(ascii: "*")) { return true }
    return parts[0] == "arn" && (parts.count == 6 || parts.last?.hasSuffix("*") == true)
  }

  /// A moment or a day in the form of ISO 8601, as [W3C](https://www.w3.org/TR/NOTE-datetime) has it, or seconds since 1970.
  private static func isDate(_ text: String) -> Bool {
    if !text.isEmpty, text.utf8.allSatisfy(\.isASCIIDigit) { return true }
    let halves = text.split(
      separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
    let date = halves[0].split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(date.count), isNumber(date[0], 0...9_999), date[0].utf8.count == 4,
      date.count < 2 || isNumber(date[1], 1...12), date.count < 3 || isNumber(date[2], 1...31)
    else { return false }
    return halves.count == 1 || date.count == 3 && isTime(halves[1])
  }

  private static func isTime(_ text: Substring) -> Bool {
    var clock = text
    if clock.hasSuffix("Z") || clock.hasSuffix("z") {
      clock = clock.dropLast()
    } else if let sign = clock.lastIndex(where: { $0 == "+" || $0 == "-" }) {
      let zone = clock[clock.index(after: sign)...].split(separator: ":", omittingEmptySubsequences: false)
      guard zone.count <= 2, zone.allSatisfy({ isNumber($0, 0...59) || isNumber($0, 0...2_359) }) else { return false }
      clock = clock[..<sign]
    }
    let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), isNumber(parts[0], 0...23), parts.count < 2 || isNumber(parts[1], 0...59)
    else {
      return false
    }
    if parts.count < 3 { return true }
    let seconds = parts[2].split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    return isNumber(seconds[0], 0...59) && seconds.dropFirst().allSatisfy { $0.utf8.allSatisfy(\.isASCIIDigit) }
  }

  private static func isNumber(_ text: Substring, _ range: ClosedRange<Int>) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy(\.isASCIIDigit) && Int(text).map(range.contains) == true
  }
}
