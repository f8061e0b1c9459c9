import StrataFindings

/// The packages of an app's functions by their content, as a lock file has them.
///
/// Synthesis reads nothing else of them, so that templates don't depend on who built what.
///
/// ```swift
/// var app = App("Shop") { app in … }
/// app.packages = PackageLock(["api": .init(sha256: digest, architecture: "arm64")])
/// ```
///
/// A `System` reads its own from the file that `synth package` writes.
public struct PackageLock: Sendable, Hashable {
  /// A package whose content is known.
  public struct Package: Sendable, Hashable {
    /// The digest of its files, in 64 lowercase hexadecimal digits.
    public let sha256: String

    /// The architecture that its program is made for, `arm64` or `x86_64`; nil for one that runs on any.
    public let architecture: String?

    /// Names a package by its content.
    ///
    /// - Parameters:
    ///   - sha256: The digest of its files, in 64 lowercase hexadecimal digits.
    ///   - architecture: The architecture that its program is made for, `arm64` or `x86_64`; any unless given.
    public init(sha256: String, architecture: String? = nil) {
      (self.sha256, self.architecture) = (sha256, architecture)
    }
  }

  /// The packages, by their names.
  public var packages: [String: Package]

  /// The name of the file that they're from.
  package let file: String?

  /// Names packages by their content.
  public init(_ packages: [String: Package]) { self.init(packages, file: nil) }

  package init(_ packages: [String: Package], file: String?) {
    (self.packages, self.file) = (packages, file)
  }

  struct Mistake {
    let message: String
    let expected: String
    let given: String?
    let hint: String
  }

  /// The reason why a function can't have a package; nil where it can.
  func mistake(in wish: PackageUse.Wish, of app: String) -> Mistake? {
    let command = "package \(app)"
    guard let locked = packages[wish.name] else {
      return Mistake(
        message: "the package \(wish.name) isn't locked, so its content isn't known",
        expected: "its digest in \(file ?? "the lock file")", given: nil,
        hint: "build it, then make the package, which locks it: \(command)")
    }
    guard let made = locked.architecture, made != wish.architecture else { return nil }
    return Mistake(
      message: "the package \(wish.name) is locked for another architecture than its function's",
      expected: wish.architecture, given: made,
      hint: "build it for \(wish.architecture), then make the package: \(command)")
  }
}
