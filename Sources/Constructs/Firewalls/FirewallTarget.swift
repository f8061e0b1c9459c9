/// A thing that a ``WebFirewall`` stands before: an `ApplicationLoadBalancer`.
///
/// Something else that AWS WAF takes conforms to this as well, by its ARN. See
/// [Resources that you can protect](https://docs.aws.amazon.com/waf/latest/developerguide/how-aws-waf-works-resources.html).
public protocol FirewallTarget {
  /// The ARN that the firewall is associated with.
  var firewallTargetARN: StringValue { get }
}

extension ApplicationLoadBalancer: FirewallTarget {
  /// The ARN that the firewall is associated with.
  public var firewallTargetARN: StringValue { arn }
}
