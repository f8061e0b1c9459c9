import StrataText

/// The authorizers of an API, each made when the first route asks for it, and for others that say the same.
final class Authorizers {
  /// An authorizer as routes have it.
  struct Made {
    let resource: Resource
    /// What must be there before a request may come.
    let permission: Resource?
  }

  private var made: [String: Made] = [:]
  private var scope: Scope?

  /// The resources, in their order.
  var resources: [Resource] { made.sorted { $0.key < $1.key }.map(\.value.resource) }

  /// An authorizer that is known by its content: where that changes, it's another, and routes go over to it one by one.
  func authorizer(
    _ word: String, of content: String, in parent: Scope, _ declaration: Declaration,
    make: (_ scope: Scope, _ id: String, _ name: StringValue) -> Made
  ) -> Made {
    let digest = SHA256.hexDigest(of: Array(content.utf8)).prefix(6)
    if let earlier = made["\(word)\(digest)"] { return earlier }
    let scope = scope ?? Declaration("Authorizers", in: parent, at: declaration.site).scope
    self.scope = scope
    let new = make(scope, "\(word)\(digest)", .literal("\(word)-\(digest)"))
    made["\(word)\(digest)"] = new
    return new
  }
}
