package import StrataTemplate

/// The resources of a template that constructs make, and the order in which everything is declared then.
package struct LiftedResources {
  private let lifts: [String: Lift]
  /// The logical ids of the constructs by those of what they make.
  private let owners: [String: String]
  /// The resources in whose place something is said of their constructs.
  private let growing: Set<String>

  package init(_ lifts: [Lift]) {
    self.lifts = Dictionary(lifts.map { ($0.id, $0) }) { first, _ in first }
    owners = Dictionary(lifts.flatMap { lift in lift.resources.keys.map { ($0, lift.id) } }) { first, _ in first }
    growing = Set(lifts.flatMap(\.settings).compactMap(\.growing))
  }

  /// The construct that makes a resource; nil where it's declared by itself.
  package func lift(making id: String) -> Lift? { owners[id].flatMap { lifts[$0] } }

  /// The resources that something is declared in the place of, each after what it refers to.
  ///
  /// - Parameters:
  ///   - ids: The logical ids of all resources, in the order of the template.
  ///   - references: The references of the template.
  /// - Returns: The logical ids without those that constructs make beside their main resources, unless more is said of
  ///   the construct in their place.
  package func order(of ids: [String], _ references: [TemplateReference]) -> [String] {
    var uses: [String: [String]] = [:]
    func user(_ id: String) -> String { growing.contains(id) ? id : owners[id] ?? id }
    for reference in references {
      guard let resource = reference.resource else { continue }
      uses[user(resource), default: []].append(owners[reference.target] ?? reference.target)
    }
    for lift in lifts.values {
      uses[lift.id, default: []] += lift.needs
      for id in lift.settings.compactMap(\.growing) {
        // What other constructs add of themselves comes first.
        let users = lifts.values.filter { $0.needs.contains(lift.id) }.map(\.id).sorted()
        uses[id, default: []] += [lift.id] + users
      }
    }
    return DeclarationOrder.sorted(ids.filter { user($0) == $0 }, using: uses)
  }
}
