package import StrataJSON

/// Knows what the references of a template yield.
package protocol ReferenceContext {
  /// The format of what a reference yields, as in `AWS::EC2::VPC.Id`, or nil where that's unknown.
  ///
  /// - Parameter reference: An object with the one member `Ref` or `Fn::GetAtt`.
  /// - Returns: The format, with a plural at its end where the reference yields a list.
  func format(of reference: JSONValue) -> String?
}
