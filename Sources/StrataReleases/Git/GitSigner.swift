/// Who signed a commit, as git says with the keys and the trust that it has on this machine.
package struct GitSigner: Sendable, Hashable {
  /// What git says of a signature.
  package enum Verdict: Sendable, Hashable {
    /// It's good, and the key is trusted.
    case good
    /// There is none.
    case none
    /// It isn't known to be good, with the reason.
    case unproved(String)
  }

  /// What git says.
  package let verdict: Verdict
  /// Whose key it is, as git knows that: `Ada <ada@example.com>`, or `ada@example.com`; empty where there is none.
  package let name: String

  /// Describes a signature.
  package init(_ verdict: Verdict, by name: String) {
    (self.verdict, self.name) = (verdict, name)
  }

  /// The mail address of whose key it is.
  package var address: String {
    guard name.hasSuffix(">"), let start = name.lastIndex(of: "<") else { return name }
    return String(name[name.index(after: start)...].dropLast())
  }
}

extension GitClient {
  /// Who signed a commit.
  ///
  /// - Throws: ``GitError`` where git can't tell.
  package func signer(of commit: String) throws(GitError) -> GitSigner {
    let commit = try self.commit(commit)
    // The key's letter and its owner; what git prints beside that is on standard error.
    let output = try answer([
      "show", "--no-patch", "--no-show-signature", "--no-color", "--format=%G?%x00%GS%x00", commit,
    ])
    let fields = output.split(separator: 0, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    let name = fields.count > 1 ? fields[1] : ""
    switch fields.first ?? "" {
    case "N", "": return GitSigner(.none, by: "")
    case "G":
      // The same question in git's own words, which the format of a log isn't.
      if case .good = try signature(of: commit) { return GitSigner(.good, by: name) }
      return GitSigner(.unproved("git doesn't verify it"), by: name)
    case "B": return GitSigner(.unproved("it's bad"), by: name)
    case "U": return GitSigner(.unproved("its key isn't trusted here"), by: name)
    case "X": return GitSigner(.unproved("it has expired"), by: name)
    case "Y": return GitSigner(.unproved("its key has expired"), by: name)
    case "R": return GitSigner(.unproved("its key is revoked"), by: name)
    default: return GitSigner(.unproved("its key isn't known here"), by: name)
    }
  }

  /// The merge that brought a commit to a branch; nil where it was made on the branch itself, or isn't on it.
  ///
  /// - Parameters:
  ///   - commit: The commit.
  ///   - revision: The branch, whose own commits are those that follow the first parents.
  /// - Returns: The merge.
  /// - Throws: ``GitError`` where git can't tell.
  package func merge(of commit: String, on revision: String) throws(GitError) -> GitCommit? {
    let (commit, head) = (try self.commit(commit), try self.commit(revision))
    guard try isAncestor(commit, of: head) else { return nil }
    let own = try ids(["--first-parent", head])
    if own.contains(commit) { return nil }
    let behind = Set(try ids(["--ancestry-path", "\(commit)..\(head)"]))
    guard let merge = own.last(where: behind.contains) else { return nil }
    return try details(of: merge)
  }

  /// Whether the repository has only the latest commits, the oldest of which seem to have added all that is there.
  ///
  /// - Throws: ``GitError`` where git can't tell.
  package func isShallow() throws(GitError) -> Bool {
    Self.firstLine(of: try answer(["rev-parse", "--is-shallow-repository"])) != "false"
  }

  private func ids(_ arguments: [String]) throws(GitError) -> [String] {
    try answer(["rev-list"] + arguments).split(separator: UInt8(ascii: "\n")).map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}
