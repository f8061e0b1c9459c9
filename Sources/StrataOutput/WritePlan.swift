import StrataFiles

/// The changes that a write is going to make, found out before anything is changed.
struct WritePlan {
  /// A file to put into place, whose bytes the plan needn't have.
  struct Placement {
    let name: String
    /// What it replaces, or nil if nothing has its name.
    let replaced: FileStatus?
  }

  /// The files to put into place, without the record.
  var placements: [Placement] = []

  /// The record to put into place, or nil if it is right as it is.
  var record: Placement?

  /// The names of the files to remove.
  var removals: [String] = []

  /// The change that each file sees.
  var entries: [OutputReport.Entry] = []

  /// Whether there is nothing to do.
  var isEmpty: Bool { placements.isEmpty && record == nil && removals.isEmpty }
}
