/// Everything that a report shows, as plain data: what to show is found out before, and the page only lays it out.
package struct ReportContents: Sendable {
  /// The systems, or what files are looked at, in order.
  package var systems: [ReportedSystem]

  /// Takes systems.
  package init(_ systems: [ReportedSystem]) {
    self.systems = systems
  }
}

/// A system, or some files of anybody's, with all that is known of it.
package struct ReportedSystem: Sendable {
  /// The name, for people.
  package var name: String
  /// The names of the environments, in order; none where templates are of no environment.
  package var environments: [String] = []
  /// The stacks, in the order of deployment.
  package var stacks: [ReportedStack] = []
  /// What was found, in order, what is accepted among it.
  package var findings: [ReportedFinding] = []
  /// Whether environments reach into each other; nil where there aren't two.
  package var isolation: ReportedIsolation?
  /// What the environments cost; empty where nobody asked.
  package var costs: [ReportedCost] = []
  /// What changes from something before; nil where nothing was named to compare with.
  package var changes: ReportedChanges?
  /// Which releases the environments have; nil where nothing is recorded.
  package var promotion: ReportedPromotion?
  /// What is to be known beside, each in a sentence.
  package var notes: [String] = []

  /// Takes a name; everything else is added.
  package init(name: String) {
    self.name = name
  }
}
