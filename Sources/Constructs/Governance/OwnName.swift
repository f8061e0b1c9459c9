import StrataText

/// Names of things that AWS makes none for, which no other stack of the account has.
enum OwnName {
  /// The ids below the stack, as a logical id has them, so that no other construct of the stack has the same.
  static func path(of scope: Scope) -> String {
    scope.path.idsBelowStack.map(\.pascalCased).joined()
  }

  /// A name of 50 characters at most: the path, or a word and a digest where that's longer than 13, and the stack's id.
  ///
  /// Names of stacks may be too long to be part of it; their ids have 36 characters.
  static func byStackID(of scope: Scope, else word: StaticString) -> StringValue {
    let path = path(of: scope)
    let short = path.utf8.count <= 13 ? path : "\(word)-\(SHA256.hexDigest(of: Array(path.utf8)).prefix(6))"
    return "\(short)-\(StringValue.stackID.split(separator: "/")[2])"
  }
}
