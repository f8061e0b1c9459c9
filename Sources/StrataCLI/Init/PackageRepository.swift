import StrataFiles
import StrataScaffolding
import StrataText

/// A repository somewhere else, asked for its versions.
struct PackageRepository {
  /// The versions of a repository, and the branch that it shows.
  struct Contents: Equatable {
    var versions: [PackageVersion] = []
    var branch = "main"
  }

  /// The reason why a repository wasn't asked, for people.
  struct Failure: Error {
    let reason: String
  }

  let url: String
  /// Runs a program to its end.
  let run: (ChildProcess) throws -> ChildProcess.Result

  /// Asks for the versions.
  ///
  /// - Throws: ``Failure`` where git isn't there, or doesn't reach it.
  func contents() throws(Failure) -> Contents {
    let result: ChildProcess.Result
    do {
      // Nobody is asked for a password, and who doesn't answer isn't waited for.
      result = try run(
        ChildProcess(arguments: [
          "env", "GIT_TERMINAL_PROMPT=0", "git", "-c", "http.lowSpeedLimit=1000", "-c", "http.lowSpeedTime=15",
          "ls-remote", "--symref", "--", url, "HEAD", "refs/tags/*",
        ]))
    } catch {
      throw Failure(reason: "\(error)")
    }
    guard result.status == 0 else { throw Failure(reason: Self.reason(of: result)) }
    return Self.contents(of: String(decoding: result.output, as: UTF8.self))
  }

  /// The last line is the reason where git has one, as in `fatal: unable to access …`.
  private static func reason(of result: ChildProcess.Result) -> String {
    let lines = result.errors.split(separator: "\n").map(String.init)
    if result.status == 127 { return "git can't be run: there is no such program in PATH" }
    let line = lines.first { $0.hasPrefix("fatal: ") } ?? lines.last ?? "git ended with \(result.status)"
    return displayable(line.hasPrefix("fatal: ") ? String(line.dropFirst(7)) : line)
  }

  /// Reads lines such as `ref: refs/heads/main HEAD` and `0123… refs/tags/1.0.0`, with tabs in place of spaces.
  private static func contents(of listing: String) -> Contents {
    var contents = Contents()
    for line in listing.split(separator: "\n") {
      let words = line.split { $0 == "\t" || $0 == " " }.map(String.init)
      if words.count == 3, words[0] == "ref:", words[2] == "HEAD", words[1].hasPrefix("refs/heads/") {
        contents.branch = String(words[1].dropFirst(11))
      } else if words.count == 2, words[1].hasPrefix("refs/tags/") {
        contents.versions += [PackageVersion(tag: String(words[1].dropFirst(10)))].compactMap { $0 }
      }
    }
    return contents
  }
}
