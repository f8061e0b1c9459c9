import StrataFiles

/// The baseline that templates are compared with.
enum Baseline {
  /// The folder that they'd be written to.
  case written
  /// A folder with one for each system, or a system's own.
  case folder(String)
  /// One template, by the path of its file, or `-` for standard input.
  case file(String)
  /// The files that a revision has in the folder that they'd be written to.
  case revision(GitRevision)

  /// Tells what is meant: what is there under a name goes before a revision of that name.
  init(_ name: String?, console: Console) throws {
    guard let name else {
      self = .written
      return
    }
    let status = name.isEmpty ? nil : try? SystemPath(name).status(followsLinks: true)
    if name == "-" || (status != nil && status?.kind != .directory) {
      self = .file(name)
    } else if status != nil {
      self = .folder(name.count > 1 ? name.removing(suffix: "/") : name)
    } else {
      self = .revision(try GitRevision(name, console: console))
    }
  }
}
