import StrataDiff
import StrataJSON
import StrataMigration

/// Compares what candidates make with what a template has.
struct Comparison {
  let source: MigrationSource
  private let template: JSONObject
  private let resources: JSONObject

  init(_ source: MigrationSource) {
    self.source = source
    template = source.template.object ?? [:]
    resources = source.template["Resources"]?.object ?? [:]
  }

  /// The first difference in what each candidate makes, by the candidates' ids; none of those that make the same.
  func differences(_ trial: Trial, _ candidates: [Candidate]) -> [String: String] {
    var found: [String: String] = [:]
    var replaced = resources
    for candidate in candidates {
      for id in (trial.made[candidate.id] ?? [:]).keys.sorted() {
        guard let given = resources[id] else {
          found[candidate.id] = found[candidate.id] ?? "the template has no \(id)"
          continue
        }
        guard let made = trial.resources[id].map({ adding(candidate.statements[id] ?? [], to: $0) }) else { continue }
        replaced[id] = made
        // Bytes are kept where the template is this library's own.
        if source.keepsKinds, made != given {
          found[candidate.id] = found[candidate.id] ?? inWords(id, candidate, Self.place(given, made) ?? "")
        }
      }
    }
    var other = template
    other["Resources"] = .object(replaced)
    guard let difference = try? TemplateDifference(from: source.template, to: .object(other)) else {
      return Dictionary(candidates.map { ($0.id, "the template can't be compared") }) { first, _ in first }
    }
    for resource in difference.resources {
      let owner = candidates.first { trial.made[$0.id]?[resource.logicalID] != nil }
      guard let owner, found[owner.id] == nil else { continue }
      found[owner.id] = inWords(resource.logicalID, owner, resource.changes.first?.path ?? "")
    }
    return found
  }

  /// The statements of a policy that follow those which a construct gives it; nil where these don't come first.
  func further(_ id: String, than made: JSONValue, of candidate: Candidate) -> [JSONValue]? {
    guard let given = resources[id], let all = Self.statements(given), let own = Self.statements(made),
      all.count > own.count, Set(all).count == all.count
    else { return nil }
    var head = given
    head.setStatements(Array(all.prefix(own.count)))
    return isSame(head, made, id) ? Array(all.dropFirst(own.count)) : nil
  }

  private func isSame(_ given: JSONValue, _ made: JSONValue, _ id: String) -> Bool {
    if source.keepsKinds { return given == made }
    var (before, after) = (template, template)
    before["Resources"] = .object(resources.replacing(id, with: given))
    after["Resources"] = .object(resources.replacing(id, with: made))
    return (try? TemplateDifference(from: .object(before), to: .object(after)))?.isEmpty ?? false
  }

  private func adding(_ statements: [JSONValue], to resource: JSONValue) -> JSONValue {
    var resource = resource
    if !statements.isEmpty { resource.setStatements((Self.statements(resource) ?? []) + statements) }
    return resource
  }

  private static func statements(_ resource: JSONValue) -> [JSONValue]? {
    resource["Properties"]?["PolicyDocument"]?["Statement"]?.array
  }

  // MARK: Words

  /// A difference in words: no values, which may be secret.
  private func inWords(_ id: String, _ candidate: Candidate, _ place: String) -> String {
    let path = place.isEmpty ? "it" : place
    return id == candidate.id ? "\(path) would differ" : "\(path) of \(id) would differ"
  }

  /// The first place where two values differ.
  private static func place(_ old: JSONValue, _ new: JSONValue) -> String? {
    guard let old = old.object, let new = new.object else { return nil }
    for key in (old.keys + new.keys.filter { old[$0] == nil }).sorted() where old[key] != new[key] {
      guard let before = old[key], let after = new[key] else { return key }
      let inner = place(before, after)
      if key == "Properties" { return inner }
      return inner.map { "\(key).\($0)" } ?? key
    }
    return nil
  }
}

extension JSONObject {
  fileprivate func replacing(_ key: String, with value: JSONValue) -> JSONObject {
    var object = self
    object[key] = value
    return object
  }
}

extension JSONValue {
  /// Replaces the statements of a policy.
  fileprivate mutating func setStatements(_ statements: [JSONValue]) {
    guard var resource = object, var properties = resource["Properties"]?.object,
      var document = properties["PolicyDocument"]?.object
    else { return }
    document["Statement"] = .array(statements)
    properties["PolicyDocument"] = .object(document)
    resource["Properties"] = .object(properties)
    self = .object(resource)
  }
}
