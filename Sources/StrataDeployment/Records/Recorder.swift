package import StrataFiles
import StrataReleases

/// What a record says of how it was made, and who is told about records.
package struct Recorder {
  /// The version of the tool.
  let tool: String
  /// The folders of the records of all systems of the tool, which are no part of any release.
  let folders: [String]
  /// Runs git; nil where it isn't asked.
  let run: ((ChildProcess) throws -> ChildProcess.Result)?
  /// Takes what should be known.
  let say: (String) -> Void

  /// Describes who records.
  ///
  /// - Parameters:
  ///   - tool: The version of the tool.
  ///   - folders: The folders of the records of all systems of the tool; none unless given.
  ///   - run: Runs git, which isn't asked unless given.
  ///   - say: Takes what should be known; nobody unless given.
  package init(
    tool: String = "", folders: [String] = [], run: ((ChildProcess) throws -> ChildProcess.Result)? = nil,
    say: @escaping (String) -> Void = { _ in }
  ) {
    (self.tool, self.folders, self.run, self.say) = (tool, folders, run, say)
  }

  /// Git in the package that a folder of records is in, and what of it is no part of a release; nil where git isn't asked.
  func repository(around records: SystemRecords) -> (git: GitClient, excluded: [String])? {
    guard let run else { return nil }
    let package = PackageFolder.around(records.folder)
    let excluded = ([records.folder] + folders).compactMap { folder in
      folder.hasPrefix(package + "/") ? String(folder.dropFirst(package.utf8.count + 1)) : nil
    }
    return (GitClient(in: package, run: run), excluded)
  }

  /// Who is at work, as git has it; nil where it has nobody.
  func person(around records: SystemRecords) -> String? {
    (try? repository(around: records)?.git.identity())?.description
  }
}
