import StrataJSON
import StrataTemplate

/// One case of a deployment: which conditions hold, and which values parameters have.
struct ConstraintWorld {
  var conditions: [String: Bool] = [:]
  var parameters: [String: String] = [:]

  /// What must be decided before a value is known.
  enum Choice: Hashable {
    case condition(String)
    case parameter(String)
  }

  /// The conditions as the solver takes them.
  var assumptions: [ConditionSolver.Assumption] {
    conditions.sorted { $0.key < $1.key }.map { .init(condition: $0.key, holds: $0.value) }
  }
}

/// A value on the way to what a constraint is about.
struct ConstraintValue {
  let value: JSONValue
  let pointer: JSONPointer
  /// The resource that it stands in.
  let resource: ConstrainedResource
  /// The place in the constraint's own resource from which the way went on to another one; nil before that.
  var anchor: JSONPointer?
  /// Whether it's a function, of whose value nothing is known.
  var isOpen = false
  /// Whether it's what holds as nothing is there.
  var isFallback = false

  /// The place in the constraint's own resource.
  var place: JSONPointer { anchor ?? pointer }

  func with(_ value: JSONValue, at pointer: JSONPointer) -> ConstraintValue {
    ConstraintValue(value: value, pointer: pointer, resource: resource, anchor: anchor)
  }
}

/// Whether something is so, as far as that's known before deployment.
enum Truth {
  case yes, no, open

  init(_ isTrue: Bool) { self = isTrue ? .yes : .no }

  static prefix func ! (_ truth: Truth) -> Truth {
    switch truth {
    case .yes: .no
    case .no: .yes
    case .open: .open
    }
  }
}

extension Sequence {
  /// Whether all elements are so.
  func all(_ truth: (Element) -> Truth) -> Truth {
    var result = Truth.yes
    for element in self {
      switch truth(element) {
      case .no: return .no
      case .open: result = .open
      case .yes: break
      }
    }
    return result
  }

  /// Whether some element is so.
  func some(_ truth: (Element) -> Truth) -> Truth { !all { !truth($0) } }
}
