import StrataJSON

/// Reads the constraints of a type.
struct ConstraintReader {
  private let page: String?
  private let defaults: JSONObject

  /// The keys of a type's constraints.
  private static let typeKeys: Set = ["page", "defaults", "rules"]
  private static let demandKeys = [
    "needs", "needsOne", "exactlyOne", "atMostOne", "allOrNone", "without", "expect", "order", "unique", "uniqueAmong",
  ]
  private static let ruleKeys = Set(
    demandKeys + [
      "id", "because", "page", "at", "when", "says", "expects", "hint", "severity", "defaults", "ignoringCase",
    ])

  /// Takes what the constraints of a type share.
  init(shared: JSONObject) {
    page = shared["page"]?.string
    defaults = shared["defaults"]?.object ?? [:]
  }

  /// Reads constraints as they're written, of which everything may be wrong.
  static func constraints(of type: String, _ json: JSONValue) throws(ConstraintError) -> [Constraint] {
    guard let object = json.object, let rules = object["rules"]?.array else {
      throw ConstraintError("\(type) must have a list of rules")
    }
    if let key = object.keys.first(where: { !typeKeys.contains($0) }) {
      throw ConstraintError(
        "\(type) can't have the key \(key); expected one of \(typeKeys.sorted().joined(separator: ", "))")
    }
    let reader = ConstraintReader(shared: object)
    return try rules.enumerated().map { index, rule throws(ConstraintError) in
      let name = rule["id"]?.string ?? "rule \(index + 1) of \(type)"
      do throws(ConstraintError) {
        if let key = rule.object?.keys.first(where: { !ruleKeys.contains($0) }) {
          throw ConstraintError("there is no key \(key); expected one of \(ruleKeys.sorted().joined(separator: ", "))")
        }
        return try reader.constraint(rule)
      } catch {
        throw ConstraintError("\(name): \(error.description)")
      }
    }
  }

  /// Reads a constraint, and finds out by which properties it can be broken where that isn't known.
  func constraint(
    _ json: JSONValue, triggers: [String]? = nil, looksUp: Bool = true
  ) throws(ConstraintError) -> Constraint {
    guard let rule = json.object else { throw ConstraintError("expected an object") }
    guard let id = rule["id"]?.string else { throw ConstraintError("an id is missing") }
    guard let reason = rule["because"]?.string else { throw ConstraintError("because is missing, which says why") }
    guard let source = rule["page"]?.string ?? page else { throw ConstraintError("the page is missing that says so") }
    let severity = rule["severity"]?.string ?? "error"
    if severity != "error" && severity != "warning" {
      throw ConstraintError("the severity must be error or warning, and it's \(severity)")
    }
    let places = rule["at"]?.array?.compactMap(\.string) ?? [rule["at"]?.string ?? ""]
    let subjects = try places.map { place throws(ConstraintError) in try ConstraintPath(place) }
    if subjects.isEmpty || subjects.contains(where: { $0.origin != .subject }) {
      throw ConstraintError("at must lead down from the properties")
    }
    let paths = Paths(subject: subjects[0].text, own: rule["defaults"]?.object ?? [:], ofType: defaults)
    let condition = try rule["when"].map { json throws(ConstraintError) in try paths.condition(json) }
    let demand = try demand(rule, paths)
    return Constraint(
      id: id, isWarning: severity == "warning", reason: reason, source: source, subjects: subjects,
      condition: condition, demand: demand, message: rule["says"]?.string,
      expected: rule["expects"]?.string, hint: rule["hint"]?.string, looksUp: looksUp,
      triggers: triggers ?? (subjects.count == 1 ? Self.triggers(subjects[0], condition, demand) : []))
  }

  private func demand(_ rule: JSONObject, _ paths: Paths) throws(ConstraintError) -> ConstraintDemand {
    let keys = Self.demandKeys.filter { rule[$0] != nil }
    guard keys.count == 1, let key = keys.first, let value = rule[key] else {
      throw ConstraintError(
        "expected one demand of \(Self.demandKeys.joined(separator: ", ")), and there are \(keys.count)")
    }
    switch key {
    case "needs": return .needs(try paths.list(value))
    case "without": return .without(try paths.list(value))
    case "needsOne": return .count(try paths.list(value), atLeastOne: true, atMostOne: false)
    case "exactlyOne": return .count(try paths.list(value), atLeastOne: true, atMostOne: true)
    case "atMostOne": return .count(try paths.list(value), atLeastOne: false, atMostOne: true)
    case "allOrNone": return .allOrNone(try paths.list(value))
    case "expect": return .expect(try paths.condition(value))
    case "order": return .order(try paths.comparison(value))
    case "unique":
      let list = try paths.list(value)
      guard list.count == 1 else { throw ConstraintError("unique takes one path") }
      return .unique(list[0], ignoresCase: rule["ignoringCase"] == true)
    default:
      if !paths.subject.isEmpty { throw ConstraintError("uniqueAmong is about whole resources, without at") }
      return .uniqueAmong(try paths.list(value))
    }
  }

  /// Properties without any of which the demand can't be broken, so that most constraints are settled by a look.
  private static func triggers(
    _ subject: ConstraintPath, _ condition: ConstraintCondition?, _ demand: ConstraintDemand
  ) -> [String] {
    if let first = subject.firstProperty { return [first] }
    if !subject.steps.isEmpty { return [] }
    var found: [String] = []
    func add(_ path: ConstraintPath) {
      if path.fallback == nil, path.origin == .subject || path.origin == .properties, let first = path.firstProperty,
        !found.contains(first)
      {
        found.append(first)
      }
    }
    func add(_ condition: ConstraintCondition) {
      switch condition {
      case .all(let all): all.forEach(add)
      case .has(let path), .value(let path, _): add(path)
      case .any, .none, .lacks: break
      }
    }
    if let condition { add(condition) }
    switch demand {
    case .without(let paths) where paths.count == 1: add(paths[0])
    case .unique(let path, _): add(path)
    case .uniqueAmong(let paths): paths.forEach(add)
    case .expect(.value(let path, _)): add(path)
    case .expect(.all(let all)) where all.count == 1: add(all[0])
    case .order(let comparison):
      for term in comparison.left + comparison.right {
        if let path = term.path, term.gathering != .count { add(path) }
      }
    default: break
    }
    return found
  }

  /// Reads what has paths in it, each with the value that holds where nothing is there.
  struct Paths {
    let subject: String
    let own: JSONObject
    let ofType: JSONObject

    func path(_ text: String) throws(ConstraintError) -> ConstraintPath {
      if own.isEmpty, ofType.isEmpty { return try ConstraintPath(text) }
      let full = text.hasPrefix("/") ? String(text.dropFirst()) : subject.isEmpty ? text : "\(subject)/\(text)"
      return try ConstraintPath(text, fallback: own[text] ?? ofType[full])
    }

    func list(_ value: JSONValue) throws(ConstraintError) -> [ConstraintPath] {
      let texts = value.string.map { [$0] } ?? value.array?.compactMap(\.string) ?? []
      if texts.isEmpty || texts.count != value.array?.count ?? 1 { throw ConstraintError("expected a path or some") }
      return try texts.map { text throws(ConstraintError) in try path(text) }
    }
  }
}
