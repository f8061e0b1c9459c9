/// Services whose requests go to one region, wherever a stack is.
///
/// See [Deny access based on the requested region](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_deny-requested-region.html).
enum GlobalServices {
  private static let names: Set<String> = [
    "account", "acm-pca", "aws-marketplace", "aws-portal", "billing", "budgets", "ce", "chime", "cloudfront",
    "cloudfront-keyvaluestore", "cur", "directconnect", "globalaccelerator", "health", "iam", "importexport",
    "networkmanager", "organizations", "pricing", "route53", "route53-recovery-cluster",
    "route53-recovery-control-config", "route53-recovery-readiness", "route53domains", "s3", "savingsplans", "shield",
    "sso", "sts", "support", "tag", "trustedadvisor", "waf", "wafv2",
  ]

  /// Whether requests of a service may go to another region than a stack's.
  static func contains(_ service: some StringProtocol) -> Bool { names.contains(String(service)) }
}
