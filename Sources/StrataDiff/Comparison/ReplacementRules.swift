import StrataFacts
import StrataTemplate

/// The properties of a type that can be changed while the resource stays.
///
/// See [Understand update behaviors of stack resources](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html).
struct ReplacementRules {
  private let always: [[String]]
  private let sometimes: [[String]]
  private let readOnly: [[String]]
  /// Whether there are no facts of the type, so that anything may be.
  private let isUnknown: Bool
  private let conditions: ReplacementConditions

  /// Takes the rules of a type.
  ///
  /// - Parameters:
  ///   - type: The type.
  ///   - old: The resource before, which may decide on what a change does; none unless given.
  ///   - new: The resource after; none unless given.
  init(type: String, old: TemplateResource? = nil, new: TemplateResource? = nil) {
    conditions = ReplacementConditions(type: type, old: old, new: new)
    let facts = KnownFacts.of(type)
    always = facts?.createOnly ?? []
    sometimes = facts?.conditionalCreateOnly ?? []
    // A few are said to be both, and can be set.
    readOnly = (facts?.readOnly ?? []).filter { facts?.createOnly.contains($0) != true }
    isUnknown = facts == nil
  }

  /// The effect of a value's change on its resource.
  ///
  /// - Parameters:
  ///   - steps: The place of the value, below the properties.
  ///   - before: The value that it was.
  ///   - after: The value that it is.
  /// - Returns: Whether the resource is replaced, and whether the value has no effect at all.
  func effect(at steps: ArraySlice<PropertyPath.Step>, from before: Form?, to after: Form?) -> (Replacement, Bool) {
    if isUnknown { return (.sometimes, false) }
    var result = Replacement.never
    for path in always {
      result = max(result, Self.effect(of: path[...], at: steps, from: before, to: after))
      if result == .always { return (.always, false) }
    }
    for path in sometimes where Self.effect(of: path[...], at: steps, from: before, to: after) != .never {
      result = max(result, conditions.effect(of: path.first ?? "", from: before, to: after))
    }
    if result != .never { return (result, false) }
    return (result, result == .never && readOnly.contains { Self.isWithin($0[...], steps) })
  }

  private static func effect(
    of path: ArraySlice<String>, at steps: ArraySlice<PropertyPath.Step>, from before: Form?, to after: Form?
  ) -> Replacement {
    var path = path
    for step in steps {
      guard let name = path.first else { return .always }
      guard let rest = advance(path, name, over: step) else { return .never }
      path = rest
    }
    if path.isEmpty { return .always }
    // What changed contains the property: it counts where the property itself did.
    var (old, new): ([Form], [Form]) = ([], [])
    let isKnown = gather(path, in: before, into: &old) && gather(path, in: after, into: &new)
    if old == new { return isKnown ? .never : .sometimes }
    return isKnown ? .always : .sometimes
  }

  /// The rest of a path behind a step, or nil where the step leads elsewhere.
  private static func advance(
    _ path: ArraySlice<String>, _ name: String, over step: PropertyPath.Step
  ) -> ArraySlice<String>? {
    switch step {
    case .branch: path
    // Some paths have a star for the elements of a list, and some have nothing.
    case .index: name == "*" ? path.dropFirst() : path
    case .name(let own): own == name || name == "*" ? path.dropFirst() : nil
    }
  }

  /// Whether a place is that of a path, or inside.
  private static func isWithin(_ path: ArraySlice<String>, _ steps: ArraySlice<PropertyPath.Step>) -> Bool {
    var path = path
    for step in steps {
      guard let name = path.first else { return true }
      guard let rest = advance(path, name, over: step) else { return false }
      path = rest
    }
    return path.isEmpty
  }

  /// Collects the values at a path; false where a function hides what they are.
  private static func gather(_ path: ArraySlice<String>, in form: Form?, into values: inout [Form]) -> Bool {
    guard let form else { return true }
    guard let name = path.first else {
      values.append(form)
      return true
    }
    switch form {
    case .object(let members):
      var isKnown = true
      for member in members where name == "*" || member.key == name {
        isKnown = gather(path.dropFirst(), in: member.form, into: &values) && isKnown
      }
      return isKnown
    case .list, .set:
      let rest = name == "*" ? path.dropFirst() : path
      var isKnown = true
      for element in form.elements ?? [] { isKnown = gather(rest, in: element.form, into: &values) && isKnown }
      return isKnown
    case .scalar: return true
    case .reference("AWS::NoValue"): return true
    case .reference, .attribute, .text, .choice, .function: return false
    }
  }
}
