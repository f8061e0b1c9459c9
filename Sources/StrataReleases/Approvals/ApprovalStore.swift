import StrataFiles
import StrataPlatform

/// The folder with the approvals of a system's releases: files that are added, and never changed.
package struct ApprovalStore: Sendable {
  /// The folder's name among the records, which no environment can have.
  static let folderName = "approvals"

  /// The folder's path.
  package let path: String
  private let step: RecordStep

  init(in records: SystemRecords) {
    path = "\(records.folder)/\(Self.folderName)"
    step = records.step
  }

  /// The path of an approval.
  package func path(of approval: ApprovalFile) -> String { "\(path)/\(approval.name)" }

  /// Adds an approval.
  ///
  /// - Throws: ``RecordError`` where there is one of this person for this release and environment already, or it can't be
  ///   written; nothing is changed then.
  package func add(_ approval: ApprovalFile) throws(RecordError) {
    do throws(RecordProblem) {
      let folder = try DirectoryHandle.holding(path)
      let file = ExclusiveFile(step: step)
      do throws(SystemError) {
        try file.removeLeftovers(in: folder)
        try file.add(approval.name, approval.bytes, to: folder)
      } catch {
        throw error.code == EEXIST
          ? RecordProblem(
            .unusable, path(of: approval), "there is this approval already, and none is ever changed",
            hint: "commit it, where it isn't yet; somebody else approves with --by")
          : RecordProblem(
            .unusable, path(of: approval), "the approval can't be written: \(error.reason)",
            hint: "see what is there: ls -la \(path)")
      }
    } catch {
      throw RecordError([error])
    }
  }
}

extension SystemRecords {
  /// The approvals of releases.
  package var approvals: ApprovalStore { ApprovalStore(in: self) }
}
