import StrataJSON
import StrataText

/// One walk through a template, or a value in one, for all that rules look for: what refers to what, which functions there are,
/// and what hardly any text has.
///
/// A template is large, so that to walk through it once takes a fraction of what it takes each rule to.
struct TemplateWalk {
  /// Everything that is referred to, in the order of the template.
  private(set) var references: [TemplateReference] = []
  /// The functions, in the order of the template.
  private(set) var functions: [WrittenFunction] = []
  /// What was found in each resource that has a type, in their order.
  private(set) var extents: [ResourceExtent] = []
  /// The number of dynamic references in all texts.
  private(set) var dynamicReferences = 0
  /// Whether there's a null.
  private(set) var hasNull = false

  /// The place of the value looked at; one pointer that grows and shrinks, as a new one for each value takes long.
  private var place: JSONPointer
  /// Whether texts are looked at.
  private let readsTexts: Bool
  /// Whether what functions refer to is taken down.
  private var seeksReferences = true
  /// Whether functions are taken down.
  private var seeksFunctions = false
  /// What has been in the texts since the beginning of a resource.
  private var traitsHere: TextTraits = []
  /// What is known already of resources that have a type, in their order.
  private let known: [ResourceSurvey?]

  /// Begins a walk.
  ///
  /// - Parameters:
  ///   - place: The place of the value, which decides what a `Condition` is; that of a whole template unless given.
  ///   - readsTexts: Whether it's looked into texts, and not for references alone.
  ///   - known: What is known already of the resources that have a type, in their order; of those behind, nothing.
  init(at place: JSONPointer = JSONPointer(), readsTexts: Bool, knowing known: [ResourceSurvey?] = []) {
    self.place = place
    self.readsTexts = readsTexts
    self.known = known
  }

  // MARK: Sections

  mutating func visit(template: JSONValue) {
    guard case .object(let sections) = template else {
      seeksReferences = false
      return visit(template)
    }
    for section in sections {
      // What a template's own metadata has is nobody's business.
      seeksFunctions = section.key != "Metadata" && section.key != "Transform"
      descend(section.key) { walk in
        switch section.key {
        case "Resources", "Outputs": walk.visit(members: section.value)
        case "Conditions", "Rules", "Mappings": walk.visit(section.value, seekingReferences: true)
        default: walk.visit(section.value, seekingReferences: false)
        }
      }
    }
  }

  /// Looks at resources or outputs, and at those that loops make of their bodies.
  private mutating func visit(members: JSONValue) {
    guard case .object(let object) = members else { return visit(members, seekingReferences: false) }
    let areResources = place.tokens.count == 1 && place.tokens[0] == "Resources"
    for member in object {
      takeFunction(member, of: object.count)
      let isTyped = areResources && TemplateResource.hasType(member.value)
      if isTyped, extents.count < known.count, let survey = known[extents.count] {
        take(survey)
        continue
      }
      let start = ResourceExtent.Start(of: self)
      (traitsHere, hasNull) = ([], false)
      descend(member.key) { walk in
        guard member.key.isLoopName, case .array(let arguments) = member.value else {
          return walk.visit(attributes: member.value)
        }
        for (index, argument) in arguments.enumerated() {
          walk.descend(String(index)) { walk in
            if index == 2 { walk.visit(members: argument) } else { walk.visit(argument, seekingReferences: index < 2) }
          }
        }
      }
      if isTyped { extents.append(ResourceExtent(from: start, to: self, traits: traitsHere)) }
      hasNull = hasNull || start.hasNull
    }
  }

  /// Takes down what is found in a resource without looking at it.
  private mutating func take(_ survey: ResourceSurvey) {
    let start = ResourceExtent.Start(of: self)
    references += survey.references
    functions += survey.functions
    dynamicReferences += survey.dynamicReferences
    hasNull = survey.hasNull
    extents.append(ResourceExtent(from: start, to: self, traits: survey.traits))
    hasNull = hasNull || start.hasNull
  }

  /// Looks at what a resource or an output says beside its values, and at these.
  private mutating func visit(attributes: JSONValue) {
    guard case .object(let object) = attributes else { return visit(attributes, seekingReferences: false) }
    let isResource = place.tokens.count == 2 && place.tokens[0] == "Resources"
    for member in object {
      let isMetadata = isResource && member.key == "Metadata"
      if !isMetadata { takeFunction(member, of: object.count) }
      let soughtFunctions = seeksFunctions
      seeksFunctions = seeksFunctions && !isMetadata
      descend(member.key) { walk in
        switch member.key {
        case "Condition":
          if let name = member.value.string { walk.add(.condition, name) }
          walk.visit(member.value, seekingReferences: false)
        case "DependsOn":
          if let name = member.value.string { walk.add(.dependency, name) }
          for (index, element) in (member.value.array ?? []).enumerated() {
            if let name = element.string { walk.add(.dependency, name, String(index)) }
          }
          walk.visit(member.value, seekingReferences: false)
        case "Type", "Description": walk.visit(member.value, seekingReferences: false)
        default: walk.visit(member.value, seekingReferences: true)
        }
      }
      seeksFunctions = soughtFunctions
    }
  }

