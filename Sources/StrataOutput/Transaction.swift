import StrataFiles
import StrataText

/// Carries out what a plan says, all of it or nothing.
///
/// First everything is staged, then it moves into place by renaming: a process that is killed in between leaves
/// each file whole, be it old or new. The record comes after the files, so that it never names what is not there.
struct Transaction {
  /// A step to take if a later one fails.
  private enum Undo {
    case remove(name: String)
    case putBack(name: String, from: String)
  }

  private let path: SystemPath
  private let output: DirectoryHandle
  private let checkpoint: Checkpoint
  private let staging: Staging
  private var undoes: [Undo] = []

  /// Makes a place to stage files in.
  ///
  /// - Parameters:
  ///   - output: The output directory.
  ///   - path: The output directory's path, for errors.
  ///   - checkpoint: Called before each change.
  /// - Throws: What failed.
  init(in output: DirectoryHandle, path: SystemPath, checkpoint: @escaping Checkpoint) throws(OutputError) {
    self.path = path
    self.output = output
    self.checkpoint = checkpoint
    staging = try describing(path.displayed, "can't be written") { () throws(SystemError) in
      try checkpoint()
      return try Staging(in: output)
    }
  }

  // MARK: Forward

  /// Stages the file that a plan has at a place.
  func stage(_ file: OutputFile, number: Int, over replaced: FileStatus?) throws(OutputError) {
    try stage(file, over: replaced, as: StagingName.new(number), keeping: StagingName.old(number))
  }

  /// Stages the record.
  func stage(record: OutputFile, over replaced: FileStatus?) throws(OutputError) {
    try stage(record, over: replaced, as: StagingName.newRecord, keeping: StagingName.oldRecord)
  }

  private func stage(
    _ file: OutputFile, over replaced: FileStatus?, as staged: String, keeping kept: String
  ) throws(OutputError) {
    try step(file.name, "can't be written") { () throws(SystemError) in
      try staging.add(file.bytes, as: staged, permissions: replaced?.permissions)
    }
    if replaced != nil {
      try step(file.name, "can't be overwritten") { () throws(SystemError) in
        try staging.keep(file.name, as: kept)
      }
    }
  }

  /// Carries out a plan whose files are staged.
  ///
  /// - Throws: What failed, once the directory is as it was before.
  mutating func commit(_ plan: WritePlan) throws(OutputError) {
    do throws(OutputError) {
      try moveIntoPlace(plan)
    } catch {
      try undo(because: error)
      throw error
    }
    staging.remove()
  }

  /// Removes what is staged.
  func discard() { staging.remove() }

  private mutating func moveIntoPlace(_ plan: WritePlan) throws(OutputError) {
    for (number, placement) in plan.placements.enumerated() {
      try move(placement, from: StagingName.new(number), keeping: StagingName.old(number))
    }
    if let record = plan.record {
      try move(record, from: StagingName.newRecord, keeping: StagingName.oldRecord)
    }
    for (number, name) in plan.removals.enumerated() {
      let kept = StagingName.old(plan.placements.count + number)
      try step(name, "can't be removed") { () throws(SystemError) in try staging.moveOut(name, as: kept) }
      undoes.append(.putBack(name: name, from: kept))
    }
  }

  private mutating func move(
    _ placement: WritePlan.Placement, from staged: String, keeping kept: String
  ) throws(OutputError) {
    let name = placement.name
    if placement.replaced == nil {
      try step(name, "can't be written") { () throws(SystemError) in try staging.putIntoPlace(staged, as: name) }
      undoes.append(.remove(name: name))
    } else {
      try step(name, "can't be written") { () throws(SystemError) in try staging.moveIntoPlace(staged, as: name) }
      undoes.append(.putBack(name: name, from: kept))
    }
  }

  private func step(
    _ name: String, _ problem: String, _ body: () throws(SystemError) -> Void
  ) throws(OutputError) {
    try describing(path.displayed(appending: name), problem) { () throws(SystemError) in
      try checkpoint()
      try body()
    }
  }

  // MARK: Back

  /// Takes back what has been done and throws only if that fails too.
  private func undo(because cause: OutputError) throws(OutputError) {
    var failed: [String] = []
    for undo in undoes.reversed() {
      switch undo {
      case .remove(let name):
        do { try output.removeFile(name) } catch { failed.append(name) }
      case .putBack(let name, let kept):
        do { try staging.moveIntoPlace(kept, as: name) } catch { failed.append(name) }
      }
    }
    if failed.isEmpty {
      staging.remove()
      return
    }
    let names = failed.sorted().map(displayable).joined(separator: ", ")
    throw OutputError(
      path: cause.path, problem: cause.problem, reason: cause.reason,
      hint: "\(names) could not be put back as before, see \(path.displayed(appending: staging.name)),"
        + " which the next run removes")
  }
}
