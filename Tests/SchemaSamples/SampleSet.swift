import StrataFacts
import StrataFindings
import StrataJSON
import StrataSchema

/// The samples of all types, and what the rules say of each.
struct SampleSet {
  /// A resource of a template.
  struct Entry {
    let type: String
    /// `minimal`, `full` or the kind of the violation.
    let kind: String
    /// The place of the violation.
    let path: [String]
    let properties: JSONValue
    let findings: [Finding]
  }

  /// What couldn't be made.
  struct Gap {
    let type: String
    let kind: String
    let path: [String]
    let reason: String
  }

  private(set) var valid: [Entry] = []
  private(set) var violating: [Entry] = []
  private(set) var gaps: [Gap] = []
  private let seed: UInt64
  private let isStrict: Bool

  /// Makes the samples.
  ///
  /// - Parameters:
  ///   - index: The facts of the types.
  ///   - seed: What decides wherever there's a choice.
  ///   - fullCount: How many types have a sample with all properties.
  ///   - isStrict: Whether there are right samples alone, which keep to all that is known and not only to the schemas.
  init(index: FactsIndex, seed: UInt64, fullCount: Int, isStrict: Bool = false) {
    self.seed = seed
    self.isStrict = isStrict
    let names = index.typeNames
    var random = SampleRandom(seed: seed)
    let full = Set(random.choose(fullCount, of: names))
    for name in names {
      guard let facts = index.facts(of: name) else {
        gaps.append(Gap(type: name, kind: "minimal", path: [], reason: "the facts can't be read"))
        continue
      }
      var maker = SampleMaker(facts: facts, seed: seed, isStrict: isStrict)
      add(maker.make(isFull: false), maker, isFull: false)
      if full.contains(name) { add(maker.make(isFull: true), maker, isFull: true) }
    }
  }

  private mutating func add(
    _ result: Result<Sample, SchemaSampler.Failure>, _ maker: SampleMaker, isFull: Bool
  ) {
    let facts = maker.facts
    let (type, kind) = (facts.typeName, isFull ? "full" : "minimal")
    let sample: Sample
    switch result {
    case .success(let made): sample = made
    case .failure(let failure):
      gaps.append(Gap(type: type, kind: kind, path: failure.path, reason: failure.reason))
      return
    }
    gaps += sample.omissions.map { Gap(type: type, kind: "optional", path: $0.path, reason: $0.reason) }
    valid.append(
      Entry(type: type, kind: kind, path: [], properties: sample.properties, findings: sample.findings))
    if isStrict { return }
    var random = SampleRandom(seed: seed, name: "\(type) \(kind)")
    let finder = ViolationFinder(
      properties: sample.properties, readOnly: isFull ? [] : maker.readOnlyValues(), maker: maker)
    let violations = ViolationFinder.chosen(finder.violations(of: sample.places), isFull: isFull, &random)
    let validator = SchemaValidator(facts: facts, isSupplemented: false)
    for violation in violations {
      let properties = violation.applied(to: sample.properties)
      violating.append(
        Entry(
          type: type, kind: violation.kind.rawValue, path: violation.path, properties: properties,
          findings: validator.validate(properties: properties)))
    }
  }
}
