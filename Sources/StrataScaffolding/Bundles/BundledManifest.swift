import StrataText

/// A package's manifest as `init` writes it, whose line of dependencies is changed for a bundle's and back.
package struct BundledManifest: Equatable, Sendable {
  /// The bundle that a manifest takes.
  package struct Bundle: Equatable, Sendable {
    /// The folder of the bundle's package, from the root on.
    package let folder: String
    /// The line of dependencies that stood in its place.
    let original: Substring
  }

  private let lines: [Substring]
  /// The place of the line of dependencies.
  private let place: Int
  /// The name by which products are taken from the package.
  package let identity: String
  /// The bundle that is taken; nil where the package itself is.
  package let bundle: Bundle?

  private static let start = "  dependencies: [.package("
  private static let end = ")],"
  private static let note = "  // In place of: "

  /// Reads a manifest; nil where it hasn't exactly one line of dependencies with one package, of which each product is taken.
  ///
  /// - Parameter text: The manifest.
  package init?(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let places = lines.indices.filter { lines[$0].hasPrefix(Self.start) && lines[$0].hasSuffix(Self.end) }
    let identities = Set(lines.flatMap(Self.identities(in:)))
    guard places.count == 1, identities.count == 1, let place = places.first, let identity = identities.first else {
      return nil
    }
    (self.lines, self.place, self.identity) = (lines, place, identity)
    guard place > 0, lines[place - 1].hasPrefix(Self.note), let folder = Self.quoted(after: "path: ", in: lines[place])
    else {
      bundle = nil
      return
    }
    bundle = Bundle(folder: folder, original: "  " + lines[place - 1].dropFirst(Self.note.count))
  }

  /// The folder that the package itself is taken from; nil where it's in a repository.
  package var packageFolder: String? {
    Self.quoted(after: "path: ", in: bundle?.original ?? lines[place])
  }

  /// The manifest with a bundle in place of the package.
  ///
  /// - Parameter folder: The folder of the bundle's package, from the root on, which can stand in a manifest as it is.
  /// - Returns: The manifest's text.
  package func taking(_ folder: String) -> String {
    var lines = lines
    let original = bundle?.original ?? lines[place]
    if bundle == nil { lines.insert(Substring(Self.note + original.drop { $0 == " " }), at: place) }
    let line = bundle == nil ? place + 1 : place
    // The folder's own name is what products are taken by, unless another is given.
    let name = folder.hasSuffix("/\(identity)") ? "" : "name: \"\(identity)\", "
    lines[line] = "\(Self.start)\(name)path: \"\(folder)\"\(Self.end)"
    return lines.joined(separator: "\n")
  }

  /// The manifest with the package itself, as it was before a bundle was taken.
  package var takingPackage: String {
    guard let bundle else { return lines.joined(separator: "\n") }
    var lines = lines
    lines[place - 1...place] = [bundle.original]
    return lines.joined(separator: "\n")
  }

  /// The text between quotation marks behind some words.
  private static func quoted(after words: String, in line: Substring) -> String? {
    guard let range = line.firstRange(of: words + "\"") else { return nil }
    let rest = line[range.upperBound...]
    return rest.firstIndex(of: "\"").map { String(rest[..<$0]) }
  }

  /// The packages that products are taken from in a line.
  private static func identities(in line: Substring) -> [String] {
    var rest = line
    var found: [String] = []
    while let range = rest.firstRange(of: ", package: ") {
      found += [quoted(after: ", package: ", in: rest)].compactMap(\.self)
      rest = rest[range.upperBound...]
    }
    return found
  }
}
