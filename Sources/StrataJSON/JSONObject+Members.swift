extension JSONObject {
  /// Gives a function the members where they are, so that whoever walks through many copies none of them.
  ///
  /// - Parameter body: What looks at the members; they're there until it returns.
  /// - Returns: What the function returns.
  @inlinable
  package func withMembers<Result>(_ body: (UnsafeBufferPointer<Member>) throws -> Result) rethrows -> Result {
    try members.withUnsafeBufferPointer(body)
  }
}
