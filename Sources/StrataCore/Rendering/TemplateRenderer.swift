import StrataJSON

/// Turns what was declared of one stack into JSON.
///
/// References become functions here, since only now is every logical id known.
final class TemplateRenderer {
  let stack: StackState
  /// What is being rendered, for messages.
  private var path: ConstructPath
  private var site: CallSite
  var steps: [Step] = []
  private var depth = 0
  /// How many `Fn::If` are around what is being rendered.
  private var choiceDepth = 0
  /// Set while a weak reference is being rendered.
  private var weakness: Weakness?
  /// What the values rendered since ``begin(_:at:)`` refer to.
  var references = References()
  /// Whether values are rendered for a digest only, so that no other stack must know.
  private let isForDigest: Bool
  var dynamicReferenceCount = 0

  enum Step {
    case key(String), index(Int)
  }

  private struct Weakness {
    let role: JSONValue?
  }

  /// Nesting beyond which a value is refused; no service takes values anywhere near as deep.
  private static let maximumDepth = 200

  init(stack: StackState, isForDigest: Bool = false) {
    self.stack = stack
    self.isForDigest = isForDigest
    path = stack.path
    site = stack.site
  }

  /// Names what is rendered from here on, for messages.
  func begin(_ path: ConstructPath, at site: CallSite) {
    self.path = path
    self.site = site
    steps.removeAll(keepingCapacity: true)
    references.removeAll()
  }

