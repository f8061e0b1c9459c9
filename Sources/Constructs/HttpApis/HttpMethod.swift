/// A method of HTTP that a route is for.
public enum HttpMethod: String, Sendable, Hashable, CaseIterable {
  /// Any of them.
  case any = "ANY"
  /// Deleting something.
  case delete = "DELETE"
  /// Reading something.
  case get = "GET"
  /// Asking about something.
  case head = "HEAD"
  /// Asking what may be done.
  case options = "OPTIONS"
  /// Changing a part of something.
  case patch = "PATCH"
  /// Handing in something.
  case post = "POST"
  /// Writing something.
  case put = "PUT"

  /// The word that logical ids have for it.
  var word: String { rawValue.prefix(1) + rawValue.dropFirst().lowercased() }

  /// The method in an ARN, in which `*` stands for any.
  var inARN: String { self == .any ? "*" : rawValue }

  /// The methods in words, for messages.
  static let inWords = allCases.dropLast().map(\.rawValue).joined(separator: ", ") + " or PUT"

  /// The mistake in the name of a method that there isn't.
  static func mistake(_ text: String) -> RouteMistake {
    RouteMistake(
      "there is no such method", expected: inWords, given: text,
      hint: HttpMethod(rawValue: text.uppercased()).map { "say \($0.rawValue)" })
  }
}

extension HttpMethod: Decodable, ProfileChoice {
  /// Reads the name of a method, such as `get`.
  public init(from decoder: any Decoder) throws { self = try decoder.choice() }
}
