import StrataJSON
import StrataTemplate

/// The name of a domain as far as it's known before deployment, in small letters and without a dot at its end.
struct DomainName: CustomStringConvertible {
  /// The text that is written out in front.
  private let head: String
  /// The parts that follow, from the first that isn't written out.
  private let rest: [PartialText.Part]

  /// The name as it's written, in the form of `Fn::Sub`.
  let description: String

  init(_ value: JSONValue) {
    let text = PartialText(value)
    description = text.description
    var parts = text.parts.map { part -> PartialText.Part in
      if case .literal(let text) = part { .literal(text.lowercased()) } else { part }
    }
    if case .literal(let text)? = parts.last, text.hasSuffix(".") {
      parts.removeLast()
      if text != "." { parts.append(.literal(String(text.dropLast()))) }
    }
    if case .literal(let text)? = parts.first {
      head = text
      rest = Array(parts.dropFirst())
    } else {
      head = ""
      rest = parts
    }
  }

  /// The name, where all of it is written out.
  var literal: String? { rest.isEmpty ? head : nil }

  /// Whether a certificate of this name is good for another name; nil where only deployment tells.
  ///
  /// A `*` stands for [one label](https://docs.aws.amazon.com/acm/latest/userguide/acm-certificate-characteristics.html).
  func covers(_ other: DomainName) -> Bool? {
    if head == other.head, rest == other.rest { return true }
    // Whatever the same rest comes to be, the heads decide, if they end where a label does.
    if rest == other.rest, rest.isEmpty || [head, other.head].allSatisfy({ $0.isEmpty || $0.hasSuffix(".") }) {
      guard head.hasPrefix("*."), let dot = other.head.firstIndex(of: "."), dot != other.head.startIndex else {
        return false
      }
      return other.head[dot...] == head.dropFirst()
    }
    return endsUnlike(other) ? false : nil
  }

  /// Whether the name is that of a zone, or lies below it; nil where only deployment tells.
  func isWithin(_ zone: DomainName) -> Bool? {
    if head == zone.head, rest == zone.rest { return true }
    if let zone = zone.literal {
      if let name = literal { return name.hasSuffix(".\(zone)") }
      guard let end else { return nil }
      if end.utf8.count > zone.utf8.count { return end.hasSuffix(".\(zone)") }
      return zone.hasSuffix(end) ? nil : false
    }
    if rest == zone.rest, zone.head.isEmpty || head.hasSuffix(".\(zone.head)") {
      return zone.head.isEmpty && !head.hasSuffix(".") ? nil : true
    }
    return endsUnlike(zone) ? false : nil
  }

  /// Whether two names are surely the same.
  func isSame(as other: DomainName) -> Bool { head == other.head && rest == other.rest }

  /// What names that are surely the same have in common, and no others.
  var key: [PartialText.Part] { [.literal(head)] + rest }

  /// Whether the names can't be the same, since what is written out at their ends differs.
  private func endsUnlike(_ other: DomainName) -> Bool {
    guard let end, let otherEnd = other.end,
      let (letter, _) = zip(end.reversed(), otherEnd.reversed()).first(where: { $0 != $1 })
    else { return false }
    return letter != "*"
  }

  private var end: String? {
    guard let last = rest.last else { return head }
    if case .literal(let text) = last { return text }
    return nil
  }
}
