/// A thing of AWS that a name can stand for, such as a load balancer.
public protocol AliasTarget {
  /// The name that AWS gave it.
  var aliasName: StringValue { get }

  /// The id of AWS's zone that has this name.
  var aliasZoneID: StringValue { get }

  /// The names for which it can show a certificate, once all is declared; nil where it can for any.
  var servedNames: [String]? { get }
}
