import StrataFindings
import StrataJSON
import StrataLanguage

/// Turns what was declared of one stack into JSON.
///
/// References become functions here, since only now is every logical id known.
final class TemplateRenderer {
  let stack: StackSynthesis
  /// The path of what is being rendered, for messages.
  var path: ConstructPath
  var site: DeclarationSite
  /// The type of the resource whose properties are being rendered.
  var resourceType: String?
  /// The steps, and beyond the last what was rendered before, which is written over.
  private var places: [Step] = []
  private var stepCount = 0
  private var depth = 0
  /// The number of `Fn::If` around what is being rendered.
  var choiceDepth = 0
  /// Set while a weak reference is being rendered.
  var weakness: Weakness?
  /// The references of the values rendered since ``begin(_:at:)``.
  var certainReferences: [Int] = []
  /// Whether a text rendered since ``begin(_:at:)`` may be unresolved.
  var hasSuspectText = false
  /// Whether values are rendered for a digest only, so that no other stack must know.
  let isForDigest: Bool

  enum Step {
    case key(String), index(Int)
  }

  struct Weakness {
    let role: JSONValue?
  }

  /// Nesting beyond which a value is refused; no service takes values anywhere near as deep.
  static let maximumDepth = 200

  init(stack: StackSynthesis, isForDigest: Bool = false) {
    self.stack = stack
    self.isForDigest = isForDigest
    path = stack.state.path
    site = stack.state.site
  }

  /// Names what is rendered from here on, for messages.
  func begin(_ path: ConstructPath, at site: DeclarationSite) {
    self.path = path
    self.site = site
    resourceType = nil
    hasSuspectText = false
    stepCount = 0
    if !certainReferences.isEmpty { certainReferences.removeAll(keepingCapacity: true) }
  }

  func report(_ mistake: Finding, severity: Severity = .error) {
    stack.state.app.report(mistake, severity: severity, path: path, property: property, site: site)
  }

  /// The way from the resource to what is being rendered.
  var steps: ArraySlice<Step> { places.prefix(stepCount) }

  /// Takes a step, until ``goBack()``.
  func go(_ step: Step) {
    if stepCount < places.count {
      places[stepCount] = step
    } else {
      places.append(step)
    }
    stepCount += 1
  }

  func goBack() { stepCount -= 1 }

  private var property: String? {
    if steps.isEmpty { return nil }
    return steps.map { step in
      switch step {
      case .key(let key): key
      case .index(let index): String(index)
      }
    }.joined(separator: "/")
  }

  /// Renders a value below a key, which is named in messages.
  func render(_ node: TemplateNode, under key: String) -> JSONValue {
    go(.key(key))
    defer { goBack() }
    return render(node)
  }

  func render(_ node: TemplateNode) -> JSONValue {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else {
      reportDepth()
      return .null
    }
    if node.origin.isKnown, !isForDigest {
      if let property { stack.valueOrigins[.init(path, property)] = node.origin }
      if reportLength(of: node) { return .null }
    }
    return render(node.content)
  }

  /// Renders what is in a node, which isn't copied.
  private func render(_ content: TemplateNode.Content) -> JSONValue {
    switch content {
    case .literal(let value):
      if case .string(let text) = value { suspect(text) }
      return value
    case .list(let elements): return list(elements)
    case .map(let members): return .object(object(members))
    case .function(let name, let argument): return function(name, argument)
    case .reference(let reference): return self.reference(reference)
    case .pseudoParameter(let name): return Self.call("Ref", .string(name))
    case .substitution(let segments): return substitution(segments)
    case .choice(let condition, let then, let otherwise):
      choiceDepth += 1
      defer { choiceDepth -= 1 }
      return Self.call(
        "Fn::If", [.string(id(of: condition)), render(then, under: "then"), render(otherwise, under: "else")])
    case .condition(let condition): return Self.call("Condition", .string(id(of: condition)))
    case .name(let anchor): return .string(id(of: anchor))
    case .templateKey(let anchor): return .string(templateKey(of: anchor))
    case .find(let lookup): return find(lookup)
    case .jsonText(let value): return jsonText(value)
    case .weak(let value, let role):
      let outer = weakness
      weakness = Weakness(role: role.map(render))
      defer { weakness = outer }
      return render(value)
    case .invalid(let mistake):
      report(mistake)
      return .null
    }
  }

  /// Renders members sorted by key, so that the order of declaration doesn't show.
  func object(_ members: [TemplateNode.Member]) -> JSONObject {
    members.withElementsInPlace { members in
      // An array of one is made at once, and those of one are many.
      if members.count == 1 { return JSONObject(uniqueMembers: [member(members[0])]) }
      var rendered: [JSONObject.Member] = []
      rendered.reserveCapacity(members.count)
      for position in 0..<members.count { rendered.append(member(members[position])) }
      return JSONObject(uniqueMembers: rendered.sortedByKey())
    }
  }

  private func list(_ elements: [TemplateNode]) -> JSONValue {
    elements.withElementsInPlace { elements in
      if elements.count == 1 { return .array([element(elements[0], at: 0)]) }
      var rendered: [JSONValue] = []
      rendered.reserveCapacity(elements.count)
      for position in 0..<elements.count { rendered.append(element(elements[position], at: position)) }
      return .array(rendered)
    }
  }

  private func element(_ element: borrowing InPlace<TemplateNode>, at position: Int) -> JSONValue {
    go(.index(position))
    defer { goBack() }
    return render(element.value)
  }

  private func member(_ member: borrowing InPlace<TemplateNode.Member>) -> JSONObject.Member {
    suspect(member.value.key)
    return JSONObject.Member(key: member.value.key, value: render(member.value.value, under: member.value.key))
  }

  private func reportDepth() {
    let property = steps.prefix(1).compactMap { if case .key(let key) = $0 { key } else { nil } }.first
    stack.state.app.report(
      Finding(.invalidValue, "a value is nested deeper than \(Self.maximumDepth) levels"), path: path,
      property: property, site: site)
  }

  /// A function with its argument; several are an array.
  static func call(_ name: String, _ argument: JSONValue) -> JSONValue {
    .object(JSONObject(uniqueMembers: [.init(key: name, value: argument)]))
  }
}
