import StrataFindings
import StrataText

/// Holds usage that is stated against the resources that there are.
enum StatedUsage {
  /// Finds out what each quantity is about.
  ///
  /// - Parameters:
  ///   - usage: What is stated.
  ///   - resources: The resources that cost something.
  /// - Returns: The quantities of each resource by name, in the resources' order, and what is wrong.
  static func read(
    _ usage: Usage, of resources: [ChargedResource]
  ) -> (stated: [[String: FixedDecimal]], findings: [Finding]) {
    var stated = resources.map { _ in [String: FixedDecimal]() }
    var findings: [Finding] = []
    for entry in usage.entries {
      do {
        let (index, number) = try find(entry, among: resources)
        if stated[index].updateValue(number, forKey: entry.quantity) != nil {
          findings.append(
            fault(entry, "\(entry.quantity) of \(resources[index].place.path) is stated twice", hint: "state it once"))
        }
      } catch {
        findings.append(error)
      }
    }
    return (stated, findings)
  }

  private static func find(
    _ entry: Usage.Entry, among resources: [ChargedResource]
  ) throws(Finding) -> (index: Int, number: FixedDecimal) {
    let meant = resources.indices.filter { entry.isAbout(resources[$0].place) }
    let named = meant.filter { resources[$0].place.isNamed(entry.resource) }
    let around = named.isEmpty ? meant.filter { resources[$0].place.isIn(entry.resource) } : named
    if around.isEmpty {
      throw fault(
        entry, "there is no resource \(entry.resource) that costs something",
        hint: Suggestion.hint(
          for: entry.resource, in: meant.flatMap { [resources[$0].place.path, resources[$0].place.logicalID] }))
    }
    let names = around.flatMap { resources[$0].usage }
    let having = around.filter { resources[$0].usage.contains { $0.name == entry.quantity } }
    guard let index = having.first, let quantity = resources[index].usage.first(where: { $0.name == entry.quantity })
    else {
      let known = Set(names.map(\.name)).sorted()
      throw fault(
        entry, "\(entry.resource) has no quantity \(entry.quantity)",
        expected: known.isEmpty ? "none, as the template tells all" : known.joined(separator: ", "),
        given: entry.quantity, hint: Suggestion.hint(for: entry.quantity, in: known))
    }
    if having.count > 1 {
      throw fault(
        entry, "several resources in \(entry.resource) have a quantity \(entry.quantity)",
        expected: "one of \(having.map { resources[$0].place.path }.joined(separator: ", "))", given: entry.resource)
    }
    return (index, try number(entry, quantity, of: resources[index]))
  }

  private static func number(
    _ entry: Usage.Entry, _ quantity: UsageQuantity, of resource: ChargedResource
  ) throws(Finding) -> FixedDecimal {
    guard let number = quantity.unit.number(in: entry.value) else {
      throw fault(
        entry, "\(entry.quantity) of \(entry.resource) is no quantity of the kind", expected: quantity.unit.example,
        given: entry.value)
    }
    if number.isNegative {
      throw fault(
        entry, "\(entry.quantity) of \(entry.resource) is negative", expected: "0 or more", given: entry.value)
    }
    if let bounds = resource.bounds(of: quantity), !bounds.contains(number) {
      throw fault(
        entry, "\(entry.quantity) of \(entry.resource) is beyond what the template allows",
        expected: bounds.isFixed ? "\(bounds.least)" : "\(bounds.least) to \(bounds.most)", given: entry.value,
        hint: "state what the template allows, or let it allow that")
    }
    return number
  }

  private static func fault(
    _ entry: Usage.Entry, _ message: String, expected: String? = nil, given: String? = nil, hint: String? = nil
  ) -> Finding {
    Finding(.invalidUsage, message, site: entry.site, expected: expected, given: given, hint: hint)
  }
}

extension ResourcePlace {
  /// Whether usage means just this resource: by its id, or its path with or without the stack's name.
  ///
  /// Where paths aren't known, the id tells as much: it's the path's steps in one word.
  fileprivate func isNamed(_ name: String) -> Bool {
    let steps = name.split(separator: "/").map(String.init)
    let inner = steps.count > 1 && steps.first == stack ? Array(steps.dropFirst()) : steps
    return name == path || inner.joined() == logicalID || stack.map { "\($0)/\(name)" == path } ?? false
  }

  /// Whether usage means a construct that this resource is in.
  fileprivate func isIn(_ name: String) -> Bool {
    path.hasPrefix("\(name)/") || stack.map { path.hasPrefix("\($0)/\(name)/") } ?? false
  }
}
