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

  package init(logicalID: String, path: ConstructPath, at place: DeclarationSite) {
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
