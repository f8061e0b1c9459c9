/// Whether a condition holds of the requests that somebody may make.
enum ConditionTruth: Sendable, Hashable {
  /// It holds of none of them.
  case never
  /// It holds of some, as whoever asks may choose.
  case sometimes
  /// It may hold or not, which isn't known.
  case unknown
  /// It holds of all of them.
  case always

  /// Whether it holds where one or both don't.
  func and(_ other: ConditionTruth) -> ConditionTruth {
    if self == .never || other == .never { return .never }
    if self == .unknown || other == .unknown { return .unknown }
    return self == .always && other == .always ? .always : .sometimes
  }
}

/// What a key says of the requests that somebody may make of a resource.
struct KeyKnowledge: Sendable {
  /// The values that it may have; nil where they aren't known.
  let values: [ConditionValue]?
  /// Whether it may be absent.
  let mayBeAbsent: Bool
  /// Whether the one who asks may have it say what they want.
  let isChosen: Bool

  /// Whatever whoever asks chooses.
  static let chosen = KeyKnowledge(values: nil, mayBeAbsent: true, isChosen: true)
  /// Something that isn't known.
  static let unknown = KeyKnowledge(values: nil, mayBeAbsent: true, isChosen: false)
  /// Nothing, in each request.
  static let absent = KeyKnowledge(values: [], mayBeAbsent: true, isChosen: false)

  /// One of some values.
  static func values(_ values: [ConditionValue]) -> KeyKnowledge {
    KeyKnowledge(values: values, mayBeAbsent: false, isChosen: false)
  }
}

extension PolicyCondition {
  /// Whether the condition holds, by what is known of its key.
  ///
  /// - Parameters:
  ///   - known: What its key says.
  ///   - other: What other keys say, which values may name by variables.
  /// - Returns: Never or always only where that's so in all requests.
  func truth(_ known: KeyKnowledge, _ other: (String) -> KeyKnowledge) -> ConditionTruth {
    if comparison == .null { return nullTruth(known) }
    if comparison == .other { return .sometimes }
    if comparison == .unknown { return .unknown }
    guard let says = known.values else { return known.isChosen ? .sometimes : .unknown }
    let values = values.flatMap { value -> [ConditionValue] in
      guard let variable = value.variable, let named = other(variable).values else { return [value] }
      return named
    }
    // What a request says that has the key: whether it's equal to one of the values.
    let equal = says.map { said -> ConditionTruth in
      var best = ConditionTruth.never
      for value in values {
        switch equality(said, value) {
        case .always: return .always
        case .never: break
        case .sometimes: if best == .never { best = .sometimes }
        case .unknown: best = .unknown
        }
      }
      return best
    }
    var outcomes = equal.map { truth -> ConditionTruth in
      guard isNegated else { return truth == .always && !isCertain ? .unknown : truth }
      switch truth {
      case .never: return .always
      case .always: return isCertain ? .never : .unknown
      case .sometimes, .unknown: return truth
      }
    }
    if known.mayBeAbsent {
      // A comparison that denies holds of what isn't there, unless it must be.
      outcomes.append(holdsWithoutKey || isNegated && !needsKey ? .always : .never)
    }
    return Self.any(of: outcomes)
  }

  private func nullTruth(_ known: KeyKnowledge) -> ConditionTruth {
    guard values.count == 1, let wanted = values[0].certain.literal?.lowercased() else { return .unknown }
    guard let says = known.values else { return known.isChosen ? .sometimes : .unknown }
    let isAbsent: ConditionTruth = says.isEmpty ? .always : known.mayBeAbsent ? .unknown : .never
    switch (wanted, isAbsent) {
    case ("true", _): return isAbsent
    case ("false", .always): return .never
    case ("false", .never): return .always
    default: return .unknown
    }
  }

  /// What holds where one of several things is so.
  private static func any(of outcomes: [ConditionTruth]) -> ConditionTruth {
    guard let first = outcomes.first else { return .never }
    if outcomes.allSatisfy({ $0 == first }) { return first }
    return outcomes.contains(.unknown) || outcomes.count > 1 ? .unknown : .sometimes
  }

  private func equality(_ said: ConditionValue, _ value: ConditionValue) -> ConditionTruth {
    if let one = said.owner, let other = value.owner, one != other { return .never }
    if said.owner != nil, said.owner == value.owner, said.certain == value.certain { return .always }
    let (mine, others) = (folded(said.possible), folded(value.possible))
    switch comparison {
    case .arn:
      guard let mine = ArnPattern(mine), let others = ArnPattern(others) else {
        return mine.meets(others) || others.isAny ? .unknown : .never
      }
      if !mine.meets(others) { return .never }
      return value.isExact && others.covers(mine) == true
        ? .always : said.isExact && value.isExact ? .sometimes : .unknown
    default:
      if !mine.meets(others) { return .never }
      return value.isExact && mine.isCovered(by: [others]) == true
        ? .always : said.isExact && value.isExact ? .sometimes : .unknown
    }
  }

  private func folded(_ pattern: Pattern) -> Pattern {
    comparison == .stringIgnoringCase || comparison == .bool ? pattern.lowercased : pattern
  }
}
