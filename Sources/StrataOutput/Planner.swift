import StrataFiles
import StrataJSON

/// Compares the output with what is in the output directory, and refuses what it must not touch.
struct Planner {
  let path: SystemPath
  let output: DirectoryHandle
  let known: KnownFiles
  private let policy: OutputDirectory

  /// The changes, as far as the files are known that are to be there.
  private(set) var plan = WritePlan()
  private var accountedFor: Set<String> = []

  /// Compares with a directory that is open; the policy says what may be overwritten and removed.
  init(path: SystemPath, output: DirectoryHandle, known: KnownFiles, policy: OutputDirectory) {
    self.path = path
    self.output = output
    self.known = known
    self.policy = policy
  }

  /// Finds out what to change so that the directory holds the files and the record, and nothing of earlier runs beside.
  ///
  /// - Parameters:
  ///   - files: All files that are to be there, without the record.
  ///   - record: The record that is to be there.
  ///   - kept: The names of files of earlier runs that stay as they are.
  ///   - previous: The bytes of the record that is there, or nil if there is none.
  ///   - digest: Makes the digest of a file's bytes.
  /// - Throws: An error about the first thing that is in the way.
  mutating func add(
    _ files: [OutputFile], record: OutputFile, keeping kept: Set<String>, previous: [UInt8]?,
    digest: ([UInt8]) -> String
  ) throws(OutputError) {
    for file in files { _ = try add(file, digest: digest) }
    _ = try finish(record: record, keeping: kept, previous: previous, digest: digest)
  }

  /// Finds out what to change so that the directory holds a file; gives what to put into place, if anything.
  mutating func add(
    _ file: OutputFile, digest: ([UInt8]) -> String
  ) throws(OutputError) -> WritePlan.Placement? {
    accountedFor.insert(file.name)
    let status = try existingFile(file.name, "can't be written")
    let earlierName = try status.map { status throws(OutputError) in
      try self.earlierName(of: file.name, status: status)
    }
    if let earlierName { accountedFor.insert(earlierName) }
    let change = try change(of: file, existing: status, earlierName: earlierName ?? file.name, digest: digest)
    plan.entries.append(.init(name: file.name, change: change))
    if change == .unchanged { return nil }
    let placement = WritePlan.Placement(name: file.name, replaced: status)
    plan.placements.append(placement)
    return placement
  }

  /// Finds out what to change beyond the files, which are all known; gives the record to put into place, if it's to change.
  mutating func finish(
    record: OutputFile, keeping kept: Set<String>, previous: [UInt8]?, digest: ([UInt8]) -> String
  ) throws(OutputError) -> WritePlan.Placement? {
    accountedFor.insert(record.name)
    let status = try existingFile(record.name, "can't be written")
    let change: OutputReport.Change =
      if status == nil { .created } else if previous == record.bytes { .unchanged } else { .updated }
    plan.entries.append(.init(name: record.name, change: change))
    if change != .unchanged { plan.record = .init(name: record.name, replaced: status) }
    for name in known.names.sorted() where !accountedFor.contains(name) && !kept.contains(name) {
      try addStale(name, digest: digest)
    }
    return plan.record
  }

  private func change(
    of file: OutputFile, existing: FileStatus?, earlierName: String, digest: ([UInt8]) -> String
  ) throws(OutputError) -> OutputReport.Change {
    if existing == nil { return .created }
    let bytes = try read(file.name, limit: max(file.bytes.count, FileReader.usualLimit))
    if bytes?.isSame(as: file.bytes) == true { return .unchanged }
    switch known.origin(of: earlierName, bytes: bytes, digest: digest) {
    case .written: return .updated
    case .edited where policy.overwritesEditedFiles: return .rewritten
    case .edited:
      throw OutputError(
        path: path.displayed(appending: file.name), problem: "isn't overwritten",
        reason: "somebody has edited it since this tool wrote it", hint: OutputError.keepEdits)
    case .foreign where policy.overwritesForeignFiles: return .rewritten
    case .foreign:
      throw OutputError(
        path: path.displayed(appending: file.name), problem: "can't be overwritten",
        reason: "it holds something that this tool has not written", hint: OutputError.moveAway)
    }
  }

  private mutating func addStale(_ name: String, digest: ([UInt8]) -> String) throws(OutputError) {
    if try existingFile(name, "can't be removed") == nil { return }
    let bytes = try read(name, limit: FileReader.usualLimit)
    switch known.origin(of: name, bytes: bytes, digest: digest) {
    case .written where bytes.map(policy.isRemovable) == false: break
    case .written:
      plan.removals.append(name)
      plan.entries.append(.init(name: name, change: .removed))
    case .edited: plan.entries.append(.init(name: name, change: .kept))
    case .foreign: break
    }
  }

  /// The name by which earlier runs knew a file.
  ///
  /// If a file system ignores case, `orders.json` of an earlier run and `Orders.json` of this one are one file: it must
  /// be taken neither for a stranger's nor for a stale one.
  private func earlierName(of name: String, status: FileStatus) throws(OutputError) -> String {
    if known.contains(name) { return name }
    let folded = name.lowercased()
    for other in known.names where other.lowercased() == folded {
      if try self.status(of: other)?.identity == status.identity { return other }
    }
    return name
  }

  /// The status of a regular file, or nil if there is nothing; throws if there is anything else.
  private func existingFile(_ name: String, _ problem: String) throws(OutputError) -> FileStatus? {
    let status = try status(of: name)
    if let obstacle = status?.kind.obstacle {
      throw OutputError(
        path: path.displayed(appending: name), problem: problem, reason: obstacle, hint: OutputError.moveAway)
    }
    return status
  }

  private func status(of name: String) throws(OutputError) -> FileStatus? {
    try describing(path.displayed(appending: name), "can't be read") { () throws(SystemError) in
      try output.status(of: name)
    }
  }

  private func read(_ name: String, limit: Int) throws(OutputError) -> [UInt8]? {
    try describing(path.displayed(appending: name), "can't be read") { () throws(SystemError) in
      try output.readFile(name, limit: limit)
    }
  }
}

extension [UInt8] {
  /// Whether the bytes are those, looked at by the word, unlike by `==`.
  fileprivate func isSame(as other: [UInt8]) -> Bool {
    withUnsafeBytes { own in other.withUnsafeBytes { own.isEqual(to: $0) } }
  }
}
