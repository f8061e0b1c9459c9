import StrataFacts
import StrataFindings
import StrataJSON
import StrataTemplate

/// One pass over the properties of a resource.
struct Inspection {
  let facts: ResourceFacts
  let context: (any ReferenceContext)?
  private(set) var findings: [Finding] = []
  /// The number of faults so far, counted also where nothing is written down.
  private(set) var wrongs = 0
  /// Whether something was met that only the deployment tells.
  var isUncertain = false
  /// Whether what is checked now is what's known beyond the type's own schema.
  var isSupplementary = false
  private(set) var path: [Step] = []
  private var depth = 0
  private var isQuiet = false
  /// Whether it's only asked if a node fits, as for a condition, so that what can go both ways must stay open.
  private(set) var isDeciding = false
  /// The conditions that hold, or don't, where the value at hand must be what it must be.
  private var conditions: [ConditionWording] = []

  /// A step from a value into it.
  enum Step {
    case name(String), index(Int)

    var text: String {
      switch self {
      case .name(let name): name
      case .index(let index): String(index)
      }
    }
  }

  /// Definitions can refer to each other in cycles, so something has to end it.
  private static let maximumDepth = 200

  init(facts: ResourceFacts, context: (any ReferenceContext)?) {
    self.facts = facts
    self.context = context
    path.reserveCapacity(16)
  }

  mutating func check(_ value: JSONValue, against node: SchemaNode) {
    guard depth < Self.maximumDepth else {
      isUncertain = true
      return
    }
    let before = depth
    depth += 1
    defer { depth = before }
    if value.isObject, let function = TemplateFunction(value) {
      check(function, against: node)
    } else {
      checkLiteral(value, against: node)
    }
  }

  mutating func check(_ value: JSONValue, against node: SchemaNode, at step: Step) {
    path.append(step)
    check(value, against: node)
    path.removeLast()
  }

  private mutating func checkLiteral(_ value: JSONValue, against node: SchemaNode) {
    var node = node
    // What only refers to a definition says no more than that one does.
    while node.isReference, let target = node.target {
      guard depth < Self.maximumDepth else {
        isUncertain = true
        return
      }
      depth += 1
      node = target
    }
    if let target = node.target { check(value, against: target) }
    if case .string(let text) = value, DynamicReference.isIn(text) {
      isUncertain = true
      // It stands for a text, and for no more than that.
      if !node.types.isEmpty, node.types.isSubset(of: [.list, .object]) { _ = checkType(of: value, against: node) }
      return
    }
    guard checkType(of: value, against: node) else { return }
    if node.hasOnlyTypes { return }
    let before = wrongs
    if let format = node.formatText { check(value, hasFormat: format) }
    let isWellFormed = wrongs == before
    if let rules = node.values { check(value, against: rules) }
    // A format says more of what a text should be than a pattern does.
    if let rules = node.text, isWellFormed { check(value, against: rules, types: node.types) }
    if let rules = node.number { check(value, against: rules, types: node.types) }
    if let rules = node.list, case .array(let list) = value { check(list, against: rules, format: node.formatText) }
    if let rules = node.object, case .object(let object) = value { check(object, against: rules) }
    if let rules = node.logic { check(value, against: rules) }
  }

  // MARK: Findings

  /// Records what is wrong with the value at hand, or with what's one step further.
  mutating func report(at step: Step? = nil, _ wrong: @autoclosure () -> Finding) {
    wrongs += 1
    if isQuiet { return }
    let wrong = wrong()
    let place = JSONPointer(path.map(\.text) + (step.map { [$0.text] } ?? []))
    // One condition after another can say the same of a value.
    if wrong.given != nil, !conditions.isEmpty,
      findings.contains(where: { $0.rule == wrong.rule && $0.pointer == place && $0.given == wrong.given })
    {
      return
    }
    var finding = Finding(
      wrong.rule, wrong.message + ConditionWording.suffix(conditions, at: place.tokens.last), at: place,
      expected: wrong.expected, given: wrong.given, hint: wrong.hint)
    finding.isSupplementary = isSupplementary
    findings.append(finding)
  }

  /// Checks a value against a node that matters only under a condition.
  mutating func check(_ value: JSONValue, against node: SchemaNode, where condition: ConditionWording) {
    conditions.append(condition)
    check(value, against: node)
    conditions.removeLast()
  }

  /// The number of faults in a value, what goes both ways being uncertain rather than wrong.
  mutating func decide(_ value: JSONValue, against node: SchemaNode) -> (wrongs: Int, isUncertain: Bool) {
    let before = isDeciding
    isDeciding = true
    let result = count(value, against: node)
    isDeciding = before
    return result
  }

  /// Counts what is wrong with both of two alternatives; what is wrong with one is uncertain.
  mutating func decide(_ one: JSONValue, or other: JSONValue, against node: SchemaNode) {
    let (one, other) = (count(one, against: node), count(other, against: node))
    wrongs += min(one.wrongs, other.wrongs)
    if one.isUncertain || other.isUncertain || (one.wrongs == 0) != (other.wrongs == 0) { isUncertain = true }
  }

  /// The number of faults in a value and whether something was uncertain, with nothing written down.
  mutating func count(_ value: JSONValue, against node: SchemaNode) -> (wrongs: Int, isUncertain: Bool) {
    let before = (wrongs, isUncertain, isQuiet)
    (wrongs, isUncertain, isQuiet) = (0, false, true)
    check(value, against: node)
    let result = (wrongs, isUncertain)
    (wrongs, isUncertain, isQuiet) = before
    return result
  }

  /// Records the first of what is wrong with a value; in a quiet pass, counts what the caller counted before.
  mutating func reportFirst(of value: JSONValue, against node: SchemaNode, counted: Int) {
    let before = wrongs
    if !isQuiet {
      let start = findings.count
      check(value, against: node)
      if findings.count > start + 1 { findings.removeSubrange((start + 1)...) }
    }
    wrongs = before + counted
  }

  /// Lets something be reported from one step further.
  mutating func descend(_ step: Step, _ body: (inout Inspection) -> Void) {
    path.append(step)
    body(&self)
    path.removeLast()
  }
}
