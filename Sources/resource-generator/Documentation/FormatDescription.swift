/// The formats of texts, in words for the documentation of a parameter.
enum FormatDescription {
  private static let known = [
    "json": "JSON", "date-time": "a time such as `2026-01-31T12:00:00Z`", "uri": "a URI",
    "ipv4-network": "a block of IPv4 addresses such as `10.0.0.0/16`",
    "ipv6-network": "a block of IPv6 addresses such as `2001:db8::/56`",
  ]

  /// The kind of a value: of a format such as `AWS::IAM::Role.Arn`, the ARN of an `AWS::IAM::Role`.
  static func kind(of format: String) -> String? {
    if let kind = known[format] { return kind }
    guard let (type, property) = parts(of: format) else { return nil }
    return property.hasSuffix("s") && !property.hasSuffix("ss")
      ? pluralKind(of: format) : "the \(noun(for: property)) of an `\(type)`"
  }

  /// The kind of a list's elements.
  static func pluralKind(of format: String) -> String? {
    guard let (type, property) = parts(of: format) else { return nil }
    let name = noun(for: property.hasSuffix("s") && !property.hasSuffix("ss") ? String(property.dropLast()) : property)
    return "\(name)s of `\(type)`"
  }

  /// The kind of a value that's called as what a type gives, and of a list of such.
  static func kind(givenBy format: String, isList: Bool) -> String? {
    guard let (type, property) = parts(of: format) else { return nil }
    let name = noun(for: property)
    return isList ? "\(name)s as `\(type)` gives them" : "the \(name) as `\(type)` gives it"
  }

  private static func parts(of format: String) -> (type: String, property: String)? {
    let parts = format.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2, parts[0].hasPrefix("AWS::"), parts[0].split(separator: ":").count == 3 else { return nil }
    return (parts[0], parts[1])
  }

  /// The word for a property that tells a resource from others.
  private static func noun(for property: String) -> String {
    nouns.first { property.hasSuffix($0.ending) }?.noun ?? "`\(property)`"
  }

  private static let nouns: [(ending: String, noun: String)] = [
    ("Arn", "ARN"), ("ARN", "ARN"), ("Id", "id"), ("ID", "id"), ("Name", "name"), ("Url", "URL"),
  ]
}
