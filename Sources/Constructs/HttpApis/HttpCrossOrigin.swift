internal import StrataApiGatewayV2
import StrataText

/// A permission for pages of other sites to call an HTTP API in a browser.
///
/// See [CORS for HTTP APIs](https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html).
public struct HttpCrossOrigin: Sendable {
  private let origins: [String]
  private let methods: [HttpMethod]
  private let headers: [String]
  private let exposed: [String]
  private let sendsCredentials: Bool
  private let lifetime: Duration?

  /// Allows pages of some sites.
  ///
  /// - Parameters:
  ///   - origins: The sites, such as `https://example.com`, without a path; `*` stands for any, and
  ///     `https://*` for any of HTTPS.
  ///   - methods: The methods that they use; reading unless given.
  ///   - headers: The headers that they may send, such as `authorization`; none beyond the usual unless given.
  ///   - exposed: The headers of answers that they may read; none beyond the usual unless given.
  ///   - sendsCredentials: Whether browsers send cookies along; they don't unless said.
  ///   - lifetime: The time for which browsers remember this, 0 s to 1 d; as long as they like unless given.
  /// - Returns: The permission.
  public static func allow(
    _ origins: String..., methods: [HttpMethod] = [.get, .head], headers: [String] = [],
    exposing exposed: [String] = [], sendsCredentials: Bool = false, rememberedFor lifetime: Duration? = nil
  ) -> HttpCrossOrigin {
    HttpCrossOrigin(
      origins: origins, methods: methods, headers: headers, exposed: exposed, sendsCredentials: sendsCredentials,
      lifetime: lifetime)
  }

  /// The setting as the API has it, with mistakes where browsers or API Gateway refuse it.
  func setting(_ declaration: Declaration) -> ApiGatewayV2.Api.Cors {
    for origin in origins where !Self.isSite(origin) {
      declaration.report(
        "this isn't a site", property: "cors", expected: "a site such as https://example.com without a path",
        given: "\"\(origin)\"")
    }
    if origins.isEmpty || methods.isEmpty {
      declaration.report(
        "pages of some site must be allowed something", property: "cors", expected: "an origin and a method",
        given: "none")
    }
    // https://developer.mozilla.org/docs/Web/HTTP/Guides/CORS#credentialed_requests_and_wildcards
    if sendsCredentials,
      origins.contains(where: { $0.hasSuffix("*") }) || headers.contains("*") || methods.contains(.any)
    {
      declaration.report(
        "browsers send cookies only where everything is named", property: "cors",
        expected: "sites, methods and headers by their names", given: "one that stands for any")
    }
    func list(_ texts: [String]) -> ListValue<StringValue>? {
      texts.isEmpty ? nil : ListValue(texts.map { .literal($0) })
    }
    return .init(
      allowCredentials: sendsCredentials ? true : nil, allowHeaders: list(headers),
      allowMethods: list(methods.map(\.inARN)), allowOrigins: list(origins), exposeHeaders: list(exposed),
      maxAge: lifetime.map { declaration.seconds($0, in: 0...86_400, property: "cors") })
  }

  private static func isSite(_ text: String) -> Bool {
    guard text != "*" else { return true }
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[1].hasPrefix("//") else { return false }
    let host = parts[1].dropFirst(2)
    if host == "*" { return ["http", "https"].contains(parts[0]) }
    return !host.isEmpty && !host.contains { "/?#* ".contains($0) }
  }
}
