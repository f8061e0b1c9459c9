import StrataText

/// Reads the approvals that a branch has, and finds out of each who it was.
///
/// An approval is whose git shows that it is, and never whose the file says:
/// - where the commit that added the file is signed by its author with a trusted key, it's the author's;
/// - otherwise, where a merge brought it to the branch, it's that of who merged, since anybody can write a commit in
///   anybody's name.
package struct ApprovalReader {
  /// An approval, and what git shows of it.
  package struct Approval: Sendable, Hashable {
    /// The content of the file.
    package let file: ApprovalFile
    /// Who it was: the address that git shows, or else the name in the file.
    package let person: String
    /// Whether git shows who it was.
    package let isVerified: Bool
    /// What shows it, or why nothing does.
    package let reason: String
    /// The commit that added the file; nil where there isn't one.
    package let commit: String?
  }

  /// What was read.
  package struct Result: Sendable, Hashable {
    /// The approvals, in the order of the files' names.
    package var approvals: [Approval] = []
    /// The files that are no approvals, each with the reason.
    package var problems: [String] = []
  }

  private let system: String
  private let folder: String
  private let git: GitClient

  /// Names the approvals of a system.
  ///
  /// - Parameters:
  ///   - records: The records of the system.
  ///   - git: Asks git about the folder that the records' folder is in.
  package init(of records: SystemRecords, asking git: GitClient) {
    system = records.system
    let name = records.folder.split(separator: "/").last.map(String.init) ?? records.folder
    folder = "\(name)/\(ApprovalStore.folderName)"
    self.git = git
  }

  /// Reads what a branch has.
  ///
  /// - Parameter revision: The branch, whose own commits are those that follow the first parents.
  /// - Returns: The approvals of the system.
  /// - Throws: ``GitError`` where git can't tell.
  package func read(at revision: String) throws(GitError) -> Result {
    let head = try git.commit(revision)
    var result = Result()
    let names = try git.fileNames(in: folder, at: head).filter { $0.hasSuffix(".json") }
    if names.isEmpty { return result }
    if try git.isShallow() {
      throw GitError(
        "this clone doesn't have all commits, so that nobody knows which added an approval",
        hint: "fetch them: git fetch --unshallow")
    }
    for name in names {
      let path = "\(folder)/\(name)"
      guard let bytes = try git.content(of: path, at: head) else { continue }
      let file: ApprovalFile
      do throws(RecordFormatError) {
        file = try ApprovalFile(parsing: bytes)
      } catch {
        let place = error.place.isEmpty ? "" : " at \(error.place)"
        result.problems.append(
          "\(displayable(path)) isn't an approval: expected \(error.expected)\(place), given \(displayable(error.given))"
        )
        continue
      }
      if file.system != system { continue }
      guard file.name == name else {
        result.problems.append(
          "\(displayable(path)) isn't an approval: by its content it would be \(displayable(file.name))")
        continue
      }
      result.approvals.append(try approval(file, bytes, at: path, on: head))
    }
    return result
  }

  private func approval(
    _ file: ApprovalFile, _ bytes: [UInt8], at path: String, on head: String
  ) throws(GitError) -> Approval {
    let commits = try git.commits(changing: path, on: head)
    func claimed(_ reason: String, in commit: GitCommit? = nil) -> Approval {
      Approval(file: file, person: file.person, isVerified: false, reason: reason, commit: commit?.id)
    }
    guard let commit = commits.last else { return claimed("no commit added its file") }
    // Whoever changed it may have taken somebody else's for theirs.
    guard commits.count == 1, try git.content(of: path, at: commit.id) == bytes else {
      return claimed("its file was changed after \(Self.short(commit)) added it", in: commit)
    }
    let signer = try git.signer(of: commit.id)
    var reason = "its commit \(Self.short(commit)) isn't signed"
    switch signer.verdict {
    case .good:
      if signer.address.lowercased() == commit.author.address.lowercased() {
        return Approval(
          file: file, person: commit.author.address, isVerified: true,
          reason: "signed in \(Self.short(commit))", commit: commit.id)
      }
      reason =
        "its commit \(Self.short(commit)) is signed by \(displayable(signer.name)), not by its author "
        + displayable(commit.author.address)
    case .unproved(let why):
      // A signature that isn't good may be a forgery, which no merge makes good.
      return claimed("the signature of its commit \(Self.short(commit)) doesn't count: \(why)", in: commit)
    case .none: break
    }
    guard let merge = try git.merge(of: commit.id, on: head) else {
      return claimed("\(reason), and no merge brought it", in: commit)
    }
    if case .unproved(let why) = try git.signer(of: merge.id).verdict {
      return claimed("the signature of the merge \(Self.short(merge)) doesn't count: \(why)", in: commit)
    }
    return Approval(
      file: file, person: merge.author.address, isVerified: true,
      reason: "merged in \(Self.short(merge)), written by \(displayable(file.person))", commit: commit.id)
  }

  private static func short(_ commit: GitCommit) -> String { String(commit.id.prefix(8)) }
}
