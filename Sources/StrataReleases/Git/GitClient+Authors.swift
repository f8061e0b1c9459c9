extension GitClient {
  /// The addresses of those who wrote what a revision has in the folder, and another one hasn't, sorted.
  ///
  /// - Parameters:
  ///   - revision: The revision.
  ///   - base: What isn't new; nil where everything is.
  ///   - excluded: Folders that don't count, such as those of records, relative to the folder.
  /// - Returns: The addresses; nil where this clone doesn't have all commits.
  /// - Throws: ``GitError`` where git can't tell.
  package func authors(
    of revision: String, since base: String?, excluding excluded: [String]
  ) throws(GitError) -> [String]? {
    if try isShallow() { return nil }
    let head = try commit(revision)
    var range = [head]
    if let base {
      // Where it isn't among the commits any more, nobody knows what is new, and all may be.
      if let known = try? commit(base) { range.append("^\(known)") }
    }
    // A merge counts by what neither of its sides has.
    let output = try answer(
      ["log", "--no-color", "--full-history", "-c", "--name-only", "--relative", "--format=%x00%ae"] + range
        + ["--", "."])
    var addresses: Set<String> = []
    for commit in output.split(separator: 0) {
      let lines = String(decoding: commit, as: UTF8.self).split(separator: "\n").map(String.init)
      guard let address = lines.first else { continue }
      if lines.dropFirst().contains(where: { !Self.isIn(excluded, $0) }) { addresses.insert(address) }
    }
    return addresses.sorted()
  }
}
