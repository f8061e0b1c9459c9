import StrataJSON

/// Turns what was declared of one stack into JSON.
///
/// References become functions here, since only now is every logical id known.
final class TemplateRenderer {
  let stack: StackState
  /// What is being rendered, for messages.
  private var path: ConstructPath
  private var site: CallSite
  private var steps: [Step] = []
  /// How many `Fn::If` are around what is being rendered.
  private var choiceDepth = 0
  /// Set while a weak reference is being rendered.
  private var weakness: Weakness?
  /// The resources of this stack that the current one surely refers to.
  var referencedResources = Set<Int>()
  private(set) var dynamicReferenceCount = 0

  private enum Step {
    case key(String), index(Int)
  }

  private struct Weakness {
    let role: JSONValue?
  }

  /// Nesting beyond which a value is refused; no service takes values anywhere near as deep.
  private static let maximumDepth = 200

  init(stack: StackState) {
    self.stack = stack
    path = stack.root.path
    site = stack.site
  }

  /// Names what is rendered from here on, for messages.
  func begin(_ path: ConstructPath, at site: CallSite) {
    self.path = path
    self.site = site
    steps.removeAll(keepingCapacity: true)
    referencedResources.removeAll(keepingCapacity: true)
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
    switch node.content {
    case .literal(let value):
      if case .string(let text) = value { inspect(text) }
      return value
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
    guard enter() else { return [:] }
    var rendered: [JSONObject.Member] = []
    rendered.reserveCapacity(members.count)
    for member in members {
      inspect(member.key)
      rendered.append(JSONObject.Member(key: member.key, value: render(member.value, under: member.key)))
    }
    return JSONObject(uniqueMembers: rendered).sorted()
  }

  private func list(_ elements: [TemplateNode]) -> JSONValue {
    guard enter() else { return [] }
    var rendered: [JSONValue] = []
    rendered.reserveCapacity(elements.count)
    for (index, element) in elements.enumerated() {
      steps.append(.index(index))
      rendered.append(render(element))
      steps.removeLast()
    }
    return .array(rendered)
  }

  private func enter() -> Bool {
    if steps.count < Self.maximumDepth { return true }
    let property = steps.prefix(1).compactMap { if case .key(let key) = $0 { key } else { nil } }.first
    stack.synthesis.report(
      Mistake(.invalidValue, "a value is nested deeper than \(Self.maximumDepth) levels"), path: path,
      property: property, site: site)
    return false
  }

  private func call(_ name: String, _ arguments: [JSONValue]) -> JSONValue {
    .object(JSONObject(uniqueMembers: [.init(key: name, value: .array(arguments))]))
  }

  // MARK: Functions

  private func function(_ name: String, _ argument: TemplateNode) -> JSONValue {
    if name == "Fn::Length" { stack.usesLanguageExtensions = true }
    if name == "Fn::Transform" { stack.usesMacros = true }
    return .object(JSONObject(uniqueMembers: [.init(key: name, value: render(argument, under: name))]))
  }

  private func find(_ lookup: TemplateNode.Lookup) -> JSONValue {
    var arguments: [JSONValue] = [
      .string(id(of: lookup.mapping)), render(lookup.firstKey, under: "Fn::FindInMap"),
      render(lookup.secondKey, under: "Fn::FindInMap"),
    ]
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
      case .text(let literal):
        inspect(literal)
        text.append(literal: literal)
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
      if anchor.kind == .resource, choiceDepth == 0 { referencedResources.insert(anchor.index) }
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
    stack.use(producer, by: path, at: site)
    let export = producer.export(reference, isImported: weakness == nil)
    let value: JSONValue
    if let weakness {
      value = weakValue(of: export, in: producer, role: weakness.role)
    } else {
      if let border = stack.border(to: producer) { report(.border(border, reference.anchor.path, isWeak: false)) }
      value = ["Fn::ImportValue": .string(export.name)]
    }
    return reference.isList ? call("Fn::Split", [.string(Export.listSeparator), value]) : value
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

  // MARK: Text

  /// Counts dynamic references in text, and finds text that stands for a value known only after deployment.
  func inspect(_ text: String) {
    var previous: UInt8 = 0
    var needsLook = false
    for byte in text.utf8 {
      // "{{" begins a dynamic reference, "«" (C2 AB) the text of an unresolved value.
      if byte == UInt8(ascii: "{"), previous == byte { needsLook = true }
      if byte == 0xAB, previous == 0xC2 { needsLook = true }
      previous = byte
    }
    guard needsLook else { return }
    dynamicReferenceCount += text.ranges(of: "{{resolve:").count
    if let subject = UnresolvedText.subject(in: text) {
      report(
        Mistake(
          .unresolvedText, "this text contains \(subject), which is known only after deployment",
          expected: "a StringValue such as \"…\\(value)…\"", given: "a plain String made of it"))
    }
  }
}

extension Mistake {
  static func foreignValue(_ anchor: Anchor, app: String) -> Mistake {
    let other = anchor.synthesis.app
    return Mistake(
      .invalidReference,
      other == app
        ? "\(anchor.path) belongs to an earlier synthesis of the app \"\(app)\""
        : "\(anchor.path) belongs to the app \"\(other)\", not to \"\(app)\"",
      hint: "declare both in one App closure; between apps, give an output an exportName and use .importValue")
  }

  static func border(_ border: StackState.Border, _ path: ConstructPath, isWeak: Bool) -> Mistake {
    Mistake(
      .invalidReference, "\(path) is in another \(border.thing), where exports don't reach",
      expected: "a stack in \(border.own)", given: "one in \(border.other)",
      hint: isWeak || border.thing == "account"
        ? "use .weak(roleARN:) with a role that may describe the other account's stack"
        : "use .weak() on the value, which is then read as an output")
  }
}
