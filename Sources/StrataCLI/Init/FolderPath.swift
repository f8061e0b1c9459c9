import StrataFiles

/// The path of a folder that may not be there yet, without a slash at its end.
struct FolderPath {
  /// The path of the folder that it's in.
  let parent: String
  /// The folder's own name.
  let name: String

  /// Takes a path apart.
  init(_ path: String) {
    let parts = path.split(separator: "/")
    name = parts.last.map(String.init) ?? ""
    let above = parts.dropLast().joined(separator: "/")
    parent = (path.hasPrefix("/") ? "/" : "") + (above.isEmpty && !path.hasPrefix("/") ? "." : above)
  }

  /// The path from one folder to another, both from the root on and without dots and links.
  static func relative(from start: String, to end: String) -> String {
    let (start, end) = (start.split(separator: "/"), end.split(separator: "/"))
    let shared = zip(start, end).prefix { $0 == $1 }.count
    let path = Array(repeating: "..", count: start.count - shared) + end.dropFirst(shared).map(String.init)
    return path.isEmpty ? "." : path.joined(separator: "/")
  }

  /// A path from the root on, without dots and, as far as it's there, without links.
  ///
  /// - Parameters:
  ///   - path: The path.
  ///   - directory: The folder that it begins in, unless it begins at the root.
  /// - Returns: The path; nil where the root itself isn't there.
  static func absolute(_ path: String, in directory: String) -> String? {
    var base = path.hasPrefix("/") ? path : directory + "/" + path
    var rest: [String] = []
    while true {
      if let found = SystemPath(base).resolved {
        return ([String(decoding: found.bytes, as: UTF8.self)] + rest).joined(separator: "/")
      }
      let path = FolderPath(base)
      if path.name.isEmpty { return nil }
      if path.name != "." { rest.insert(path.name, at: 0) }
      base = path.parent
    }
  }
}
