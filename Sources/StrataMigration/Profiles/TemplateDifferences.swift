import StrataJSON
import StrataTemplate

/// The values that differ between templates of one shape: the same sections, ids, properties and lengths of lists.
struct TemplateDifferences {
  /// A text, number or flag that isn't the same in all templates.
  struct Value {
    let place: JSONPointer
    /// The value in each template, in their order.
    let values: [JSONValue]
  }

  private(set) var values: [Value] = []
  private var place = JSONPointer()

  /// Compares templates; nil where they haven't one shape, or where some say whose they are and others don't.
  init?(of sources: [MigrationSource]) {
    let owners = Set(sources.compactMap(\.owner))
    guard owners.isEmpty || owners.count == sources.count else { return nil }
    guard compare(sources.map(\.templateWithoutOwner)) else { return nil }
  }

  /// Compares templates, whosever they are; nil where they haven't one shape.
  init?(of templates: [JSONValue]) {
    guard compare(templates) else { return nil }
  }

  /// The last step to a piece of the text of an `Fn::Sub`, which has no place of its own in a template.
  static func step(toPiece index: Int) -> String { "piece \(index)" }

  // MARK: Comparing

  private mutating func compare(_ values: [JSONValue]) -> Bool {
    switch values[0] {
    case .object(let object): return compare(object, values)
    case .array(let elements):
      let lists = values.compactMap(\.array)
      guard lists.count == values.count, lists.allSatisfy({ $0.count == elements.count }) else { return false }
      return elements.indices.allSatisfy { index in
        descend(String(index)) { $0.compare(lists.map { list in list[index] }) }
      }
    default: return compareScalars(values)
    }
  }

  private mutating func compare(_ first: JSONObject, _ values: [JSONValue]) -> Bool {
    let objects = values.compactMap(\.object)
    guard objects.count == values.count, objects.allSatisfy({ $0.count == first.count }) else { return false }
    let substitutions = values.compactMap { $0.argument(of: .sub).flatMap { Substitution($0) } }
    if substitutions.count == values.count, let pieces = Self.pieces(of: substitutions) {
      return descend(IntrinsicFunction.sub.name) { differences in
        for (index, texts) in pieces { differences.add(Self.step(toPiece: index), texts) }
        return differences.compare(substitutions.map { .object($0.variables) })
      }
    }
    return first.keys.allSatisfy { key in
      let members = objects.compactMap { $0[key] }
      return members.count == objects.count && descend(key) { $0.compare(members) }
    }
  }

  private mutating func compareScalars(_ values: [JSONValue]) -> Bool {
    if values.dropFirst().allSatisfy({ $0 == values[0] }) { return true }
    // A resource of another type has other properties, whatever they're called.
    if place.tokens.count == 3, place.tokens[0] == "Resources", place.tokens[2] == "Type" { return false }
    let isOneKind =
      values.allSatisfy { $0.string != nil } || values.allSatisfy { $0.bool != nil }
      || values.allSatisfy { $0.isNumber }
    if isOneKind { self.values.append(Value(place: place, values: values)) }
    return isOneKind
  }

  /// The pieces that differ between texts of the same variables at the same places; nil where these aren't the same.
  private static func pieces(of substitutions: [Substitution]) -> [(index: Int, texts: [JSONValue])]? {
    let first = substitutions[0].parts
    guard substitutions.allSatisfy({ $0.parts.count == first.count }) else { return nil }
    var pieces: [(Int, [JSONValue])] = []
    for index in first.indices {
      let parts = substitutions.map { $0.parts[index] }
      switch first[index] {
      case .literal(let text):
        let texts = parts.compactMap { if case .literal(let text) = $0 { text } else { nil } }
        guard texts.count == parts.count else { return nil }
        if texts.contains(where: { $0 != text }) { pieces.append((index, texts.map { .string($0) })) }
      case .reference(let target):
        let isSame = parts.allSatisfy { if case .reference(let other) = $0 { other == target } else { false } }
        if !isSame { return nil }
      case .value(let value):
        let isSame = parts.allSatisfy { if case .value(let other) = $0 { other == value } else { false } }
        if !isSame { return nil }
      }
    }
    return pieces
  }

  private mutating func add(_ step: String, _ values: [JSONValue]) {
    self.values.append(Value(place: JSONPointer(place.tokens + [step]), values: values))
  }

  private mutating func descend(_ step: String, _ body: (inout TemplateDifferences) -> Bool) -> Bool {
    place.tokens.append(step)
    defer { place.tokens.removeLast() }
    return body(&self)
  }
}

extension JSONValue {
  fileprivate var isNumber: Bool {
    switch self {
    case .integer, .double: true
    default: false
    }
  }
}
