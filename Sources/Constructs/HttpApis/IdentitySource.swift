import StrataText

/// A part of a request by which a function knows who calls.
public struct IdentitySource: Sendable, Hashable {
  private enum Kind: String {
    case header
    case query = "querystring"
  }

  private let kind: Kind
  private let name: String

  /// A header, such as `Authorization`.
  public static func header(_ name: String) -> IdentitySource { IdentitySource(kind: .header, name: name) }

  /// A value of the address, such as that of `?token=…`.
  public static func query(_ name: String) -> IdentitySource { IdentitySource(kind: .query, name: name) }

  /// The source as an HTTP API has it.
  var inHttpApi: StringValue { .literal("$request.\(kind.rawValue).\(name)") }

  /// The source as a REST API has it.
  var inRestApi: String { "method.request.\(kind.rawValue).\(name)" }

  /// Reports a name that no request has.
  func check(_ declaration: Declaration) {
    if !name.isEmpty, name.consistsOfAlphanumerics(and: "-_.") { return }
    declaration.report(
      "a request has no part of this name", property: "authorizer",
      expected: "letters, digits, hyphens, underscores and dots", given: "\"\(name)\"")
  }
}
