import StrataFacts
import StrataJSON

extension SchemaSampler {
  /// Makes a list of as few elements as there can be, but one if there can be one.
  mutating func list(_ shape: SampleShape) throws(Failure) -> [JSONValue] {
    let rules = shape.lists
    let least = rules.compactMap { $0.count?.least }.max() ?? 0
    let most = rules.compactMap { $0.count?.greatest }.min() ?? .max
    let count = min(most, max(1, least))
    guard count <= 300 else { throw Failure(path: path, reason: "the list would have \(count) elements") }
    var made: [JSONValue] = []
    for index in 0..<count {
      let nodes = shape.nodes(ofElement: index, isStrict: isStrict)
      let inner = (nodes.fixed + nodes.chosen).map { facts.target(of: $0) ?? $0 }
      if least == 0, inner.contains(where: { open.contains($0) }) { return [] }
      path.append(String(index))
      defer { path.removeLast() }
      let start = places.count
      var element = try sample(fixed: nodes.fixed, chosen: nodes.chosen)
      for _ in 0..<60 where Self.clashes(element, made, rules) {
        places.removeSubrange(start...)
        element = try sample(fixed: nodes.fixed, chosen: nodes.chosen)
      }
      if Self.clashes(element, made, rules) {
        let known = made
        guard let other = variants(of: element, nodes.fixed).first(where: { !Self.clashes($0, known, rules) }) else {
          throw Failure(path: path, reason: "no \(count) elements were found that differ")
        }
        element = other
      }
      made.append(element)
    }
    return made
  }

  /// Whether an element can't stand beside others.
  private static func clashes(_ element: JSONValue, _ others: [JSONValue], _ rules: [ListRules]) -> Bool {
    rules.contains { rule in
      if rule.isUnique, others.contains(element) { return true }
      guard !rule.uniqueKeys.isEmpty else { return false }
      return others.contains { other in rule.uniqueKeys.allSatisfy { other[$0] == element[$0] } }
    }
  }

  /// Other values that the same nodes take.
  private func variants(of value: JSONValue, _ nodes: [SchemaNode], depth: Int = 0) -> [JSONValue] {
    guard depth < 8 else { return [] }
    let shape = SampleShape(fixed: nodes, facts: facts) { _ in 0 }
    if let values = shape.values { return values }
    switch value {
    case .integer(let number): return (1..<20).map { .integer(number + $0) }
    case .string(let text):
      let wish = shape.text
      return (0..<20).map { text + String($0) }.filter(wish.accepts).map { .string($0) }
    case .object(let object):
      let names = shape.objects.flatMap(\.names)
      let present = object.flatMap { member in
        variants(of: member.value, shape.nodes(ofProperty: member.key).fixed, depth: depth + 1).map {
          value.replacing([member.key], with: $0)
        }
      }
      var sampler = self
      let added = names.filter { object[$0] == nil }.compactMap { name -> JSONValue? in
        let other = try? sampler.sample(fixed: shape.nodes(ofProperty: name).fixed, chosen: [])
        return other.map { value.replacing([name], with: $0) }
      }
      return present + added
    default: return []
    }
  }

  /// Makes a number in the range.
  mutating func number(_ shape: SampleShape) throws(Failure) -> JSONValue {
    let rules = shape.numbers
    let isWhole = !shape.types.contains(.number)
    let step = rules.compactMap(\.step).first ?? (isWhole ? 1 : nil)
    let least = rules.compactMap { $0.range?.least }.max()
    let most = rules.compactMap { $0.range?.greatest }.min()
    let above = rules.compactMap { $0.openRange?.least }.max()
    let below = rules.compactMap { $0.openRange?.greatest }.min()
    func fits(_ value: Double) -> Bool {
      if let step, (value / step).rounded() * step != value { return false }
      if let above, value <= above { return false }
      if let below, value >= below { return false }
      return value >= least ?? -.infinity && value <= most ?? .infinity
    }
    let unit = step ?? 1
    let starts = [least, most, above, below].compactMap(\.self).flatMap { bound in
      [bound, (bound / unit).rounded(.up) * unit, (bound / unit).rounded(.down) * unit, bound + unit, bound - unit]
    }
    let value = ([1, unit] + starts + [0.5]).first(where: fits)
    guard let value else { throw Failure(path: path, reason: "no number is in the range") }
    return Int64(exactly: value).map { .integer($0) } ?? .double(value)
  }

  /// Makes a text.
  mutating func text(_ shape: SampleShape) throws(Failure) -> String {
    switch texts.text(for: shape.text, &random) {
    case .success(let text): return text
    case .failure(let failure): throw Failure(path: path, reason: failure.reason)
    }
  }
}
