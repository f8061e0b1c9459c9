import StrataText

/// Names of things that AWS makes none for, which no other stack of the account has.
package enum OwnName {
  /// The ids below the stack, as a logical id has them, so that no other construct of the stack has the same.
  package static func path(of scope: Scope) -> String {
    scope.path.idsBelowStack.map(\.pascalCased).joined()
  }

  /// A name of 50 characters at most: the path, or a word and a digest where that's longer than 13, and the stack's id.
  ///
  /// Names of stacks may be too long to be part of it; their ids have 36 characters.
  package static func byStackID(of scope: Scope, else word: StaticString) -> StringValue {
    if let name = byPolicy(of: scope, else: word) { return name }
    return "\(short(path(of: scope), else: word))-\(stackID)"
  }

  /// The name by the app's naming policy, which has no other in any stack of the account; nil where there is none.
  private static func byPolicy(of scope: Scope, else word: StaticString) -> StringValue? {
    guard let names = scope.environmentNames else { return nil }
    let path = path(of: scope)
    let digest = SHA256.hexDigest(of: Array("\(scope.stack)/\(path)".utf8)).prefix(8)
    let shown = path.utf8.count <= 13 ? path : word.description
    return .literal(names.name("\(shown.lowercased())-\(digest)"))
  }

  /// A name of the stack's and the path, or as ``byStackID(of:else:)`` where that's longer than a limit, in bytes.
  package static func afterStack(of scope: Scope, upTo limit: Int, else word: StaticString) -> StringValue {
    let path = path(of: scope)
    let isShort = scope.stack.utf8.count + 1 + path.utf8.count <= limit
    return isShort ? "\(.stackName)-\(path)" : byStackID(of: scope, else: word)
  }

  /// Such a name in small letters, which begins with a letter.
  package static func inSmallLetters(of scope: Scope, else word: StaticString) -> StringValue {
    if let name = byPolicy(of: scope, else: word) { return name }
    let path = path(of: scope)
    // What differs in case alone mustn't be one.
    let isPlain = path.first?.isLetter == true && path.dropFirst().allSatisfy { !$0.isUppercase }
    return "\(short(path, else: word, isDigested: !isPlain).lowercased())-\(stackID)"
  }

  private static var stackID: StringValue { StringValue.stackID.split(separator: "/")[2] }

  private static func short(_ path: String, else word: StaticString, isDigested: Bool = false) -> String {
    if path.utf8.count <= 13, !isDigested { return path }
    return "\(word)-\(SHA256.hexDigest(of: Array(path.utf8)).prefix(6))"
  }
}
