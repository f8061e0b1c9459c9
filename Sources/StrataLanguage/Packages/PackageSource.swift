/// The place that the code of a package is taken from, when the package is made.
package enum PackageSource: Sendable, Hashable {
  /// A program, which becomes the only file.
  case executable(String)
  /// A folder with all that is below it.
  case folder(String)
  /// A zip file that something else made.
  case zip(String)

  /// The path as it was given.
  package var path: String {
    switch self {
    case .executable(let path), .folder(let path), .zip(let path): path
    }
  }

  /// The same place, seen from the folder of a source file.
  package func beside(file: String) -> PackageSource {
    switch self {
    case .executable(let path): .executable(Self.path(path, beside: file))
    case .folder(let path): .folder(Self.path(path, beside: file))
    case .zip(let path): .zip(Self.path(path, beside: file))
    }
  }

  private static func path(_ path: String, beside file: String) -> String {
    guard !path.hasPrefix("/"), let slash = file.lastIndex(of: "/") else { return path }
    return file[...slash] + path
  }
}
