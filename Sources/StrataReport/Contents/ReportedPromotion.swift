/// Which releases environments have, and what is before the next.
package struct ReportedPromotion: Sendable {
  /// An environment by its records.
  package struct Environment: Sendable {
    package let name: String
    /// The release, or why there is none.
    package let release: String
    /// Whether it's well; empty where nothing is deployed.
    package let health: String
    /// When it was deployed; empty where nothing is.
    package let time: String
    /// What else is to be known, each in a sentence.
    package let notes: [String]
    /// The names of the gates before it.
    package let gates: [String]

    package init(name: String, release: String, health: String, time: String, notes: [String], gates: [String]) {
      (self.name, self.release, self.health, self.time) = (name, release, health, time)
      (self.notes, self.gates) = (notes, gates)
    }
  }

  /// The environments that a release goes through, in order; none where the system declares no way.
  package let way: [String]
  /// The environments, in order.
  package let environments: [Environment]

  package init(way: [String], environments: [Environment]) { (self.way, self.environments) = (way, environments) }
}
