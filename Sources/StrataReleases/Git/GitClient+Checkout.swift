import StrataText

extension GitClient {
  /// The path of the repository's top folder.
  ///
  /// - Throws: ``GitError`` where git can't tell.
  package func top() throws(GitError) -> String {
    Self.firstLine(of: try answer(["rev-parse", "--show-toplevel"]))
  }

  /// The path of the folder from the top of the repository on, with a slash behind it; empty for the top itself.
  ///
  /// - Throws: ``GitError`` where git can't tell.
  package func pathFromTop() throws(GitError) -> String {
    Self.firstLine(of: try answer(["rev-parse", "--show-prefix"]))
  }

  /// The paths of all files in a folder and those below at a revision; none where the revision has no such folder.
  ///
  /// - Throws: ``GitError`` where git can't tell.
  package func paths(below folder: String, at revision: String) throws(GitError) -> [String] {
    let path = folder.hasSuffix("/") ? folder : folder + "/"
    let listing = try answer(["ls-tree", "-r", "-z", "--name-only", try commit(revision), "--", path])
    return listing.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Writes all files of a commit to a folder, beside those that are checked out.
  ///
  /// - Parameters:
  ///   - commit: The commit.
  ///   - folder: The folder, in which nothing is but what a killed run may have left of the same.
  /// - Throws: ``GitError`` where git can't, or something else is in the folder.
  package func checkOut(_ commit: String, to folder: String) throws(GitError) {
    let commit = try self.commit(commit)
    removeCheckout(folder)
    _ = try answer(["worktree", "add", "--quiet", "--detach", "--", folder, commit])
  }

  /// Removes such a folder, and what git noted of it.
  package func removeCheckout(_ folder: String) {
    // Twice, since git locks what it's still writing, and doesn't unlock it where it's killed.
    _ = try? answer(["worktree", "remove", "--force", "--force", "--", folder])
  }
}
