import StrataJSON
import StrataTemplate

/// Finds resources that only have another logical id.
///
/// Two resources fit where they say the same, but for references to others that fit each other too: resources, and
/// parameters, conditions and mappings that have another name as well. What a resource refers to tells it from those that
/// are otherwise alike, as far as references reach.
struct RenameFinder {
  private struct Candidate {
    let part: RenamedPart
    let uses: [Int]
    var colour: Int
  }

  /// The types of which a new resource, beside or in place of the last, is how something is published.
  private static let published: Set<String> = [
    "AWS::ApiGateway::Deployment", "AWS::ApiGatewayV2::Deployment", "AWS::AppConfig::Deployment",
    "AWS::AppConfig::HostedConfigurationVersion", "AWS::Greengrass::GroupVersion", "AWS::Lambda::LayerVersion",
    "AWS::Lambda::Version",
  ]

  /// Finds what was renamed among the resources that only one of two templates has.
  static func renames(from old: ComparedTemplate, to new: ComparedTemplate) -> [Rename] {
    let removed = RenamedPart.all(of: old, butOf: new)
    let added = RenamedPart.all(of: new, butOf: old)
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
    var renames: [(old: RenamedPart, new: RenamedPart)] = []
    var isAmbiguous = false
    for (colour, old) in Dictionary(grouping: old, by: \.colour) {
      guard let new = groups[colour] else { continue }
      let pairs = pairs(old.map(\.part), new.map(\.part))
      if old.count > 1 || new.count > 1 { isAmbiguous = true }
      renames += pairs
    }
    if isAmbiguous { renames = consistent(renames) }
    return renames.filter { $0.new.resource != nil && !published.contains($0.new.type) }
      .map { Rename(former: $0.old.name.text, current: $0.new.name.text, type: $0.new.type) }
      .sorted { utf8Precedes($0.current, $1.current) }
  }

  private static func candidates(_ parts: [RenamedPart]) -> [Candidate] {
    let positions = Dictionary(
      parts.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { first, _ in first })
    // Nothing in a template has this name.
    let hidden = OtherNames(positions.mapValues { _ in "?" })
    return parts.map { part in
      var hasher = Hasher()
      hasher.combine(part.type)
      hasher.combine(part.form(with: hidden))
      return Candidate(part: part, uses: part.uses.compactMap { positions[$0] }, colour: hasher.finalize())
    }
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

  /// One new part for each old one, those with the most similar ids first.
  private static func pairs(
    _ old: [RenamedPart], _ new: [RenamedPart]
  ) -> [(old: RenamedPart, new: RenamedPart)] {
    let old = old.sorted { utf8Precedes($0.name.text, $1.name.text) }
    let new = new.sorted { utf8Precedes($0.name.text, $1.name.text) }
    guard old.count * new.count <= 10_000 else { return zip(old, new).map { ($0, $1) } }
    var ranked: [(similarity: Int, old: Int, new: Int)] = []
    for left in old.indices {
      for right in new.indices {
        ranked.append((similarity(old[left].name.text, new[right].name.text), left, right))
      }
    }
    ranked.sort { ($1.similarity, $0.old, $0.new) < ($0.similarity, $1.old, $1.new) }
    var (oldTaken, newTaken) = (Set<Int>(), Set<Int>())
    var pairs: [(old: RenamedPart, new: RenamedPart)] = []
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
    _ renames: [(old: RenamedPart, new: RenamedPart)]
  ) -> [(old: RenamedPart, new: RenamedPart)] {
    let names = OtherNames(
      Dictionary(renames.map { ($0.old.name, $0.new.name.text) }, uniquingKeysWith: { first, _ in first }))
    return renames.filter { $0.old.form(with: names) == $0.new.form(with: OtherNames()) }
  }
}
