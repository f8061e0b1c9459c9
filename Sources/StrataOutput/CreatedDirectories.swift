import StrataFiles
import StrataPlatform

/// The directories that a write had to create, so that they can be removed if it fails.
struct CreatedDirectories {
  private var paths: [SystemPath] = []

  /// Creates a directory and those above it as far as they are missing, with mode 0755 less the umask.
  mutating func create(_ path: SystemPath, checkpoint: Checkpoint) throws(OutputError) {
    if (try? path.status(followsLinks: true))?.kind == .directory { return }
    for ancestor in path.ancestry where !(try Self.isDirectory(ancestor)) {
      do throws(SystemError) {
        try checkpoint()
        try checked { mkdir(ancestor.terminated, 0o755) }
        paths.append(ancestor)
      } catch {
        // Another run may have been faster.
        if error.code == EEXIST { continue }
        throw OutputError(path: ancestor.displayed, problem: "can't be created", error)
      }
    }
  }

  /// Removes those of the directories that are empty.
  func remove() {
    for path in paths.reversed() {
      _ = rmdir(path.terminated)
    }
  }

  /// Tells a directory from nothing, and throws if there is anything else.
  private static func isDirectory(_ path: SystemPath) throws(OutputError) -> Bool {
    let problem = "can't be used as the output directory"
    let found = try describing(path.displayed, problem) { () throws(SystemError) in
      try path.status(followsLinks: true)
    }
    if let found {
      if found.kind == .directory { return true }
      throw OutputError(
        path: path.displayed, problem: problem, reason: "it is not a directory", hint: OutputError.moveAway)
    }
    let link = try describing(path.displayed, problem) { () throws(SystemError) in
      try path.status(followsLinks: false)
    }
    if link != nil {
      throw OutputError(
        path: path.displayed, problem: problem, reason: "it is a symbolic link to something that does not exist",
        hint: "remove the link or choose another --output")
    }
    return false
  }
}
