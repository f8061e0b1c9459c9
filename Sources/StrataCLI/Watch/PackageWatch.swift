/// The files of a package, of which the next save is awaited.
struct PackageWatch {
  /// The seconds for which nothing may change before a save counts as whole: editors write in steps, and git many files.
  private static let calm = 0.2
  /// The times that calm is awaited, for files that never rest.
  private static let patience = 25
  /// The fewest seconds between two looks.
  private static let interval = 0.25
  /// The part of the time that looking takes at most is one in so many.
  private static let share = 20.0

  private let roots: [String]
  private let ignored: Set<String>
  private let console: Console
  private var files: WatchedFiles

  /// Begins to watch.
  ///
  /// - Parameters:
  ///   - package: The package.
  ///   - also: The paths of other folders to watch.
  ///   - ignored: The paths of folders whose files don't count.
  ///   - console: The console that waits.
  init(_ package: WatchedPackage, also: [String], ignoring ignored: Set<String>, console: Console) {
    roots = [package.folder] + also.filter { !$0.hasPrefix(package.folder + "/") }
    self.ignored = ignored.union(["\(package.folder)/Tests", package.scratch])
    self.console = console
    files = WatchedFiles(in: roots, ignoring: self.ignored, own: console.outputFiles)
  }

  /// The number of files.
  var count: Int { files.count }

  /// Waits for files to be saved or removed, which may have happened since they were looked at last.
  ///
  /// - Returns: Their paths.
  /// - Throws: ``Interruption`` where the person has had enough.
  mutating func nextSave() throws(Interruption) -> [String] {
    while true {
      let start = console.clock()
      var now = look()
      if now == files {
        try wait(max(Self.interval, Self.share * (console.clock() - start)))
        continue
      }
      for _ in 0..<Self.patience {
        try wait(Self.calm)
        let later = look()
        if later == now { break }
        now = later
      }
      defer { files = now }
      let changes = now.changes(since: files)
      // Whoever took back what they had saved saved nothing.
      if !changes.isEmpty { return changes }
    }
  }

  private func look() -> WatchedFiles { WatchedFiles(in: roots, ignoring: ignored, own: console.outputFiles) }

  private func wait(_ seconds: Double) throws(Interruption) {
    if console.isInterrupted() { throw Interruption() }
    console.wait(seconds)
    if console.isInterrupted() { throw Interruption() }
  }
}
