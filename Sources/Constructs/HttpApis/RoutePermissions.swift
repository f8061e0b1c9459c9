/// The permissions by which an API invokes functions, each of them in the policy of its function.
final class RoutePermissions {
  private var counts: [String: Int] = [:]

  /// The most routes of which a policy surely holds the permissions, at some 450 bytes each: it holds 20,480.
  ///
  /// See [Quotas of Lambda](https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html).
  private static let most = 40

  /// Warns, once, of more routes to one function than its policy holds.
  func add(_ invoked: InvokedFunction, _ declaration: Declaration) {
    guard let target = invoked.target as? any FunctionTarget else { return }
    counts["\(target.scope.path)", default: 0] += 1
    if counts["\(target.scope.path)"] != Self.most + 1 { return }
    declaration.report(
      "the policy of a function may not hold the permissions of so many routes", severity: .warning, property: "to",
      expected: "\(Self.most) or fewer to \(target.scope.path)", given: "\(Self.most + 1) or more",
      hint: "lead some to it by one with a variable, such as ANY /orders/{proxy+}, or to a FunctionAlias")
  }
}
