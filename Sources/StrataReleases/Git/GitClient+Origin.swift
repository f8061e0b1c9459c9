extension GitClient {
  /// The address that the repository was cloned from, as it was given.
  ///
  /// - Throws: ``GitError`` where there is none, or git can't tell.
  package func origin() throws(GitError) -> String {
    Self.firstLine(of: try answer(["config", "--get", "remote.origin.url"]))
  }
}
