import StrataText

/// A version of a package by [semantic versioning](https://semver.org), without what is before or beside a release.
package struct PackageVersion: Hashable, Comparable, Sendable, CustomStringConvertible {
  private let major: Int
  private let minor: Int
  private let patch: Int

  /// Reads a version such as `1.2.3`; nil for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part -> Int? in
      part.utf8.allSatisfy(\.isASCIIDigit) && (part == "0" || !part.hasPrefix("0")) ? Int(part) : nil
    }
    guard parts.count == 3, numbers.count == 3 else { return nil }
    (major, minor, patch) = (numbers[0], numbers[1], numbers[2])
  }

  /// Reads the version of a release's tag, such as `1.2.3` or `v1.2.3`; nil for any other tag.
  package init?(tag: String) {
    self.init(tag.hasPrefix("v") ? String(tag.dropFirst()) : tag)
  }

  /// The lowest version above this one.
  package var next: PackageVersion { PackageVersion(major: major, minor: minor, patch: patch + 1) }

  private init(major: Int, minor: Int, patch: Int) { (self.major, self.minor, self.patch) = (major, minor, patch) }

  package var description: String { "\(major).\(minor).\(patch)" }

  /// Whether who asks for releases from this one on gets the other.
  package func admits(_ other: PackageVersion) -> Bool { other >= self && other.major == major }

  package static func < (left: PackageVersion, right: PackageVersion) -> Bool {
    (left.major, left.minor, left.patch) < (right.major, right.minor, right.patch)
  }
}
