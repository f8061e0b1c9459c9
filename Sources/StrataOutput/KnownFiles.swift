import StrataFiles

/// The files in the output directory that the records of earlier runs tell of.
struct KnownFiles {
  /// The origin of the content of a file.
  enum Origin {
    /// An earlier run wrote exactly this.
    case written
    /// An earlier run wrote the file and someone has changed it since.
    case edited
    /// No earlier run is known to have written the file.
    case foreign
  }

  private var digests: [String: Set<String>] = [:]
  private var claimed: Set<String> = []

  /// All names in the records, in no particular order.
  var names: some Sequence<String> { digests.keys }

  /// Adds the files that a run finished writing.
  mutating func add(written files: [WrittenFile]) {
    add(attempted: files)
    claimed.formUnion(files.map(\.name))
  }

  /// Adds the files that a killed run may have written; only what has the recorded digest is its own.
  mutating func add(attempted files: [WrittenFile]) {
    for file in files {
      digests[file.name, default: []].insert(file.digest)
    }
  }

  /// Tells whether a name is in any of the records.
  func contains(_ name: String) -> Bool { digests[name] != nil }

  /// Tells where a file's content comes from; nil bytes stand for content too large to be looked into.
  func origin(of name: String, bytes: [UInt8]?, digest: ([UInt8]) -> String) -> Origin {
    if let bytes, let known = digests[name], known.contains(digest(bytes)) { return .written }
    return claimed.contains(name) ? .edited : .foreign
  }
}
