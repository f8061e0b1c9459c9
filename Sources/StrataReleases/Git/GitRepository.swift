/// A folder within a git repository, as far as releases and approvals are about it.
///
/// Paths are relative to the folder, and what is outside of it isn't looked at.
package protocol GitRepository {
  /// The commit that a revision stands for, in hexadecimal digits.
  ///
  /// - Parameter revision: A branch, a tag, a commit or the like, such as `origin/main`.
  /// - Returns: The commit's id.
  /// - Throws: ``GitError`` where there is none of this name, or git can't tell.
  func commit(_ revision: String) throws(GitError) -> String

  /// The digest of all that a commit has in the folder: names, kinds and contents.
  ///
  /// - Parameters:
  ///   - commit: The commit.
  ///   - excluded: The folders of records, which say what became of it: of those, what is no record counts nevertheless.
  /// - Returns: A SHA-256 in 64 lowercase hexadecimal digits.
  /// - Throws: ``GitError`` where git can't tell, or the commit has nothing of the folder.
  func treeDigest(of commit: String, excluding excluded: [String]) throws(GitError) -> String

  /// The files of the folder that aren't as the current commit has them, sorted; those that git ignores aren't among them.
  ///
  /// Files that git was told not to look at count, since nobody knows how they are.
  ///
  /// - Parameter excluded: The folders of records, whose records don't count.
  /// - Returns: Their paths.
  /// - Throws: ``GitError`` where git can't tell.
  func changedFiles(excluding excluded: [String]) throws(GitError) -> [String]

  /// Who made a commit, and of what.
  func details(of commit: String) throws(GitError) -> GitCommit

  /// The commits that changed a file, as far as a revision has them, the newest first; merges are among them where they
  /// made it something that neither side has.
  func commits(changing path: String, on revision: String) throws(GitError) -> [GitCommit]

  /// What git says of a commit's signature, by the keys that it knows on this machine.
  func signature(of commit: String) throws(GitError) -> GitSignature

  /// The content of a file at a revision; nil where the revision has no such file.
  func content(of path: String, at revision: String) throws(GitError) -> [UInt8]?

  /// The names of the files in a folder at a revision, sorted; none where the revision has no such folder.
  func fileNames(in folder: String, at revision: String) throws(GitError) -> [String]

  /// Whether a commit is among those that another is made of.
  func isAncestor(_ commit: String, of other: String) throws(GitError) -> Bool

  /// The name and the address that a commit made here would have; nil where git knows none.
  func identity() throws(GitError) -> GitCommit.Person?
}
