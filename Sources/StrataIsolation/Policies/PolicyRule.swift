import StrataJSON
import StrataTemplate
import StrataText

/// A statement of a policy, read as far as it's known: what it allows at most, and what it surely forbids.
///
/// A class, as the same ones are handed on again and again.
final class PolicyRule: Sendable {
  enum Effect: Sendable, Hashable {
    case allow
    case deny
  }

  /// Where it stands.
  let place: WorldPlace
  let effect: Effect
  /// Whether it's there whatever conditions of the template come to be.
  let isCertain: Bool
  /// Whether all of it could be read.
  let isRead: Bool
  let actions: PolicyActions
  let resources: PolicyResources
  /// The conditions that must hold; nil where they aren't known.
  let conditions: [PolicyCondition]?
  /// Who it's about, in a policy of a resource.
  let principals: PolicyPrincipals

  /// Reads a statement.
  ///
  /// - Parameters:
  ///   - statement: The statement.
  ///   - stack: The place of its stack.
  ///   - isCertain: Whether its policy is there whatever conditions come to be.
  ///   - place: Where it stands, where that isn't the statement's own pointer.
  ///   - names: The names of the world's resources.
  init(_ statement: PlacedValue, in stack: Int, isCertain: Bool, place: WorldPlace? = nil, _ names: ResourceNames) {
    let isObject = statement.value.object != nil && !statement.value.isFunction
    let effects = isObject ? names.world.texts(of: statement.value["Effect"] ?? "", in: stack).map(\.literal) : []
    self.place = place ?? WorldPlace(stack: stack, statement.pointer)
    self.isCertain = isCertain && !statement.pointer.isConditional
    // What isn't known may allow, and forbids nothing.
    effect = effects == ["Deny"] ? .deny : .allow
    actions = PolicyActions(isObject ? statement : nil, in: stack, names)
    resources = PolicyResources(isObject ? statement : nil, in: stack, names)
    principals = PolicyPrincipals(isObject ? statement : nil, in: stack, names)
    conditions = isObject ? PolicyCondition.all(in: statement, of: stack, names) : nil
    isRead = isObject && effects.count == 1 && (effects[0] == "Allow" || effects[0] == "Deny")
  }
}

extension JSONPointer {
  /// Whether what stands there is there only where a condition holds.
  var isConditional: Bool { tokens.contains("Fn::If") }
}
