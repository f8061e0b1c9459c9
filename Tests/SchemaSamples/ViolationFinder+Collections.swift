import StrataFacts
import StrataJSON
import StrataSchema

extension ViolationFinder {
  /// What can be wrong with the properties of an object.
  func violations(of object: JSONObject, _ place: SchemaSampler.Place) -> [SampleViolation] {
    var found: [SampleViolation] = []
    let path = place.path
    for rules in place.shape.fixed.compactMap(\.object) {
      for name in rules.required where object[name] != nil {
        found.append(SampleViolation(.required, path + [name], nil))
      }
      for names in rules.exactlyOne + rules.atLeastOne {
        found.append(SampleViolation(.choice, at: path, without: names.filter { object[$0] != nil }))
      }
      for (name, others) in rules.dependent where object[name] != nil && !others.isEmpty {
        found.append(SampleViolation(.dependent, at: path, without: [others[0]]))
      }
      let name = "StrataSample"
      let isOther = rules.patterns.allSatisfy { SchemaPatterns.matches(name, $0.name) == false }
      if rules.isClosed, rules.others == nil, isOther {
        found.append(SampleViolation(.unknown, path + [name], "sample"))
      }
    }
    for names in place.shape.alternatives {
      found.append(SampleViolation(.choice, at: path, without: names.filter { object[$0] != nil }.sorted()))
    }
    return found + together(in: object, place)
  }

  /// Properties of which each rules out another.
  private func together(in object: JSONObject, _ place: SchemaSampler.Place) -> [SampleViolation] {
    var groups: [[String]] = []
    for rules in place.shape.fixed.compactMap(\.object) {
      for names in rules.exactlyOne { groups += names.filter { object[$0] == nil }.map { [$0] } }
      for (name, others) in rules.excluded where object[name] != nil { groups += others.map { [$0] } }
    }
    for alternatives in place.shape.exclusives { groups += alternatives.map { $0.sorted() } }
    return groups.compactMap { group in
      let names = group.filter { object[$0] == nil }
      let members = names.compactMap { name in
        maker.value(ofProperty: name, in: place.shape).map { (name: name, value: $0) }
      }
      // Names that are all there belong to the alternative that was taken.
      guard !names.isEmpty, members.count == names.count else { return nil }
      return SampleViolation(.together, at: place.path, with: members)
    }
  }

  /// What can be wrong with the elements of a list.
  func violations(of list: [JSONValue], _ place: SchemaSampler.Place) -> [SampleViolation] {
    var found: [SampleViolation] = []
    for rules in place.shape.fixed.compactMap(\.list) {
      if let least = rules.count?.least, least > 0, list.count >= least {
        found.append(SampleViolation(.count, place.path, .array(Array(list.prefix(least - 1)))))
      }
      if let most = rules.count?.greatest, most < 60, let first = list.first, list.count <= most {
        let more = Array(repeating: first, count: most + 1 - list.count)
        found.append(SampleViolation(.count, place.path, .array(list + more)))
      }
      if rules.isUnique, let first = list.first {
        found.append(SampleViolation(.unique, place.path, .array(list + [first])))
      }
    }
    return found
  }
}
