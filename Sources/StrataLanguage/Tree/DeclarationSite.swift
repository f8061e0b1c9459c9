package import StrataFindings

/// The line that something declared is reported at, with the line in a construct that declared it.
package struct DeclarationSite: Sendable, Hashable {
  /// The line to report it at.
  package let site: CallSite
  /// The line that declared it, where it's another.
  package let inner: CallSite?

  package init(_ site: CallSite, inner: CallSite? = nil) {
    self.site = site
    self.inner = inner == site ? nil : inner
  }

  /// The notes that a finding here has after its own.
  package var notes: [Finding.Note] {
    inner.map { [Finding.Note(site: $0, message: "declared here")] } ?? []
  }

  /// The line that tells this from another place: the one in the construct where both are reported at one line.
  package func told(from other: DeclarationSite) -> CallSite {
    site == other.site ? inner ?? site : site
  }
}
