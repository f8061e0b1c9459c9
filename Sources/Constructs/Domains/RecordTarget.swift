internal import StrataRoute53
import StrataText

/// The answer to those who ask for a name.
///
/// See [Values of records](https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values.html).
public struct RecordTarget {
  enum Kind {
    case alias(any AliasTarget, type: String)
    case values(type: String, [StringValue])
  }

  let kind: Kind
  /// The mistakes in it, each with what was expected and given.
  let mistakes: [(message: String, expected: String, given: String)]

  private init(_ kind: Kind, mistakes: [(message: String, expected: String, given: String)] = []) {
    (self.kind, self.mistakes) = (kind, mistakes)
  }

  /// A thing of AWS, asked for by addresses of IPv4.
  public static func alias(_ target: any AliasTarget) -> RecordTarget { RecordTarget(.alias(target, type: "A")) }

  /// A thing of AWS, asked for by addresses of IPv6.
  public static func ipv6Alias(_ target: any AliasTarget) -> RecordTarget {
    RecordTarget(.alias(target, type: "AAAA"))
  }

  /// Addresses of IPv4, such as `192.0.2.1`.
  public static func addresses(_ addresses: StringValue...) -> RecordTarget {
    of("A", addresses, "this isn't an address of IPv4", expected: "four numbers such as 192.0.2.1") { text in
      let parts = text.split(separator: ".", omittingEmptySubsequences: false)
      return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil && String(UInt8($0) ?? 0) == $0 }
    }
  }

  /// Addresses of IPv6, such as `2001:db8::1`.
  public static func ipv6Addresses(_ addresses: StringValue...) -> RecordTarget {
    of("AAAA", addresses, "this isn't an address of IPv6", expected: "groups such as 2001:db8::1") { text in
      text.contains(":") && text.utf8.allSatisfy("0123456789abcdefABCDEF:".utf8.contains)
    }
  }

  /// Another name, which those who ask then ask for.
  ///
  /// A domain itself can't have one.
  public static func name(_ name: StringValue) -> RecordTarget {
    of("CNAME", [name], "this isn't a name", expected: "a name such as www.example.com") { DomainName($0).isValid }
  }

  /// Texts of up to 255 characters, such as those that prove that a domain is yours.
  public static func texts(_ texts: String...) -> RecordTarget {
    let long = texts.filter { $0.utf8.count > 255 }
    let quoted = texts.map { text in
      StringValue.literal("\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\"")
    }
    return RecordTarget(
      .values(type: "TXT", quoted),
      mistakes: long.map {
        ("a text of a record must be short", "255 bytes or fewer", Count.of($0.utf8.count, "byte"))
      })
  }

  /// The name servers of a domain below, whose zone is elsewhere.
  public static func nameServers(_ names: ListValue<StringValue>) -> RecordTarget {
    RecordTarget(.values(type: "NS", [])).with(names)
  }

  private var list: ListValue<StringValue>?

  private func with(_ list: ListValue<StringValue>) -> RecordTarget {
    var target = self
    target.list = list
    return target
  }

  /// The values as the record has them; nil for an alias.
  var values: ListValue<StringValue>? {
    if let list { return list }
    if case .values(_, let values) = kind { return ListValue(values) }
    return nil
  }

  /// The record's type.
  var type: String {
    switch kind {
    case .alias(_, let type), .values(let type, _): type
    }
  }

  private static func of(
    _ type: String, _ values: [StringValue], _ message: String, expected: String, _ isRight: (String) -> Bool
  ) -> RecordTarget {
    var mistakes = values.compactMap(\.node.literalText).filter { !isRight($0) }.map { text in
      (message: message, expected: expected, given: "\"\(text)\"")
    }
    if values.isEmpty { mistakes.append((message: "a record must have a value", expected: expected, given: "none")) }
    return RecordTarget(.values(type: type, values), mistakes: mistakes)
  }
}
