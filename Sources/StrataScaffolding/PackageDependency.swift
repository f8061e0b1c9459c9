import StrataText

/// The place that a new package takes this one from.
package enum PackageDependency: Hashable, Sendable {
  /// Releases in a repository, from a version on up to the next major one.
  case releases(url: String, from: PackageVersion)
  /// The latest of a branch in a repository.
  case branch(url: String, name: String)
  /// A folder, by its path from the new package's folder on, and the folder's own name.
  case folder(path: String, name: String)

  /// The name by which the package's products are taken, which follows from the place.
  ///
  /// See [PackageIdentity](https://github.com/swiftlang/swift-package-manager/blob/main/Sources/PackageModel/PackageIdentity.swift).
  package var identity: String {
    switch self {
    case .folder(_, let name): name.lowercased()
    case .releases(let url, _), .branch(let url, _): Self.identity(of: url)
    }
  }

  /// The dependency as a manifest has it.
  package var declaration: String {
    switch self {
    case .releases(let url, let version): ".package(url: \"\(url)\", from: \"\(version)\")"
    case .branch(let url, let name): ".package(url: \"\(url)\", branch: \"\(name)\")"
    case .folder(let path, _): ".package(path: \"\(path)\")"
    }
  }

  /// The last part of an address, without its ending.
  private static func identity(of url: String) -> String {
    let last = url.split { $0 == "/" || $0 == ":" }.last.map(String.init) ?? ""
    return (last.hasSuffix(".git") ? String(last.dropLast(4)) : last).lowercased()
  }

  /// Whether a text can stand in a manifest and on a command line as it is, as addresses, paths and branches do.
  package static func isPlain(_ text: String) -> Bool {
    let isPlain = { (scalar: Unicode.Scalar) in
      !["\"", "\\"].contains(scalar) && !scalar.properties.isWhitespace
        && scalar.properties.generalCategory != .control
    }
    return !text.isEmpty && !text.hasPrefix("-") && text.unicodeScalars.allSatisfy(isPlain)
  }
}
