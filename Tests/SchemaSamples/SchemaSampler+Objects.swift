import StrataFacts
import StrataJSON

extension SchemaSampler {
  /// Makes an object with the properties that are required, or all that go together.
  mutating func object(_ shape: SampleShape) throws(Failure) -> JSONObject {
    let rules = shape.objects
    var made = JSONObject()
    var required: [String] = []
    for name in rules.flatMap(\.required) where !required.contains(name) { required.append(name) }
    for name in required where made[name] == nil { made[name] = try property(name, shape) }
    for names in rules.flatMap(\.exactlyOne) { try addOne(of: names, shape, to: &made) }
    for names in rules.flatMap(\.atLeastOne) { try addOne(of: names, shape, to: &made) }
    if isFull { addOptional(shape, to: &made) }
    try addDependent(shape, to: &made)
    try fill(shape, to: &made)
    return made
  }

  /// Adds one of some properties if there is none of them.
  private mutating func addOne(of names: [String], _ shape: SampleShape, to made: inout JSONObject) throws(Failure) {
    guard !names.contains(where: { made[$0] != nil }) else { return }
    let fitting = names.filter { isAllowed($0, shape, in: made) }
    guard !fitting.isEmpty else {
      throw Failure(path: path, reason: "none of \(names.joined(separator: ", ")) can be set")
    }
    let name = fitting[attempt < 6 ? attempt % fitting.count : random.below(fitting.count)]
    made[name] = try property(name, shape)
  }

  /// Adds what can be added beside what is there.
  private mutating func addOptional(_ shape: SampleShape, to made: inout JSONObject) {
    guard path.count < 14 else { return }
    for name in Set(shape.objects.flatMap(\.names)).sorted() where isAllowed(name, shape, in: made) {
      let nodes = shape.nodes(ofProperty: name)
      let inner = (nodes.fixed + nodes.chosen).map { facts.target(of: $0) ?? $0 }
      if budget <= 0 || inner.contains(where: { open.contains($0) }) { continue }
      budget -= 1
      let (places, omissions) = (places.count, omissions.count)
      do {
        made[name] = try property(name, shape)
      } catch {
        self.places.removeSubrange(places...)
        self.omissions.removeSubrange(omissions...)
        self.omissions.append(error)
      }
    }
  }

  private mutating func addDependent(_ shape: SampleShape, to made: inout JSONObject) throws(Failure) {
    for (name, others) in shape.objects.flatMap(\.dependent) where made[name] != nil {
      for other in others where made[other] == nil { made[other] = try property(other, shape) }
    }
  }

  /// Adds properties of any name until there are enough.
  private mutating func fill(_ shape: SampleShape, to made: inout JSONObject) throws(Failure) {
    let least = shape.objects.compactMap { $0.count?.least }.max() ?? 0
    let isMap = shape.objects.contains { !$0.patterns.isEmpty || $0.others != nil }
    // Alternatives that only say what they allow are told apart by what is there.
    if made.isEmpty, attempt > 0, let name = shape.chosen.compactMap(\.object?.names.first).first {
      made[name] = try property(name, shape)
    }
    let wanted = max(least, isFull && isMap ? 1 : 0)
    for name in Set(shape.objects.flatMap(\.names)).sorted() where made.count < least {
      if isAllowed(name, shape, in: made) { made[name] = try property(name, shape) }
    }
    guard made.count < wanted else { return }
    let found = shape.objects.first { !$0.patterns.isEmpty } ?? shape.objects.first { $0.others != nil }
    let pattern = found?.patterns.first
    let isOpen = !shape.objects.contains(where: \.isClosed)
    guard let node = pattern?.node ?? found?.others else {
      for number in 0..<(least - made.count) where isOpen { made["Sample\(number)"] = "sample" }
      if made.count >= least { return }
      throw Failure(path: path, reason: "more properties are wanted than there are")
    }
    for _ in 0..<200 where made.count < wanted {
      let wish = TextSampler.Wish(least: 1, patterns: pattern.map { [$0.name] } ?? ["^[a-z]{8}$"])
      guard case .success(let name) = texts.text(for: wish, &random) else {
        throw Failure(path: path, reason: "no name was found for \(pattern?.name ?? "a property")")
      }
      if made[name] != nil || shape.objects.contains(where: { $0.properties[name] != nil }) { continue }
      path.append(name)
      defer { path.removeLast() }
      made[name] = try sample(fixed: [node], chosen: [])
    }
  }

  private mutating func property(_ name: String, _ shape: SampleShape) throws(Failure) -> JSONValue {
    path.append(name)
    defer { path.removeLast() }
    let nodes = shape.nodes(ofProperty: name)
    if readOnly.contains(general(path)) { throw Failure(path: path, reason: "only the service sets the property") }
    return try sample(fixed: nodes.fixed, chosen: nodes.chosen)
  }

  /// Whether a property can stand beside those that are there.
  private func isAllowed(_ name: String, _ shape: SampleShape, in made: JSONObject) -> Bool {
    if made[name] != nil || shape.foreign.contains(name) || readOnly.contains(general(path + [name])) { return false }
    for rules in shape.objects {
      if rules.isClosed, rules.properties[name] == nil, rules.others == nil { return false }
      if rules.exactlyOne.contains(where: { $0.contains(name) && $0.contains { made[$0] != nil } }) { return false }
      for (one, others) in rules.excluded {
        if one == name, others.contains(where: { made[$0] != nil }) { return false }
        if made[one] != nil, others.contains(name) { return false }
      }
      if let most = rules.count?.greatest, made.count >= most { return false }
    }
    return true
  }

  /// A path with an asterisk for each element of a list.
  private func general(_ path: [String]) -> [String] {
    path.map { Int($0) == nil ? $0 : "*" }
  }
}