  // MARK: Values

  private mutating func visit(_ value: JSONValue, seekingReferences isSeeking: Bool) {
    let wasSeeking = seeksReferences
    seeksReferences = isSeeking
    visit(value)
    seeksReferences = wasSeeking
  }

  mutating func visit(_ value: JSONValue) {
    switch value {
    case .null: hasNull = true
    case .string(let text): if readsTexts { read(text) }
    case .array(let elements):
      for index in elements.indices {
        if elements[index].isNested {
          descend(String(index)) { $0.visit(elements[index]) }
        } else {
          visit(elements[index])
        }
      }
    case .object(let object):
      if object.count == 1, let call = value.call { return visit(call) }
      object.withMembers { members in
        for index in members.indices {
          takeFunction(members[index], of: members.count)
          if members[index].value.isNested {
            descend(members[index].key) { $0.visit(members[index].value) }
          } else {
            visit(members[index].value)
          }
        }
      }
    case .integer, .bool, .double, .number: break
    }
  }

  private mutating func read(_ text: String) {
    let traits = TextTraits(of: text)
    if traits.isEmpty { return }
    traitsHere.formUnion(traits)
    if traits.contains(.dynamicReference), text.utf8.count > 12 {
      dynamicReferences += text.utf8Offsets(of: "{{resolve:").count
    }
  }

  // MARK: Functions

  /// What of a function's argument is searched for references.
  private enum Rest {
    case all, nothing
    /// The second of its arguments.
    case second
  }

  private mutating func takeFunction(_ member: JSONObject.Member, of count: Int) {
    guard seeksFunctions, member.key.isFunctionName else { return }
    functions.append(WrittenFunction(member: member, siblings: count - 1, section: place.tokens[0]))
  }

  private mutating func visit(_ call: FunctionCall) {
    takeFunction(JSONObject.Member(key: call.name, value: call.argument), of: 1)
    let rest = seeksReferences ? takeReferences(of: call) : .nothing
    descend(call.name) { walk in
      guard call.function == .sub || rest == .second else {
        return walk.visit(call.argument, seekingReferences: rest == .all)
      }
      // A dollar is what belongs into the text of Fn::Sub.
      let traits = walk.traitsHere
      guard let arguments = call.argument.array else {
        walk.visit(call.argument, seekingReferences: false)
        if call.function == .sub { walk.forgetDollar(unlessIn: traits) }
        return
      }
      for (index, argument) in arguments.enumerated() {
        walk.descend(String(index)) { $0.visit(argument, seekingReferences: index == 1 && rest == .second) }
        if index == 0, call.function == .sub { walk.forgetDollar(unlessIn: traits) }
      }
    }
  }

  private mutating func forgetDollar(unlessIn traits: TextTraits) {
    if !traits.contains(.dollar) { traitsHere.remove(.dollar) }
  }

  /// Takes down what a function refers to, and says what in it is left to be searched.
  private mutating func takeReferences(of call: FunctionCall) -> Rest {
    let (name, argument) = (call.name, call.argument)
    switch call.function {
    case .ref:
      if let target = argument.string { add(.ref, target, name) }
      return argument.string == nil ? .all : .nothing
    case .condition:
      // Elsewhere than in conditions it's an ordinary key, as in statements of policies.
      guard place.tokens.first == "Conditions", let target = argument.string else { return .all }
      add(.condition, target, name)
      return .nothing
    case .getAtt:
      guard let target = ReferenceTarget(attributeOf: argument) else { return .all }
      add(.attribute(target.attribute ?? ""), target.name, name)
      return .second
    case .if:
      if let target = argument[0]?.string { add(.condition, target, name, "0") }
      return .all
    case .findInMap:
      if let target = argument[0]?.string {
        add(.mapping(row: argument[1]?.string, key: argument[2]?.string), target, name, "0")
      }
      return .all
    case .sub:
      guard let substitution = Substitution(argument) else { return .nothing }
      for case .reference(let target) in substitution.parts where !target.name.isEmpty {
        add(.substitution(attribute: target.attribute), target.name, name)
      }
      return substitution.variables.isEmpty ? .nothing : .second
    default: return .all
    }
  }

  private mutating func add(
    _ kind: TemplateReference.Kind, _ target: String, _ step: String? = nil, _ last: String? = nil
  ) {
    var tokens: [String] = []
    tokens.reserveCapacity(place.tokens.count + 2)
    tokens += place.tokens
    if let step { tokens.append(step) }
    if let last { tokens.append(last) }
    references.append(TemplateReference(kind: kind, target: target, pointer: JSONPointer(tokens)))
  }

  private mutating func descend(_ step: String, body: (inout TemplateWalk) -> Void) {
    place.tokens.append(step)
    body(&self)
    place.tokens.removeLast()
  }
}
