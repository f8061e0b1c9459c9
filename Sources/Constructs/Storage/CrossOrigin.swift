internal import StrataS3

/// A permission for pages of other sites to use a bucket's objects in a browser.
///
/// See [Cross-origin resource sharing](https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html).
public struct CrossOrigin: Sendable {
  /// The way of using an object.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    /// Reading it.
    case get = "GET"
    /// Asking about it.
    case head = "HEAD"
    /// Writing it.
    case put = "PUT"
    /// Writing it from a form.
    case post = "POST"
    /// Deleting it.
    case delete = "DELETE"
  }

  private let origins: [String]
  private let methods: [Method]
  private let headers: [String]
  private let exposed: [String]
  private let lifetime: Duration?

  /// Allows pages of some sites.
  ///
  /// - Parameters:
  ///   - origins: The sites, such as `https://example.com`, in which one `*` stands for anything.
  ///   - methods: The ways in which they use objects; reading unless given.
  ///   - headers: The headers that they may send; none beyond the usual unless given.
  ///   - exposed: The headers of answers that they may read; none beyond the usual unless given.
  ///   - lifetime: The time for which browsers remember this, 0 s to 2,147,483,647 s; as long as they like unless given.
  /// - Returns: The permission.
  public static func allow(
    _ origins: String..., methods: [Method] = [.get, .head], headers: [String] = [], exposing exposed: [String] = [],
    rememberedFor lifetime: Duration? = nil
  ) -> CrossOrigin {
    .allow(origins, methods: methods, headers: headers, exposing: exposed, rememberedFor: lifetime)
  }

  /// Allows pages of sites that aren't written out.
  package static func allow(
    _ origins: [String], methods: [Method], headers: [String], exposing exposed: [String],
    rememberedFor lifetime: Duration?
  ) -> CrossOrigin {
    CrossOrigin(origins: origins, methods: methods, headers: headers, exposed: exposed, lifetime: lifetime)
  }

  /// The rule as the bucket has it, with mistakes where S3 refuses it.
  func rule(_ declaration: Declaration) -> S3.Bucket.CorsRule {
    for origin in origins where origin.filter({ $0 == "*" }).count > 1 {
      declaration.report(
        "an origin must have one star at most", property: "cors", expected: "a site such as https://*.example.com",
        given: "\"\(origin)\"")
    }
    if origins.isEmpty || methods.isEmpty {
      declaration.report(
        "pages of some site must be allowed something", property: "cors", expected: "an origin and a method",
        given: "none")
    }
    func list(_ texts: [String]) -> ListValue<StringValue>? {
      texts.isEmpty ? nil : ListValue(texts.map { .literal($0) })
    }
    return .init(
      allowedMethods: ListValue(methods.map { .literal($0.rawValue) }), allowedOrigins: list(origins) ?? ["none"],
      allowedHeaders: list(headers), exposedHeaders: list(exposed),
      maxAge: lifetime.map { declaration.seconds($0, in: 0...2_147_483_647, property: "cors") })
  }
}

extension CrossOrigin.Method: Decodable, ProfileChoice {
  /// Reads the name of a way, such as `put`.
  public init(from decoder: any Decoder) throws { self = try decoder.choice() }
}
