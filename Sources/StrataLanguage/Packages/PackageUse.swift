import StrataFindings
import StrataText

/// A package of code, as a function of a stack uses it.
package struct PackageUse: Sendable, Hashable {
  /// The code that a function wants.
  package struct Wish: Sendable, Hashable {
    /// The package's name, by which the lock file has its content.
    package let name: String
    package let source: PackageSource
    /// The runtime as AWS names it, such as `provided.al2023`.
    package let runtime: String
    /// What the runtime calls; nil where that isn't known.
    package let handler: String?
    /// The architecture as AWS names it, such as `arm64`.
    package let architecture: String

    package init(name: String, source: PackageSource, runtime: String, handler: String?, architecture: String) {
      (self.name, self.source, self.runtime, self.handler) = (name, source, runtime, handler)
      self.architecture = architecture
    }

    /// What a package's name may be, in words.
    package static let nameRule = "1 to 64 letters, digits, hyphens and underscores"

    /// Whether its name can be that of a file everywhere.
    package var hasName: Bool { (1...64).contains(name.utf8.count) && name.consistsOfAlphanumerics(and: "-_") }
  }

  package let wish: Wish
  /// The digest of its content in hexadecimal digits; nil where it's not in the lock file.
  package let sha256: String?
  /// The environment whose bucket it's put into; nil where there is none.
  package let environment: String?
  /// The function.
  package let path: String
  /// The line that says what the package is.
  package let site: CallSite?

  /// The key that a package has in the bucket.
  package static func key(of sha256: String) -> String { "\(sha256).zip" }
}

extension Scope {
  /// Uses a package, by the content that the lock file says it has.
  ///
  /// - Parameters:
  ///   - wish: The package.
  ///   - place: The line that says what it is.
  ///   - site: The line of the function.
  /// - Returns: The place of the package in the bucket of the scope's environment. Where it isn't known it's reported, and
  ///   a place is given that is nowhere.
  package func use(_ wish: PackageUse.Wish, said place: CallSite, at site: CallSite) -> (
    bucket: StringValue, key: StringValue
  ) {
    let app = node.stack.app
    let locked = app.packages?.packages[wish.name]
    node.stack.packages.append(
      PackageUse(
        wish: wish, sha256: locked?.sha256, environment: environment, path: node.path.description,
        site: place))
    let nowhere = String(repeating: "0", count: 64)
    let key = StringValue.literal(PackageUse.key(of: locked?.sha256 ?? nowhere))
    guard let environment else {
      report(
        "a package is put into the bucket of an environment, and this function is of none", severity: .error,
        rule: .package, property: "code", expected: "a stack or a scope of an environment", given: nil,
        hint: "declare it in one, or say .object(_:in:)", from: [], at: site)
      return (.literal("nowhere"), key)
    }
    if let mistake = app.packages?.mistake(in: wish, of: app.identity.app) {
      report(
        mistake.message, severity: .error, rule: .package, property: "code", expected: mistake.expected,
        given: mistake.given, hint: mistake.hint, from: [], at: site)
    }
    let export = ArtifactsName.export(of: environment, in: app.identity.app)
    return (.importValue(.literal(export)), key)
  }
}

extension RuleID {
  /// A package of code isn't what its function or the lock file says.
  public static let package: RuleID = "package"
}
