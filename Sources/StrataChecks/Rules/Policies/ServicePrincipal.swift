import StrataText

/// The names of services in policies, such as `ecs-tasks.amazonaws.com`.
///
/// See [AWS service principals](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html).
enum ServicePrincipal {
  private static let domains = [
    ".amazonaws.com", ".amazonaws.com.cn", ".amazon.com", ".amazonaws.eu", ".aws.internal", ".aws.dev", ".gov", ".uk",
  ]

  /// Whether a text may be the name of a service; patterns may.
  static func isOne(_ text: String) -> Bool {
    if text.utf8.contains(UInt8(ascii: "*")) || text.contains(bytesOf: "{{resolve:") { return true }
    return text.consistsOfAlphanumerics(and: "-._") && domains.contains { text.hasSuffix($0) && text.count > $0.count }
  }
}
