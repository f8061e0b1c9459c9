package import StrataElasticLoadBalancingV2
import StrataText

/// The way in which a route changes the path of a request on its way to the service.
///
/// A path that the regular expression doesn't match stays as it is. See
/// [Transforms](https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-transforms.html).
public struct PathRewrite: Sendable {
  /// The regular expression that the path and query are held against.
  public let pattern: String

  /// The text in the place of what matched; `$1` is what the first group matched.
  public let replacement: String

  /// The part that is taken away, where that is what the change is.
  private var prefix: String?

  private init(pattern: String, replacement: String, prefix: String? = nil) {
    self.pattern = pattern
    self.replacement = replacement
    self.prefix = prefix
  }

  /// Changes what a regular expression matches.
  ///
  /// - Parameters:
  ///   - pattern: The regular expression, 1 to 1,024 characters.
  ///   - replacement: The text in the place of what matched, up to 1,024 characters; `$1` is what the first group
  ///     matched.
  /// - Returns: The change.
  public static func replacing(_ pattern: String, with replacement: String) -> PathRewrite {
    PathRewrite(pattern: pattern, replacement: replacement)
  }

  /// Takes away the first part of a path: `/dev/orders` becomes `/orders`, and `/dev` becomes `/`.
  ///
  /// - Parameter prefix: The part without slashes, letters, digits, hyphens and underscores.
  /// - Returns: The change.
  public static func strippingPrefix(_ prefix: String) -> PathRewrite {
    PathRewrite(pattern: "^/\(prefix)(?:/(.*))?$", replacement: "/$1", prefix: prefix)
  }

  /// Reports what the load balancer would refuse or take for something else.
  ///
  /// See [RewriteConfig](https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RewriteConfig.html).
  package func check(_ declaration: Declaration) {
    if let prefix, prefix.isEmpty || !prefix.consistsOfAlphanumerics(and: "-_") {
      declaration.report(
        "this can't be taken off a path", property: "rewrite",
        expected: "letters, digits, hyphens and underscores, without slashes", given: "\"\(prefix)\"",
        hint: "for anything else there is .replacing(_:with:)")
      return
    }
    if !(1...1_024).contains(pattern.utf8.count) {
      declaration.report(
        "a regular expression must have 1 to 1,024 characters", property: "rewrite", expected: "1 to 1,024 characters",
        given: Count.grouped(pattern.utf8.count))
    }
    if replacement.utf8.count > 1_024 {
      declaration.report(
        "what comes in the place of a path must have 1,024 characters at most", property: "rewrite",
        expected: "1,024 characters or fewer", given: Count.grouped(replacement.utf8.count))
    }
  }

  package var transform: ElasticLoadBalancingV2.ListenerRule.Transform {
    .init(
      type: .urlRewrite,
      urlRewriteConfig: .init(rewrites: [.init(regex: .literal(pattern), replace: .literal(replacement))]))
  }
}
