import StrataFiles
import StrataPlatform
import StrataText

/// The records of an environment: files, each of which names the digest of the one before it, so that a changed or missing
/// one shows.
///
/// That the latest are missing doesn't show here; git knows of those.
package struct RecordChain: Sendable {
  /// The largest record that is read: 16 MiB.
  static let limit = 16 << 20

  /// The system's name.
  package let system: String
  /// The environment's name.
  package let environment: String
  /// The folder's path, which need not be there.
  package let path: String
  /// The folder of all of the system's records.
  let root: String
  let step: RecordStep

  init(of environment: String, in records: SystemRecords) {
    (system, self.environment, root) = (records.system, environment, records.folder)
    step = records.step
    path = "\(records.folder)/\(environment)"
  }

  /// The path of a record.
  package func path(of record: ReleaseRecord) -> String { "\(path)/\(record.name)" }

  /// Reads all records, and finds out whether they are as they were written.
  ///
  /// - Parameter allowsForks: Whether records may have been made beside each other; they may not unless given.
  /// - Returns: The records.
  /// - Throws: ``RecordError`` with all that isn't right.
  package func read(allowsForks: Bool = false) throws(RecordError) -> RecordHistory {
    let folder: DirectoryHandle?
    do throws(RecordProblem) {
      try checkName()
      folder = try DirectoryHandle.reading(path)
    } catch {
      throw RecordError([error])
    }
    guard let folder else { return RecordHistory([], strays: []) }
    return try read(folder, allowsForks: allowsForks)
  }

  func read(_ folder: DirectoryHandle, allowsForks: Bool) throws(RecordError) -> RecordHistory {
    var problems: [RecordProblem] = []
    var records: [ReleaseRecord] = []
    var (names, strays): ([RecordName], [String]) = ([], [])
    do throws(RecordProblem) {
      (names, strays) = try entries(of: folder)
    } catch {
      throw RecordError([error])
    }
    for name in names {
      do throws(RecordProblem) {
        records.append(try record(name, in: folder))
      } catch {
        problems.append(error)
      }
    }
    problems += RecordLinks(records, path: path, unread: Set(problems.map(\.path))).problems
    if !problems.isEmpty { throw RecordError(problems) }
    let history = RecordHistory(records, strays: strays)
    if !allowsForks, let fork = fork(history.heads) { throw RecordError([fork]) }
    return history
  }

  /// The records' names, in order, and the files that are none of ours.
  func entries(of folder: DirectoryHandle) throws(RecordProblem) -> (names: [RecordName], strays: [String]) {
    let entries: [String]
    do throws(SystemError) {
      entries = try folder.entryNames()
    } catch {
      throw RecordProblem(.unusable, path, "the folder can't be read: \(error.reason)", hint: "see: ls -ld \(path)")
    }
    // What begins with a dot is of the system, of git, or what a killed process left.
    let visible = entries.filter { !$0.hasPrefix(".") }
    let names = visible.compactMap(RecordName.init(file:)).sorted()
    return (names, visible.filter { RecordName(file: $0) == nil }.sorted())
  }

  func fork(_ heads: [ReleaseRecord]) -> RecordProblem? {
    if heads.count < 2 { return nil }
    return RecordProblem(
      .fork, path,
      "records were made beside each other: none follows any of "
        + heads.map(\.name.description).joined(separator: ", "),
      expected: "one latest record", given: "\(heads.count)",
      hint: "join them, as is needed after git merged two branches: deployment mend \(system) -e \(environment)")
  }

  func checkName() throws(RecordProblem) {
    for folder in [TemplateStore.folderName, ApprovalStore.folderName] where environment.lowercased() == folder {
      throw RecordProblem(
        .unusable, path, "an environment of this name can't have records, since \(folder) are kept in that folder",
        hint: "call the environment something else")
    }
  }
}
