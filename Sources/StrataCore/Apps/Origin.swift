public import StrataFindings
import StrataJSON

/// The construct and the line that something in a template comes from.
public struct Origin: Sendable, Hashable {
  /// The logical id.
  public let logicalID: String
  /// The construct, as in `Orders/Jobs`.
  public let path: ConstructPath
  /// The line that declared it, or that called the construct which did.
  public let site: CallSite
  /// The line that declared it, where it's another.
  package let inner: CallSite?

  init(logicalID: String, path: ConstructPath, at place: DeclarationSite) {
    self.logicalID = logicalID
    self.path = path
    (site, inner) = (place.site, place.inner)
  }

  /// The notes that a finding here has after its own.
  package var notes: [Finding.Note] { DeclarationSite(site, inner: inner).notes }

  /// Compares logical ids, paths and lines.
  public static func == (left: Origin, right: Origin) -> Bool {
    left.logicalID == right.logicalID && left.site == right.site && left.path.description == right.path.description
  }

  /// Hashes the logical id and the line.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(logicalID)
    hasher.combine(site)
  }
}

/// The constructs and lines that all of a template comes from.
package struct Origins: Sendable {
  /// The stack.
  package let stack: Origin
  /// The resources, sorted by logical id.
  package let resources: [Origin]
  /// The members of the other sections, by the section's name.
  private let others: [String: [Origin]]

  init(stack: Origin, resources: [Origin], others: [String: [Origin]]) {
    self.stack = stack
    self.resources = resources.sorted { utf8Precedes($0.logicalID, $1.logicalID) }
    self.others = others
  }

  /// The origin of a place in the template, and what of the place lies within it.
  package func place(of pointer: [String]) -> (origin: Origin, rest: [String]) {
    guard pointer.count > 1 else { return (stack, pointer) }
    let origins = pointer[0] == "Resources" ? resources : others[pointer[0]] ?? []
    guard let origin = origins.first(where: { $0.logicalID == pointer[1] }) else { return (stack, pointer) }
    return (origin, Array(pointer.dropFirst(2)))
  }
}
