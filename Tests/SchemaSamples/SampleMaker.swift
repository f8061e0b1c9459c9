import StrataFacts
import StrataFindings
import StrataJSON
import StrataSchema

/// A value of a type, and what the rules say of it.
struct Sample {
  let properties: JSONValue
  let places: [SchemaSampler.Place]
  let omissions: [SchemaSampler.Failure]
  let findings: [Finding]
}

/// Makes samples of a type, over and over until the rules accept one.
struct SampleMaker {
  let facts: ResourceFacts
  let seed: UInt64
  /// Whether samples keep to all that is known, and not only to the schema.
  private let isStrict: Bool
  private let validator: SchemaValidator
  private let readOnly: Set<[String]>
  private var texts = TextSampler()

  /// How often another choice of alternatives is tried.
  private static let attempts = 24

  init(facts: ResourceFacts, seed: UInt64, isStrict: Bool = false) {
    self.facts = facts
    self.seed = seed
    self.isStrict = isStrict
    validator = SchemaValidator(facts: facts, isSupplemented: isStrict)
    readOnly = Set(facts.readOnly)
  }

  /// Makes the sample with the fewest findings that could be made.
  mutating func make(isFull: Bool) -> Result<Sample, SchemaSampler.Failure> {
    var best: Sample?
    var firstFailure: SchemaSampler.Failure?
    for attempt in 0..<Self.attempts {
      let name = "\(facts.typeName) \(isFull) \(attempt)"
      var sampler = SchemaSampler(
        facts: facts, isFull: isFull, attempt: attempt, random: SampleRandom(seed: seed, name: name), texts: texts,
        readOnly: readOnly, isStrict: isStrict)
      do {
        let properties = JSONValue.object(try sampler.sampleProperties())
        texts = sampler.texts
        let findings = validator.validate(properties: properties)
        if findings.count < best?.findings.count ?? .max {
          best = Sample(
            properties: properties, places: sampler.places, omissions: sampler.omissions, findings: findings)
        }
        if findings.isEmpty { break }
      } catch {
        texts = sampler.texts
        firstFailure = firstFailure ?? error
      }
    }
    guard let best else { return .failure(firstFailure ?? .init(path: [], reason: "nothing was tried")) }
    return .success(isFull ? pruned(best) : best)
  }

  /// Values of the first properties that only the service sets.
  func readOnlyValues() -> [(path: [String], value: JSONValue)] {
    facts.readOnly.prefix(20).compactMap { path in
      guard path.count == 1, !facts.createOnly.contains(path), let node = facts.root.object?.properties[path[0]]
      else { return nil }
      return value(for: [node], seededWith: path[0]).map { (path, $0) }
    }
  }

  /// A value of a property that an object could have, or nil where none could be made.
  func value(ofProperty name: String, in shape: SampleShape) -> JSONValue? {
    let nodes = shape.nodes(ofProperty: name).fixed
    return nodes.isEmpty ? nil : value(for: nodes, seededWith: name)
  }

  private func value(for nodes: [SchemaNode], seededWith name: String) -> JSONValue? {
    var sampler = SchemaSampler(
      facts: facts, isFull: false, attempt: 0, random: SampleRandom(seed: seed, name: name), texts: texts, readOnly: [])
    return try? sampler.sample(fixed: nodes, chosen: [])
  }

  /// A sample without the optional properties that don't go with the others.
  private func pruned(_ sample: Sample) -> Sample {
    var properties = sample.properties
    var findings = sample.findings
    var omissions = sample.omissions
    for _ in 0..<60 {
      guard let finding = findings.first else { break }
      var wasPruned = false
      for path in Self.suspects(finding, in: properties) {
        let without = properties.replacing(path, with: nil)
        let left = validator.validate(properties: without)
        guard left.count < findings.count else { continue }
        omissions.append(.init(path: path, reason: "with it, \(finding.rule): \(finding.message)"))
        (properties, findings, wasPruned) = (without, left, true)
        break
      }
      if !wasPruned { break }
    }
    let places = sample.places.filter { properties.value(at: $0.path) != nil }
    return Sample(properties: properties, places: places, omissions: omissions, findings: findings)
  }

  /// The places that could be to blame for a finding: the value itself, what's in it, and what it's in.
  private static func suspects(_ finding: Finding, in properties: JSONValue) -> [[String]] {
    var suspects: [[String]] = []
    let place = finding.pointer?.tokens ?? []
    for count in Set([place.count, max(0, place.count - 1)]).sorted(by: >) {
      let path = Array(place.prefix(count))
      guard case .object(let object)? = properties.value(at: path) else { continue }
      suspects += object.keys.map { path + [$0] }
    }
    for count in stride(from: place.count, to: 0, by: -1) { suspects.append(Array(place.prefix(count))) }
    return suspects
  }
}
