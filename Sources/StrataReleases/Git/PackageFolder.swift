import StrataFiles
import StrataPlatform

/// The folder of the package that a folder belongs to, of which a release is made as a whole.
package enum PackageFolder {
  /// The nearest folder above with a `Package.swift`; the folder itself where there is none.
  ///
  /// - Parameter folder: A folder of the package's sources, which need not be there.
  /// - Returns: The folder's path.
  package static func around(_ folder: String) -> String {
    var candidate = folder[...]
    while !candidate.isEmpty {
      let manifest = SystemPath("\(candidate)/Package.swift")
      if (try? manifest.status(followsLinks: true)) != nil { return String(candidate) }
      guard let slash = candidate.lastIndex(of: "/") else { break }
      candidate = candidate[..<slash]
    }
    return folder
  }
}
