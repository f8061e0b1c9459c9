package import StrataIsolation
package import StrataPermissions

/// A stack of which it's asked what deploying it needs.
package struct DeployedStack: Sendable {
  package let stack: IsolatedStack
  /// The name of the bucket that its template and packages are uploaded to, maybe with stars; nil where there is none.
  package let bucket: String?

  package init(_ stack: IsolatedStack, bucket: String? = nil) { (self.stack, self.bucket) = (stack, bucket) }
}

extension PermissionFinder {
  /// Asks about stacks, and about their buckets.
  ///
  /// - Parameters:
  ///   - stacks: The stacks.
  ///   - others: Other stacks, whose names and exports those refer to; none unless given.
  package init(_ stacks: [DeployedStack], among others: [IsolatedStack] = []) {
    let buckets = stacks.map(\.bucket)
    self.init(stacks.map(\.stack), among: others) { buckets[$0] }
  }
}
