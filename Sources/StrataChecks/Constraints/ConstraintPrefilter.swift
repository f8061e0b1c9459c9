import StrataFacts
import StrataJSON
import StrataTemplate

/// A resource to which programs of constraints are put, to rule out nearly all of them at a glance.
///
/// What a program finds is what a ``ConstraintScope`` finds where nothing depends on conditions and parameters. Where
/// something does, or where nothing is sure, it says so, and the constraint itself is held against the resource.
// A class, as each function that takes a value of several references counts all of them.
final class ConstraintPrefilter {
  let template: ConstraintTemplate
  let resource: ConstrainedResource
  /// The properties, at which most paths begin.
  let start: Value

  init(_ template: ConstraintTemplate, _ resource: ConstrainedResource) {
    (self.template, self.resource) = (template, resource)
    start = Value(json: .object(resource.properties))
  }

  /// A value on the way to what a constraint is about.
  struct Value {
    let json: JSONValue
    /// Whether it's a function, of whose value nothing is known.
    var isOpen = false
  }

  /// Whether the resource has the properties without which a constraint can't be broken.
  ///
  /// - Parameters:
  ///   - program: The constraint.
  ///   - names: The names of these properties.
  /// - Returns: Whether it has all.
  func hasTriggers(of program: ConstraintProgram, _ names: NameSet) -> Bool {
    if !resource.names.mayContain(names) { return false }
    var triggers = program.triggers
    while !triggers.isAtEnd {
      if resource.properties.position(ofUTF8: triggers.text()) == nil { return false }
    }
    return true
  }

  /// Whether the resource surely doesn't break a constraint, in no case of a deployment.
  func obeys(_ program: ConstraintProgram) -> Bool {
    var body = program.body
    if body.isAtEnd { return false }
    var subjects = body.part()
    let condition = body.part()
    let demand = body
    while !subjects.isAtEnd {
      var obeys = true
      let end = visit(&subjects, from: start) { subject in
        obeys = obeys && self.obeys(condition, demand, for: subject)
      }
      if end == nil || !obeys { return false }
    }
    return true
  }

  private func obeys(_ condition: ConstraintProgramCursor, _ demand: ConstraintProgramCursor, for subject: Value)
    -> Bool
  {
    var (condition, demand) = (condition, demand)
    var applies = Truth.yes
    if !condition.isAtEnd {
      guard let holds = truth(ofCondition: &condition, for: subject) else { return false }
      applies = holds
    }
    // What isn't known with nothing to choose from stays so, and then nothing is found.
    return applies != .yes || truth(ofDemand: &demand, for: subject).map { $0 != .no } ?? false
  }

  /// Whether a demand is met, or nil where that takes a closer look.
  private func truth(ofDemand demand: inout ConstraintProgramCursor, for subject: Value) -> Truth? {
    let kind = demand.opcode()
    var part = demand.part()
    switch kind {
    case .needs:
      return all(in: &part) { isThere(&$0, for: subject) }
    case .without:
      return all(in: &part) { isThere(&$0, for: subject).map(!) }
    case .count:
      let bounds = part.number()
      guard let there = counts(of: &part, for: subject) else { return nil }
      if bounds & 2 != 0, there.yes > 1 { return .no }
      if bounds & 1 != 0, there.yes == 0, there.open == 0 { return .no }
      return there.open > 0 ? .open : .yes
    case .allOrNone:
      guard let there = counts(of: &part, for: subject) else { return nil }
      if there.yes > 0, there.no > 0 { return .no }
      return there.open > 0 ? .open : .yes
    case .expect:
      return truth(ofCondition: &part, for: subject, every: true)
    case .order:
      return truth(ofOrder: &part, for: subject)
    case .unique:
      return areUnique(&part, for: subject)
    // It takes two resources to break it.
    case .uniqueAmong: return template.resources(of: resource.declaration.type).count < 2 ? .yes : nil
    default: return nil
    }
  }

  /// What all paths are together; the first that isn't so is enough.
  private func all(
    in paths: inout ConstraintProgramCursor, _ truth: (inout ConstraintProgramCursor) -> Truth?
  ) -> Truth? {
    var result = Truth.yes
    while !paths.isAtEnd {
      guard let truth = truth(&paths) else { return nil }
      if truth == .no { return .no }
      if truth == .open { result = .open }
    }
    return result
  }

  /// How many of some paths lead to something, to nothing, and to what isn't known.
  private func counts(
    of paths: inout ConstraintProgramCursor, for subject: Value
  ) -> (yes: Int, no: Int, open: Int)? {
    var counts = (yes: 0, no: 0, open: 0)
    while !paths.isAtEnd {
      switch isThere(&paths, for: subject) {
      case .yes: counts.yes += 1
      case .no: counts.no += 1
      case .open: counts.open += 1
      case nil: return nil
      }
    }
    return counts
  }

  /// Whether nothing is there twice, or nil where that takes a closer look.
  private func areUnique(_ part: inout ConstraintProgramCursor, for subject: Value) -> Truth? {
    let ignoresCase = part.number() != 0
    guard let side = side(at: &part, for: subject) else { return nil }
    let known = side.identities.compactMap { identity -> ConstraintIdentity? in
      if ignoresCase, case .text(let text)? = identity { return .text(text.lowercased()) }
      return identity
    }
    if known.count > 1, Set(known).count < known.count { return .no }
    return side.isIncomplete ? .open : .yes
  }
}
