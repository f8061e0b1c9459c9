import StrataJSON
import StrataTemplate

/// Which rule of a listener takes a request, by where it comes from.
///
/// Host, path, headers and method are what whoever asks says that they are, so that they separate nobody: a rule is
/// reached from each address that its own condition on addresses lets in, unless one before it takes all that it would.
struct ListenerRules {
  /// A rule, in the order in which they're asked.
  private struct Rule {
    /// Its number; nil where that isn't known.
    let priority: Int?
    /// The addresses that it takes requests from.
    let sources: RuleAddresses
    let conditions: [Condition]
  }

  /// What a rule asks of a request beside its source.
  private struct Condition {
    let field: String
    /// The texts that fit it; nil where that isn't known.
    let values: [Pattern]?

    /// Whether all requests fit it.
    var isAlwaysMet: Bool { values?.contains { $0 == .any || $0 == Pattern(glob: "/*") } ?? false }
  }

  private let rules: [Int: Rule]

  /// Reads the rules of a listener.
  init(_ rules: [WorldResource], _ reader: NetworkReader) {
    self.rules = Dictionary(uniqueKeysWithValues: rules.map { ($0.index, Self.rule($0, reader)) })
  }

  private static func rule(_ resource: WorldResource, _ reader: NetworkReader) -> Rule {
    var sources = RuleAddresses(.all)
    var conditions: [Condition] = []
    for condition in resource.resource.placed("Conditions")?.elements ?? [] {
      let field = condition["Field"].map { reader.world.texts(of: $0.value, in: resource.stack).map(\.literal) } ?? []
      guard field.count == 1, let field = field[0] else {
        conditions.append(Condition(field: "", values: nil))
        continue
      }
      let given = condition["Values"] ?? configurations[field].flatMap { condition[$0]?["Values"] }
      let texts = given?.elements.map { reader.world.texts(of: $0.value, in: resource.stack) }
      if field == "source-ip" {
        var named = texts == nil ? RuleAddresses.unknown : RuleAddresses()
        for element in given?.elements ?? [] { named.formUnion(reader.addresses(element.value, in: resource.stack)) }
        sources = RuleAddresses(may: sources.may.intersection(named.may), sure: sources.sure.intersection(named.sure))
        continue
      }
      let literals = texts.map { $0.map { $0.count == 1 ? $0[0].literal : nil } }
      let patterns = literals?.map { $0.map { Pattern(glob: field == "host-header" ? $0.lowercased() : $0) } }
      let isKnown = patterns.map { !$0.contains(nil) && !$0.isEmpty } ?? false
      conditions.append(Condition(field: field, values: isKnown ? patterns?.compactMap(\.self) : nil))
    }
    let priority = resource.resource["Priority"].flatMap { value -> Int? in
      let texts = reader.world.texts(of: value, in: resource.stack)
      return value.integer.flatMap { Int(exactly: $0) }
        ?? (texts.count == 1 ? texts[0].literal.flatMap { Int($0) } : nil)
    }
    return Rule(priority: priority, sources: sources, conditions: conditions.filter { !$0.isAlwaysMet })
  }

  /// The property that says what fits a field.
  private static let configurations = [
    "host-header": "HostHeaderConfig", "path-pattern": "PathPatternConfig", "source-ip": "SourceIpConfig",
    "http-request-method": "HttpRequestMethodConfig",
  ]

  /// The addresses from which requests come to a rule's actions.
  ///
  /// - Parameter rule: The rule's place among the world's resources; nil for what the listener does with the rest.
  /// - Returns: The addresses from which they may, and those from which they surely do where somebody asks for it.
  func sources(of rule: Int?) -> RuleAddresses {
    let own = rule.flatMap { rules[$0] }
    var found = own?.sources ?? RuleAddresses(.all)
    for (index, other) in rules where index != rule {
      let order = own.map { Self.isBefore(other, $0) } ?? .same
      let taken = min(order, Self.covers(other.conditions, own?.conditions ?? []))
      if taken == .same { found.may = found.may.subtracting(other.sources.sure) }
      if taken != .different { found.sure = found.sure.subtracting(other.sources.may) }
    }
    return RuleAddresses(may: found.may, sure: found.sure.intersection(found.may))
  }

  private static func isBefore(_ one: Rule, _ other: Rule) -> Sameness {
    guard let number = one.priority, let another = other.priority else { return .unknown }
    return number < another ? .same : .different
  }

  /// Whether all requests that some conditions are met by meet others as well.
  private static func covers(_ wider: [Condition], _ narrower: [Condition]) -> Sameness {
    wider.map { condition -> Sameness in
      let same = narrower.filter { $0.field == condition.field }
      guard let values = condition.values else { return .unknown }
      // Who asks chooses something else where nothing is demanded of it.
      if same.isEmpty { return .different }
      return same.map { other -> Sameness in
        guard let others = other.values else { return .unknown }
        let covered = others.map { $0.isCovered(by: values) }
        return covered.contains(false) ? .different : covered.contains(nil) ? .unknown : .same
      }.max() ?? .different
    }.min() ?? .same
  }
}
