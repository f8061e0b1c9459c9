import StrataJSON
import StrataTemplate

/// A resource's properties before and after, in each case that conditions tell apart.
struct ComparedProperties {
  let logicalID: String
  let type: String
  /// The properties before, with the names of the new template; nil where the resource wasn't there.
  let old: Form?
  let new: Form?
  /// The conditions under which the resource was and is there.
  let conditions: (old: String?, new: String?)
  let context: Context

  /// What both templates give.
  struct Context {
    let old: TemplateValues
    let new: TemplateValues
    /// Whether parameters and mappings give the same in both.
    let isSame: Bool
    /// Whether parameters do.
    let hasSameParameters: Bool
    let formerTemplate: ComparedTemplate
    let template: ComparedTemplate
    /// The stacks in both.
    let nested: NestedSides
    private let solver: ConditionSolver

    init(old: ComparedTemplate, new: ComparedTemplate, nested: NestedSides = .none) {
      (formerTemplate, template, self.nested) = (old, new, nested)
      (self.old, self.new) = (TemplateValues(old), TemplateValues(new))
      isSame = self.old.isSame(as: self.new)
      hasSameParameters = old.written("Parameters") == new.written("Parameters")
      solver = ConditionSolver(new.contents)
    }

    /// Whether conditions can hold together, as far as the new template tells.
    func canHold(_ guards: Guards) -> Bool {
      guard guards.holds.count > 1 else { return true }
      let assumptions = guards.holds.map { ConditionSolver.Assumption(condition: $0.key, holds: $0.value) }
      return solver.canHold(assumptions) != false
    }
  }

  /// Whether a property is written as before, so that it's another only by a parameter's default, which a stack that
  /// was given a value doesn't take.
  func isByDefault(_ property: String) -> Bool { old?[property] == new?[property] && !context.hasSameParameters }

  /// The values of a property in the new template in each case; nil where there are too many.
  func newValues(_ property: String) -> [Form?]? {
    guard let form = new?[property] else { return [nil] }
    return Situation.all(nil, form, (context.old, context.new), { context.canHold($0) })?.map {
      context.new.resolved(form, in: $0)
    }
  }

  /// The values at a property before and after in a case.
  struct Pair {
    let situation: Situation
    /// Whether the resource was and is there.
    let isThere: (old: Bool, new: Bool)
    let old: Form?
    let new: Form?
  }

  /// The values of a property, or of something in it, in each case; none where they're the same.
  ///
  /// - Parameter property: The name of a property of the resource.
  /// - Returns: The cases in which they differ; nil where there are too many to tell.
  func pairs(_ property: String) -> [Pair]? {
    let (before, after) = (old?[property], new?[property])
    if before == nil, after == nil, old != nil, new != nil, conditions.old == conditions.new { return [] }
    if old != nil, new != nil, before == after, context.isSame || before?.isDecided == true,
      conditions.old == conditions.new
    {
      return []
    }
    // What holds of both tells nothing apart.
    let own = conditions.old == conditions.new && old != nil && new != nil ? [] : [conditions.old, conditions.new]
    guard
      let cases = Situation.all(
        before, after, and: own.compactMap(\.self), (context.old, context.new), { context.canHold($0) })
    else { return nil }
    return cases.compactMap { situation in
      func isThere(_ form: Form?, _ condition: String?) -> Bool {
        form != nil && condition.map { situation.guards.holds[$0] != false } ?? true
      }
      let isThere = (old: isThere(old, conditions.old), new: isThere(new, conditions.new))
      guard isThere.old || isThere.new else { return nil }
      let values = (
        isThere.old ? before.flatMap { context.old.resolved($0, in: situation) } : nil,
        isThere.new ? after.flatMap { context.new.resolved($0, in: situation) } : nil
      )
      if isThere.old == isThere.new, values.0 == values.1 { return nil }
      return Pair(situation: situation, isThere: isThere, old: values.0, new: values.1)
    }
  }
}

extension Form {
  /// Whether nothing in the value is a function.
  var isDecided: Bool {
    switch self {
    case .scalar: true
    case .list, .set: (elements ?? []).allSatisfy(\.form.isDecided)
    case .object(let members): members.allSatisfy(\.form.isDecided)
    case .reference, .attribute, .text, .choice, .function: false
    }
  }

  /// The values at a path below an object; a star stands for each element of a list, and functions stand for what they
  /// give.
  func values(at path: ArraySlice<String>) -> [Form] {
    guard let name = path.first else { return [self] }
    switch self {
    case .object: return self[name]?.values(at: path.dropFirst()) ?? []
    case .list, .set:
      let rest = name == "*" ? path.dropFirst() : path
      return (elements ?? []).flatMap { $0.form.values(at: rest) }
    case .scalar, .reference("AWS::NoValue"): return []
    // It's what the function gives that decides.
    default: return [self]
    }
  }
}
