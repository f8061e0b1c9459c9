package import StrataFiles
import StrataText

/// The `git` command, asked about a folder: without a shell, a pager, hooks, or a way to the network.
package struct GitClient: GitRepository {
  /// The folder that is asked about.
  private let folder: String
  /// Runs a program to its end.
  private let run: (ChildProcess) throws -> ChildProcess.Result

  /// What keeps git from doing anything but to read what is here.
  private static let options = [
    "--no-pager", "--no-optional-locks", "--no-replace-objects", "--literal-pathspecs", "-c",
    "core.hooksPath=/dev/null",
    "-c", "core.fsmonitor=false", "-c", "core.quotePath=false", "-c", "protocol.allow=never", "-c",
    "log.showSignature=false",
  ]

  /// Names a folder.
  ///
  /// - Parameters:
  ///   - folder: The folder's path.
  ///   - run: Runs a program to its end; as a process unless given.
  package init(
    in folder: String, run: @escaping (ChildProcess) throws -> ChildProcess.Result = { try $0.run() }
  ) {
    (self.folder, self.run) = (folder, run)
  }

  /// The same git, asked about another folder.
  package func working(in folder: String) -> GitClient { GitClient(in: folder, run: run) }

  package func commit(_ revision: String) throws(GitError) -> String {
    // Whatever the name, git must not take it for an option.
    guard !revision.isEmpty, !revision.hasPrefix("-") else { throw Self.unknown(revision) }
    let result = try perform(["rev-parse", "--verify", "--quiet", "--end-of-options", "\(revision)^{commit}"])
    let commit = Self.firstLine(of: result.output)
    if result.status == 0, !commit.isEmpty, commit.allSatisfy(\.isHexDigit) { return commit }
    // Outside of a repository git has a better reason.
    if !result.errors.isEmpty { throw Self.failure("rev-parse", result) }
    throw revision == "HEAD"
      ? GitError("the repository of \(displayable(folder)) has no commit yet", hint: "commit what is there")
      : Self.unknown(revision)
  }

  package func details(of commit: String) throws(GitError) -> GitCommit {
    let commits = try log(["--max-count=1", "--no-walk", try self.commit(commit)])
    guard let first = commits.first else {
      throw GitError("git doesn't tell who made the commit \(displayable(commit))")
    }
    return first
  }

  package func commits(changing path: String, on revision: String) throws(GitError) -> [GitCommit] {
    try log([try commit(revision), "--", path])
  }

  package func isAncestor(_ commit: String, of other: String) throws(GitError) -> Bool {
    let result = try perform(["merge-base", "--is-ancestor", try self.commit(commit), try self.commit(other)])
    if result.status > 1 { throw Self.failure("merge-base", result) }
    return result.status == 0
  }

  package func signature(of commit: String) throws(GitError) -> GitSignature {
    let commit = try self.commit(commit)
    let result = try perform(["verify-commit", commit])
    let words = result.errors.split(separator: "\n").map { displayable(String($0)) }
    if result.status == 0 {
      let good = words.first { $0.contains("Good") } ?? words.first ?? "git says that it's good"
      return .good(good.hasPrefix("gpg: ") ? String(good.dropFirst(5)) : good)
    }
    return words.isEmpty ? .none : .unproved(words.first { $0.contains("error") } ?? words[words.count - 1])
  }

  package func identity() throws(GitError) -> GitCommit.Person? {
    let result = try perform(["var", "GIT_COMMITTER_IDENT"])
    // `Name <address> time zone`.
    let line = Self.firstLine(of: result.output)
    guard result.status == 0, let start = line.lastIndex(of: "<"), let end = line.lastIndex(of: ">"), start < end else {
      return nil
    }
    let name = String(line[..<start].reversed().drop { $0 == " " }.reversed())
    return GitCommit.Person(name: name, address: String(line[line.index(after: start)..<end]))
  }

  private func log(_ arguments: [String]) throws(GitError) -> [GitCommit] {
    let format = "--format=%H%x00%P%x00%an%x00%ae%x00%cn%x00%ce%x00"
    let output = try answer(["log", "--no-show-signature", "--no-color", format] + arguments)
    let fields = output.split(separator: 0, omittingEmptySubsequences: false).map {
      String(decoding: $0, as: UTF8.self)
    }
    return stride(from: 0, to: fields.count - 5, by: 6).map { start in
      GitCommit(
        id: fields[start].filter(\.isHexDigit), parents: fields[start + 1].split(separator: " ").map(String.init),
        author: .init(name: fields[start + 2], address: fields[start + 3]),
        committer: .init(name: fields[start + 4], address: fields[start + 5]))
    }
  }

  // MARK: Running git

  /// What git prints.
  ///
  /// - Throws: ``GitError`` where it says that it can't.
  func answer(_ arguments: [String]) throws(GitError) -> [UInt8] {
    let result = try perform(arguments)
    guard result.status == 0 else { throw Self.failure(arguments[0], result) }
    return result.output
  }

  private func perform(_ arguments: [String]) throws(GitError) -> ChildProcess.Result {
    do {
      return try run(ChildProcess(arguments: ["git", "-C", folder] + Self.options + arguments))
    } catch {
      throw GitError("\(error)", hint: "install git, or put it in PATH")
    }
  }

  private static func failure(_ command: String, _ result: ChildProcess.Result) -> GitError {
    let reason = result.errors.split(separator: "\n").first.map { ": \(displayable(String($0)))" } ?? ""
    return GitError("git \(command) failed\(reason)")
  }

  private static func unknown(_ revision: String) -> GitError {
    GitError(
      "there is no git revision \"\(displayable(revision))\"",
      hint: "a revision that only the server has is fetched first, as by git fetch origin main")
  }

  static func firstLine(of output: [UInt8]) -> String {
    String(decoding: output.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }
}
