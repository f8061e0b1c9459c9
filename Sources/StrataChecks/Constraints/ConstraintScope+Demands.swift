import StrataFacts
import StrataFindings
import StrataJSON
import StrataTemplate

extension ConstraintScope {
  /// What breaks a constraint in this case, and whether more may, which isn't known.
  mutating func breaches(of constraint: Constraint) -> (findings: [Finding], isOpen: Bool) {
    var findings: [Finding] = []
    var isOpen = false
    var subjects: [Subject] = []
    for path in constraint.subjects { subjects += self.subjects(path, keepsParents: constraint.looksUp) }
    if choice != nil { isOpen = true }
    for subject in subjects {
      let applies = constraint.condition.map { holds($0, for: subject) } ?? .yes
      if applies == .no { continue }
      let (truth, breach) = demand(constraint, of: subject)
      if truth == .yes { continue }
      if applies == .yes, truth == .no, let breach {
        findings.append(breach)
      } else {
        isOpen = true
      }
    }
    return (findings, isOpen)
  }

  private mutating func demand(_ constraint: Constraint, of subject: Subject) -> (Truth, Finding?) {
    switch constraint.demand {
    case .needs(let paths):
      var result = Truth.yes
      for path in paths {
        switch isThere(path, for: subject) {
        case .no:
          return (
            .no,
            finding(
              constraint, subject, at: subject.value.place, "\(ConstraintWording.name(path)) is missing",
              expected: ConstraintWording.name(path))
          )
        case .open: result = .open
        case .yes: break
        }
      }
      return (result, nil)
    case .without(let paths):
      var result = Truth.yes
      for path in paths {
        let search = search(path, from: subject)
        if let value = search.values.first {
          let name = ConstraintWording.name(path)
          return (.no, finding(constraint, subject, at: value.place, "\(name) can't be given", expected: "no \(name)"))
        }
        if search.isIncomplete { result = .open }
      }
      return (result, nil)
    case .count(let paths, let atLeastOne, let atMostOne):
      let there = paths.map { isThere($0, for: subject) }
      var names: [String] { paths.map(ConstraintWording.name) }
      if atMostOne, there.count(where: { $0 == .yes }) > 1 {
        let given = zip(names, there).filter { $0.1 == .yes }.map(\.0)
        return (
          .no,
          finding(
            constraint, subject, at: subject.value.place, "\(ConstraintWording.list(given, "and")) exclude each other",
            expected: "one of \(ConstraintWording.list(names, "and"))")
        )
      }
      if atLeastOne, there.allSatisfy({ $0 == .no }) {
        return (
          .no,
          finding(
            constraint, subject, at: subject.value.place, "\(ConstraintWording.list(names, "or")) is missing",
            expected: "\(atMostOne ? "one" : "at least one") of \(ConstraintWording.list(names, "and"))")
        )
      }
      return (there.contains(.open) ? .open : .yes, nil)
    case .allOrNone(let paths):
      let there = paths.map { isThere($0, for: subject) }
      guard let one = zip(paths, there).first(where: { $0.1 == .yes })?.0,
        let other = zip(paths, there).first(where: { $0.1 == .no })?.0
      else { return (there.contains(.open) ? .open : .yes, nil) }
      return (
        .no,
        finding(
          constraint, subject, at: subject.value.place,
          "\(ConstraintWording.name(one)) is there without \(ConstraintWording.name(other))",
          expected: "\(ConstraintWording.list(paths.map(ConstraintWording.name), "and")) together")
      )
    case .expect(let condition):
      let (truth, breach) = meets(condition, for: subject)
      guard truth == .no, let breach else { return (truth == .no ? .open : truth, nil) }
      return (.no, finding(constraint, subject, breach))
    case .order(let comparison):
      let (truth, left, right) = compare(comparison, for: subject)
      guard truth == .no, let left, let right else { return (truth == .no ? .open : truth, nil) }
      let (message, expected) = ConstraintWording.order(comparison, left.text, right.text)
      return (
        .no,
        finding(
          constraint, subject, at: (left.value ?? right.value ?? subject.value).place, message, expected: expected,
          words: ["left": left.text, "right": right.text])
      )
    case .unique(let path, let ignoresCase):
      let search = search(path, from: subject)
      var seen: [ConstraintIdentity: ConstraintValue] = [:]
      for value in search.values {
        guard var identity = ConstraintIdentity(value, in: template) else { continue }
        if ignoresCase, case .text(let text) = identity { identity = .text(text.lowercased()) }
        if seen.updateValue(value, forKey: identity) != nil {
          let text = identity.description
          return (
            .no,
            finding(
              constraint, subject, at: value.place,
              text.map { "\(Wording.quoted($0)) is there twice" } ?? "the same is there twice",
              expected: "each \(ConstraintWording.name(path)) once", words: ["value": text ?? "…"])
          )
        }
      }
      return (search.isIncomplete ? .open : .yes, nil)
    case .uniqueAmong: return (.yes, nil)
    }
  }

  private mutating func finding(_ constraint: Constraint, _ subject: Subject, _ breach: Breach) -> Finding {
    let name = ConstraintWording.name(breach.path)
    let expected = ConstraintWording.expected(breach.condition)
    guard let value = breach.value else {
      return finding(constraint, subject, at: subject.value.place, "\(name) is missing", expected: expected)
    }
    if case .lacks = breach.condition {
      return finding(constraint, subject, at: value.place, "\(name) can't be given", expected: "no \(name)")
    }
    let text = shown(value)
    let given = value.isFallback ? "is \(text ?? "so") unless given" : text.map { "can't be \($0)" } ?? "can't be so"
    return finding(
      constraint, subject, at: value.place, "\(name) \(given)", expected: expected,
      words: text.map { ["value": $0] } ?? [:])
  }

  /// A value as messages have it, or nil for one that is too long for them.
  private func shown(_ value: ConstraintValue) -> String? {
    if value.isOpen { return ConstraintIdentity(value, in: template)?.description }
    if let text = value.value.string {
      return Wording.quoted(text.utf8.count > 60 ? "\(text.prefix(57))…" : text)
    }
    return Scalar.text(of: value.value)
  }

  /// A finding, in words of the constraint's own where it has some.
  private mutating func finding(
    _ constraint: Constraint, _ subject: Subject, at place: JSONPointer, _ message: String, expected: String?,
    words: [String: String] = [:]
  ) -> Finding {
    var text: String
    if let own = constraint.message {
      text = filled(own, subject, words)
    } else {
      text = message
      if let condition = constraint.condition { text += ", where \(ConstraintWording.text(condition))" }
    }
    return Finding(
      RuleID(stringLiteral: constraint.id), text, severity: constraint.isWarning ? .warning : .error, at: place,
      expected: constraint.expected ?? expected, hint: constraint.hint)
  }

  /// A text with what stands for its braces: the resource's id, a side of a comparison, or the values of a path.
  private mutating func filled(_ text: String, _ subject: Subject, _ words: [String: String]) -> String {
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      let name = String(rest[rest.index(after: open)..<close])
      if let word = words[name] {
        result += word
      } else if name == "id" {
        result += resource.declaration.logicalID
      } else if let path = try? ConstraintPath(name) {
        let values = search(path, from: subject).values.map {
          ConstraintIdentity($0, in: template)?.description
        }
        result += values.isEmpty ? "nothing" : ConstraintWording.list(values.map { $0 ?? "…" }, "and")
      }
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
