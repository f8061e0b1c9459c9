import StrataText

/// A function of Lambda that was made elsewhere.
///
/// ```swift
/// let clean = ImportedFunction(arn: "arn:aws:lambda:eu-central-1:123456789012:function:clean")
/// let role = Role("Cleaner", in: scope, trusting: .service("ec2.amazonaws.com"), permissions: [clean.invoking])
/// ```
///
/// Its own policy must let services invoke it that do so without a role.
public struct ImportedFunction: InvokableFunction, Sendable {
  /// The function's ARN.
  public let arn: StringValue

  private let hasQualifier: Bool

  /// The permission to invoke the function, and its versions and aliases unless the ARN names one.
  public var invoking: Permission { FunctionAccess.invoking(arn, qualifiers: !hasQualifier) }

  /// Names a function.
  ///
  /// - Parameter arn: The function's ARN, with the version or alias behind it or without. One that is known only after
  ///   deployment is taken for one without.
  public init(arn: StringValue) {
    self.arn = arn.checked { text in
      let parts = ARN(text).map { $0.resource.split(separator: ":", omittingEmptySubsequences: false) } ?? []
      let isFunction =
        ARN(text)?.isRegional(of: "lambda") == true && parts.first == "function" && (2...3).contains(parts.count)
        && parts.allSatisfy { !$0.isEmpty }
      return isFunction
        ? nil
        : .arn(of: "a function", expected: "arn:<partition>:lambda:<region>:<account>:function:<name>", given: text)
    }
    hasQualifier = arn.node.literalText.map { $0.split(separator: ":").count > 7 } ?? false
  }

  /// Does nothing, for the policy of an imported function isn't this app's.
  public func allowEvents(from service: String) -> Resource? { nil }

  /// Does nothing, for the policy of an imported function isn't this app's.
  public func allowEvents(of rule: StringValue) {}
}
