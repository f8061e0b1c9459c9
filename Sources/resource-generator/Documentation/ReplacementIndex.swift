import StrataJSON
import StrataResourceModel

/// The properties whose change replaces a resource, by what has them.
///
/// A definition that several properties are of has what holds for one of them alone: of its properties nothing is said.
struct ReplacementIndex {
  private let root: Set<String>
  private var nested: [String: Set<String>] = [:]

  /// Finds the owners of properties.
  ///
  /// - Parameters:
  ///   - paths: The properties' paths, such as `Source/Name`.
  ///   - lookup: The facts that they're in.
  init(_ paths: [String], in lookup: FactsLookup) {
    root = Set(paths)
    let uses = paths.contains { $0.contains("/") } ? Self.uses(in: lookup) : [:]
    for path in paths {
      let steps = path.split(separator: "/").map(String.init)
      guard steps.count > 1, let name = steps.last, name != "*" else { continue }
      let owners = Self.definitions(along: steps.dropLast(), in: lookup)
      guard let owner = owners.last ?? nil, owners.allSatisfy({ $0 == nil || uses[$0 ?? ""] == 1 }) else { continue }
      nested[owner, default: []].insert(name)
    }
  }

  func contains(_ property: String, of owner: PropertyOwner) -> Bool {
    switch owner {
    case .resource: root.contains(property)
    case .definition(let name): nested[name]?.contains(property) ?? false
    case .inline: false
    }
  }

  /// The definition of the value at each step, nil for one that has none; empty where a step leads nowhere.
  private static func definitions(along steps: ArraySlice<String>, in lookup: FactsLookup) -> [String?] {
    var node = lookup.resolved(lookup.root)
    var found: [String?] = []
    for step in steps {
      let items = node["i"]?.object
      let next = step == "*" ? items : node["p"]?[step]?.object ?? items.map(lookup.resolved)?["p"]?[step]?.object
      guard let next else { return [] }
      found.append(next["$"]?.string)
      node = lookup.resolved(next)
    }
    // A list has no properties: those of its elements are meant.
    if let items = node["i"]?.object, steps.last != "*" { found.append(items["$"]?.string) }
    return found
  }

  /// How often each definition is referred to.
  private static func uses(in lookup: FactsLookup) -> [String: Int] {
    var uses: [String: Int] = [:]
    func count(_ value: JSONValue) {
      if let name = value["$"]?.string { uses[name, default: 0] += 1 }
      for member in value.object ?? [:] { count(member.value) }
      for element in value.array ?? [] { count(element) }
    }
    count(.object(lookup.root))
    count(.object(lookup.definitions))
    return uses
  }
}