  func report(_ mistake: Mistake, severity: Severity = .error) {
    stack.synthesis.report(mistake, severity: severity, path: path, property: property, site: site)
  }

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
    steps.append(.key(key))
    defer { steps.removeLast() }
    return render(node)
  }

  func render(_ node: TemplateNode) -> JSONValue {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.maximumDepth else {
      reportDepth()
      return .null
    }
    switch node.content {
    case .literal(let value): return value
    case .list(let elements): return list(elements)
    case .map(let members): return .object(object(members))
    case .function(let name, let argument): return function(name, argument)
    case .reference(let reference): return self.reference(reference)
    case .pseudoParameter(let name): return ["Ref": .string(name)]
    case .substitution(let segments): return substitution(segments)
    case .choice(let condition, let then, let otherwise):
      choiceDepth += 1
      defer { choiceDepth -= 1 }
      return call(
        "Fn::If", [.string(id(of: condition)), render(then, under: "then"), render(otherwise, under: "else")])
    case .condition(let condition): return ["Condition": .string(id(of: condition))]
    case .name(let anchor): return .string(id(of: anchor))
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
    var rendered: [JSONObject.Member] = []
    rendered.reserveCapacity(members.count)
    for member in members {
      rendered.append(JSONObject.Member(key: member.key, value: render(member.value, under: member.key)))
    }
    return JSONObject(uniqueMembers: rendered).sorted()
  }

  private func list(_ elements: [TemplateNode]) -> JSONValue {
    var rendered: [JSONValue] = []
    rendered.reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      steps.append(.index(index))
      rendered.append(render(element))
      steps.removeLast()
    }
    return .array(rendered)
  }

  private func reportDepth() {
    let property = steps.prefix(1).compactMap { if case .key(let key) = $0 { key } else { nil } }.first
    stack.synthesis.report(
      Mistake(.invalidValue, "a value is nested deeper than \(Self.maximumDepth) levels"), path: path,
      property: property, site: site)
  }

  private func call(_ name: String, _ arguments: [JSONValue]) -> JSONValue {
    .object(JSONObject(uniqueMembers: [.init(key: name, value: .array(arguments))]))
  }

  // MARK: Functions

  private func function(_ name: String, _ argument: TemplateNode) -> JSONValue {
    if name == "Fn::Transform" { stack.usesMacros = true }
    let outer = references
    references = References()
    let rendered = render(argument, under: name)
    switch name {
    case "Fn::Length":
      stack.usesLanguageExtensions = true
      if references.areKnownOnlyAfterDeployment { report(.lateLength) }
    case "Fn::ImportValue":
      if !references.resources.isEmpty { report(.lateImport) }
    default: break
    }
    references.formUnion(outer)
    return .object(JSONObject(uniqueMembers: [.init(key: name, value: rendered)]))
  }

  private func find(_ lookup: TemplateNode.Lookup) -> JSONValue {
    let outer = references
    references = References()
    var arguments: [JSONValue] = [
      .string(id(of: lookup.mapping)), render(lookup.firstKey, under: "Fn::FindInMap"),
      render(lookup.secondKey, under: "Fn::FindInMap"),
    ]
    if references.areKnownOnlyAfterDeployment { report(.lateLookup) }
    references.formUnion(outer)
    if lookup.fallback == nil, isLocal(lookup.mapping) {
      let mapping = stack.mappings[lookup.mapping.index]
      if let mistake = mapping.mistake(lookingUp: arguments[1].string, arguments[2].string) { report(mistake) }
    }
    if let fallback = lookup.fallback {
      arguments.append(["DefaultValue": render(fallback, under: "DefaultValue")])
      stack.usesLanguageExtensions = true
    }
    // Without the transform, keys can be made only by these two functions.
    let hasOtherFunctions = arguments[1...2].contains { key in
      key.object.map { $0.first?.key != "Ref" && $0.first?.key != "Fn::FindInMap" } ?? false
    }
    if hasOtherFunctions { stack.usesLanguageExtensions = true }
    return call("Fn::FindInMap", arguments)
  }

  private func jsonText(_ value: TemplateNode) -> JSONValue {
    let rendered = render(value, under: "Fn::ToJsonString")
    if Self.isLiteral(value) {
      do {
        let text = try rendered.text(keyOrder: .sorted, layout: .compact)
        return .string(text)
      } catch {
        report(Mistake(.invalidValue, error.description))
      }
    }
    stack.usesLanguageExtensions = true
    return ["Fn::ToJsonString": rendered]
  }

  private static func isLiteral(_ node: TemplateNode) -> Bool {
    switch node.content {
    case .literal: true
    case .list(let elements): elements.allSatisfy(isLiteral)
    case .map(let members): members.allSatisfy { isLiteral($0.value) }
    default: false
    }
  }

  private func substitution(_ segments: [TemplateNode.Segment]) -> JSONValue {
    var text = SubstitutionText()
    for segment in segments {
      switch segment {
      case .text(let literal): text.append(literal: literal)
      case .value(let node):
        if case .pseudoParameter("AWS::NoValue") = node.content {
          report(Mistake(.invalidValue, ".noValue can't stand in a string", hint: "choose the whole string by .if"))
        }
        if let name = localName(of: node) {
          text.append(name: name)
        } else {
          text.append(value: render(node, under: "Fn::Sub"))
        }
      }
    }
    return text.json
  }

  /// The name by which `Fn::Sub` knows a value without being told, if it does.
  private func localName(of node: TemplateNode) -> String? {
    switch node.content {
    case .pseudoParameter(let name): return name
    case .reference(let reference) where isLocal(reference.anchor):
      let id = id(of: reference.anchor)
      return reference.attribute.map { "\(id).\($0)" } ?? id
    default: return nil
    }
  }

  // MARK: References

  private func isLocal(_ anchor: Anchor) -> Bool {
    anchor.synthesis === stack.synthesis.identity && anchor.stack == stack.index
  }

  /// The logical id of something in this stack; from elsewhere, only resources and parameters can be used.
  func id(of anchor: Anchor) -> String {
    if isLocal(anchor) {
      switch anchor.kind {
      case .resource: references.addResource(anchor.index, isCertain: choiceDepth == 0)
      case .parameter: references.parameters.insert(anchor.index)
      case .condition, .mapping: break
      }
      return stack.logicalID(of: anchor)
    }
    if anchor.synthesis !== stack.synthesis.identity {
      report(.foreignValue(anchor, app: stack.synthesis.identity.app))
    } else {
      report(
        Mistake(
          .invalidReference, "the \(anchor.kind.rawValue) \(anchor.path) belongs to another stack",
          hint: "declare it in this stack too; only values of resources and parameters pass from stack to stack"))
    }
    return "Unknown"
  }

  private func reference(_ reference: TemplateNode.Reference) -> JSONValue {
    let anchor = reference.anchor
    if isLocal(anchor) { return Self.json(of: reference, id: id(of: anchor)) }
    guard anchor.synthesis === stack.synthesis.identity else {
      report(.foreignValue(anchor, app: stack.synthesis.identity.app))
      return .null
    }
    return imported(reference, from: stack.synthesis.stacks[anchor.stack])
  }

  static func json(of reference: TemplateNode.Reference, id: String) -> JSONValue {
    guard let attribute = reference.attribute else { return ["Ref": .string(id)] }
    return ["Fn::GetAtt": [.string(id), .string(attribute)]]
  }

  private func imported(_ reference: TemplateNode.Reference, from producer: StackState) -> JSONValue {
    references.crossesStacks = true
    if isForDigest {
      return [.string(producer.name), Self.json(of: reference, id: producer.logicalID(of: reference.anchor))]
    }
    stack.use(producer, by: path, at: site)
    if reference.anchor.kind == .parameter, producer.parameters[reference.anchor.index].isHidden {
      report(.hidden(reference.anchor.path))
    }
    let export = producer.export(reference, isImported: weakness == nil)
    let value: JSONValue
    if let weakness {
      value = weakValue(of: export, in: producer, role: weakness.role)
    } else {
      if let border = stack.border(to: producer) { report(.border(border, reference.anchor.path, isWeak: false)) }
      value = ["Fn::ImportValue": .string(export.name)]
    }
    guard reference.isList else { return value }
    // Fn::Split takes an import as it is, but an output only inside Fn::Sub.
    let text: JSONValue = weakness == nil ? value : ["Fn::Sub": ["${Value1}", ["Value1": value]]]
    return call("Fn::Split", [.string(Export.listSeparator), text])
  }

  private func weakValue(of export: Export, in producer: StackState, role: JSONValue?) -> JSONValue {
    if role == nil, case .accounts? = stack.border(to: producer) {
      report(.border(.accounts(producer.environment, stack.environment), export.path, isWeak: true))
    }
    var arguments: JSONObject = ["StackName": .string(producer.name), "OutputName": .string(export.outputID)]
    if let region = producer.environment?.region, region != stack.environment?.region {
      arguments["Region"] = .string(region)
    }
    arguments["RoleArn"] = role
    return ["Fn::GetStackOutput": .object(arguments)]
  }
}
