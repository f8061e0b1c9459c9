internal import StrataElasticLoadBalancingV2

/// How a route changes the path of a request on its way to the service.
///
/// A path that the regular expression doesn't match stays as it is. See
/// [Transforms](https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-transforms.html).
public struct PathRewrite: Sendable {
  /// The regular expression that the path and query are held against.
  public let pattern: String

  /// What comes in the place of what matched; `$1` is what the first group matched.
  public let replacement: String

  /// Changes what a regular expression matches.
  ///
  /// - Parameters:
  ///   - pattern: The regular expression, 1 to 1,024 characters.
  ///   - replacement: What comes in the place of what matched, up to 1,024 characters; `$1` is what the first group matched.
  /// - Returns: The change.
  public static func replacing(_ pattern: String, with replacement: String) -> PathRewrite {
    PathRewrite(pattern: pattern, replacement: replacement)
  }

  /// Takes away the first part of a path: `/dev/orders` becomes `/orders`, and `/dev` becomes `/`.
  ///
  /// - Parameter prefix: The part without slashes, letters, digits, hyphens and underscores.
  /// - Returns: The change.
  public static func strippingPrefix(_ prefix: String) -> PathRewrite {
    PathRewrite(pattern: "^/\(prefix)(?:/(.*))?$", replacement: "/$1")
  }

  var transform: ElasticLoadBalancingV2.ListenerRule.Transform {
    .init(
      type: .urlRewrite,
      urlRewriteConfig: .init(rewrites: [.init(regex: .literal(pattern), replace: .literal(replacement))]))
  }
}
