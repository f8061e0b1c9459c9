import StrataJSON
import StrataTemplate

/// Finds resources that only have another logical id.
///
/// Two resources fit where they say the same, but for references to others that fit each other too. What a resource
/// refers to tells it from those that are otherwise alike, as far as references reach.
struct RenameFinder {
  private struct Candidate {
    let resource: TemplateResource
    /// The resource with every reference to another candidate hidden.
    let form: Form
    let uses: [Int]
    var colour: Int
  }

  /// Finds what was renamed among the resources that only one of two templates has.
  static func renames(from removed: [TemplateResource], to added: [TemplateResource]) -> [Rename] {
    // To make another of these is how one publishes what it's made of.
    let removed = removed.filter { !published.contains($0.type) }
    let added = added.filter { !published.contains($0.type) }
    if removed.isEmpty || added.isEmpty { return [] }
    // A type of which only one side has any is no candidate, but may be referred to.
    var (old, new) = (candidates(removed), candidates(added))
    var count = -1
    for _ in 0..<16 {
      let colours = Set(old.map(\.colour) + new.map(\.colour)).count
      if colours == count { break }
      count = colours
      refine(&old)
      refine(&new)
    }
    let groups = Dictionary(grouping: new, by: \.colour)
    var renames: [Rename] = []
    var isAmbiguous: Set<String> = []
    for (colour, old) in Dictionary(grouping: old, by: \.colour) {
      guard let new = groups[colour] else { continue }
      let pairs = pairs(old.map(\.resource), new.map(\.resource))
      if old.count > 1 || new.count > 1 { isAmbiguous.formUnion(pairs.map(\.0.logicalID)) }
      renames += pairs.map { Rename(former: $0.logicalID, current: $1.logicalID, type: $1.type) }
    }
    return consistent(renames, isAmbiguous, old, new).sorted { utf8Precedes($0.current, $1.current) }
  }

  /// The types of which a new one is made each time, and nothing is ever moved.
  private static let published: Set<String> = [
    "AWS::ApiGateway::Deployment", "AWS::ApiGatewayV2::Deployment", "AWS::AppConfig::Deployment",
    "AWS::AppConfig::HostedConfigurationVersion", "AWS::Greengrass::GroupVersion", "AWS::Lambda::LayerVersion",
    "AWS::Lambda::Version",
  ]

  private static func candidates(_ resources: [TemplateResource]) -> [Candidate] {
    let positions = Dictionary(
      resources.enumerated().map { ($0.element.logicalID, $0.offset) }, uniquingKeysWith: { first, _ in first })
    // Nothing in a template has this name.
    let hidden = positions.mapValues { _ in "?" }
    return resources.map { resource in
      let form = body(of: resource, renames: hidden)
      var hasher = Hasher()
      hasher.combine(resource.type)
      hasher.combine(form)
      var uses = ResourceReference.all(in: resource).map(\.targetName)
      uses += resource.dependencies
      return Candidate(
        resource: resource, form: form, uses: uses.compactMap { positions[$0] }, colour: hasher.finalize())
    }
  }

  /// The form of what the template says of a resource, with other names in it.
  private static func body(of resource: TemplateResource, renames: [String: String]) -> Form {
    let reader = FormReader(type: resource.type, renames: renames)
    let dependencies = (resource.object["DependsOn"]?.array ?? resource.object["DependsOn"].map { [$0] } ?? [])
      .enumerated().map {
        Form.Element(index: $0, form: $1.string.map { .reference(reader.renamed($0)) } ?? .scalar($1))
      }
    return .list(
      [
        reader.properties(resource.object["Properties"]) ?? .object([]), .set(FormSet(elements: dependencies)),
        .scalar(resource.object["Condition"] ?? .null),
      ].enumerated().map { Form.Element(index: $0, form: $1) })
  }

  private static func refine(_ candidates: inout [Candidate]) {
    let colours = candidates.map(\.colour)
    for index in candidates.indices {
      var hasher = Hasher()
      hasher.combine(colours[index])
      hasher.combine(candidates[index].uses.map { colours[$0] }.sorted())
      candidates[index].colour = hasher.finalize()
    }
  }

  /// One new resource for each old one, those with the most similar ids first.
  private static func pairs(
    _ old: [TemplateResource], _ new: [TemplateResource]
  ) -> [(TemplateResource, TemplateResource)] {
    let old = old.sorted { utf8Precedes($0.logicalID, $1.logicalID) }
    let new = new.sorted { utf8Precedes($0.logicalID, $1.logicalID) }
    guard old.count * new.count <= 10_000 else { return Array(zip(old, new)) }
    var ranked: [(similarity: Int, old: Int, new: Int)] = []
    for left in old.indices {
      for right in new.indices {
        ranked.append((similarity(old[left].logicalID, new[right].logicalID), left, right))
      }
    }
    ranked.sort { ($1.similarity, $0.old, $0.new) < ($0.similarity, $1.old, $1.new) }
    var (oldTaken, newTaken) = (Set<Int>(), Set<Int>())
    var pairs: [(TemplateResource, TemplateResource)] = []
    for (_, left, right) in ranked where !oldTaken.contains(left) && !newTaken.contains(right) {
      oldTaken.insert(left)
      newTaken.insert(right)
      pairs.append((old[left], new[right]))
    }
    return pairs
  }

  /// The number of bytes two ids begin and end with alike, less those that they differ by.
  private static func similarity(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left.utf8), Array(right.utf8))
    let head = zip(left, right).prefix { $0 == $1 }.count
    let tail = zip(left.dropFirst(head).reversed(), right.dropFirst(head).reversed()).prefix { $0 == $1 }.count
    return 3 * (head + tail) - max(left.count, right.count)
  }

  /// The renames under which all that they name says the same; where a choice was wrong, it's none.
  private static func consistent(
    _ renames: [Rename], _ ambiguous: Set<String>, _ old: [Candidate], _ new: [Candidate]
  ) -> [Rename] {
    if ambiguous.isEmpty { return renames }
    let names = Dictionary(renames.map { ($0.former, $0.current) }, uniquingKeysWith: { first, _ in first })
    let before = Dictionary(
      old.map { ($0.resource.logicalID, $0.resource) }, uniquingKeysWith: { first, _ in first })
    let after = Dictionary(
      new.map { ($0.resource.logicalID, $0.resource) }, uniquingKeysWith: { first, _ in first })
    return renames.filter { rename in
      guard let old = before[rename.former], let new = after[rename.current] else { return false }
      return body(of: old, renames: names) == body(of: new, renames: [:])
    }
  }
}
