import StrataJSON
import StrataResourceModel
import StrataTemplate
import StrataText

/// Writes a resource, with what is said of it beside its properties.
struct ResourceWriter {
  let context: StackContext
  let id: String
  private let object: JSONObject
  private let type: String
  private let model: ResourceModel?
  private let constant: Declared

  /// The statements: constants, the declaration, and what is set afterwards.
  private(set) var statements: [Statement] = []
  private var values: ValueWriter
  /// What is set of the resource after its declaration.
  private var settings: [Code] = []

  private static let attributes: Set<String> = [
    "Type", "Properties", "Condition", "DependsOn", "DeletionPolicy", "UpdateReplacePolicy", "Metadata",
    "CreationPolicy", "UpdatePolicy",
  ]

  init(_ context: StackContext, _ id: String, _ object: JSONObject, _ model: ResourceModel?, _ constant: Declared) {
    self.context = context
    self.id = id
    self.object = object
    self.model = model
    self.constant = constant
    type = object["Type"]?.string ?? ""
    values = ValueWriter(context, model: model, hint: constant.name, at: JSONPointer(["Resources", id]))
  }

  /// Whether a resource has nothing but what the language has for resources.
  static func canDeclare(_ id: String, _ value: JSONValue) -> Bool {
    guard let object = value.object, object["Type"]?.string != nil, id.consistsOfAlphanumerics(), id.utf8.count <= 255
    else { return false }
    return object.keys.allSatisfy(attributes.contains)
      && ["Properties", "Metadata", "CreationPolicy", "UpdatePolicy"].allSatisfy { key in
        object[key].map { $0.object != nil } ?? true
      }
      && ["DeletionPolicy", "UpdateReplacePolicy"].allSatisfy { key in
        object[key].map { $0.string != nil || $0.isFunction } ?? true
      } && ["Metadata", "CreationPolicy", "UpdatePolicy"].allSatisfy { object[$0]?.isFunction != true }
  }

  /// The type by which a resource can be declared: nil where its own initializer doesn't take what the template has.
  static func model(_ model: ResourceModel?, for object: JSONObject) -> ResourceModel? {
    guard let model else { return nil }
    let properties = object["Properties"]?.object ?? [:]
    if properties.hasFunctionName { return nil }
    return model.properties.contains { $0.isRequired && properties[$0.name] == nil } ? nil : model
  }

  /// Writes the resource; false where the template says something of it that has to be said otherwise.
  mutating func write(tags: (property: String, isMap: Bool)?) -> Bool {
    let properties = object["Properties"]?.object ?? [:]
    let code = model.map { typed(properties, $0, tags) } ?? named(properties)
    guard writeAttributes() else { return false }
    if !id.isPascalCased { settings.append(Code("\(resource).keep(logicalID: \(TextLiteral.line(id)))")) }
    statements += values.statements
    var declaration = Statement(constant: constant, code: code)
    context.declared.insert(constant.name)
    if !settings.isEmpty { _ = context.reference(to: constant) }
    declaration.comments = context.takeComments(at: JSONPointer(["Resources", id]))
    declaration.comments += context.takeComments(below: JSONPointer(["Resources", id]))
    statements.append(declaration)
    statements += settings.map { Statement(code: $0) }
    return true
  }

  /// The resource itself, whether its constant is one or a construct.
  private var resource: String { model == nil ? constant.name : "\(constant.name).resource" }

  // MARK: Properties

  private mutating func typed(
    _ properties: JSONObject, _ model: ResourceModel, _ tags: (property: String, isMap: Bool)?
  ) -> Code {
    var rest = properties
    var arguments = [Code(TextLiteral.line(id)), Code("in: scope")]
    var raw: [(key: String, value: Code)] = []
    var tagged: Code?
    if let tags, model.takesTags, let value = rest[tags.property], let literal = self.tags(value, tags) {
      tagged = literal
      rest[tags.property] = nil
    }
    for (key, value) in rest.map({ ($0.key, $0.value) }) where !model.properties.contains(where: { $0.name == key }) {
      rest[key] = nil
      let place = JSONPointer(["Resources", id, "Properties", key])
      context.report.addRaw(place, because: "\(type) has no parameter for it, or none that takes it in this form")
      raw.append((key, inProperties { $0.write(value, as: .any, under: key) }))
    }
    arguments += inProperties { $0.arguments(rest, model.properties) } ?? []
    if let tagged { arguments.append(.labeled("tags", tagged)) }
    if !raw.isEmpty { settings.append(.sequence(Code("\(resource).rawProperties = "), .dictionary(raw))) }
    return .call("\(model.service).\(model.name)", arguments, leading: 2)
  }

  private mutating func named(_ properties: JSONObject) -> Code {
    var arguments = [
      Code(TextLiteral.line(id)), .labeled("type", Code(TextLiteral.line(type))), Code("in: scope"),
    ]
    if !properties.isEmpty {
      let members = properties.map { member in
        (member.key, inProperties { $0.write(member.value, as: .any, under: member.key) })
      }
      arguments.append(.labeled("properties", .dictionary(members)))
    }
    return .call("Resource", arguments, leading: 3)
  }

  private mutating func inProperties<Result>(_ body: (inout ValueWriter) -> Result) -> Result {
    values.descend(["Properties"], body)
  }

  /// Tags as a literal of keys and values, or nil where they are more than that.
  private mutating func tags(_ value: JSONValue, _ tags: (property: String, isMap: Bool)) -> Code? {
    var members: [(key: String, value: JSONValue, tokens: [String])] = []
    if tags.isMap {
      guard let object = value.object, !object.hasFunctionName, !value.isFunction else { return nil }
      members = object.map { ($0.key, $0.value, [$0.key]) }
    } else {
      guard let elements = value.array else { return nil }
      for (index, element) in elements.enumerated() {
        guard let object = element.object, let key = object["Key"]?.string, let text = object["Value"] else {
          return nil
        }
        let isPlain = object.count == 2 && !isPropagated
        guard isPlain || object.count == 3 && object["PropagateAtLaunch"] == true && isPropagated else { return nil }
        members.append((key, text, [String(index), "Value"]))
      }
    }
    guard Set(members.map(\.key)).count == members.count, members.allSatisfy({ Self.isTagValue($0.value) }) else {
      return nil
    }
    let codes = members.map { member in
      let place = ["Properties", tags.property] + member.tokens
      return (key: member.key, value: values.descend(place) { $0.write(member.value, as: .string) })
    }
    // An empty list would be left out.
    return codes.isEmpty ? nil : .dictionary(codes)
  }

  private var isPropagated: Bool { model?.tagging.hasPrefix(".propagated") ?? false }

  /// Whether a tag's value is one that stays as it is, and not one that may leave the tag out.
  private static func isTagValue(_ value: JSONValue) -> Bool {
    if value.string != nil { return true }
    guard let call = value.call else { return false }
    return call.function != .if && call.function != .condition && !value.isNoValue
  }

  // MARK: Attributes

  private mutating func writeAttributes() -> Bool {
    if let condition = object["Condition"] {
      guard let name = condition.string, let code = context.reference(to: context.conditions[name]) else {
        return false
      }
      set("condition", Code(code))
    }
    if let dependencies = object["DependsOn"] {
      for dependency in dependencies.array ?? [dependencies] {
        guard let name = dependency.string, let other = context.values[name],
          other.resourceMember != nil || other.optionalMember != nil, let code = context.reference(to: other)
        else { return false }
        if let member = other.resourceMember {
          settings.append(Code("\(resource).wait(for: \(code)\(member))"))
        } else if let member = other.optionalMember {
          settings.append(Code("if let \(member) = \(code).\(member) { \(resource).wait(for: \(member)) }"))
        }
      }
    }
    for (key, member) in [("DeletionPolicy", "deletionPolicy"), ("UpdateReplacePolicy", "updateReplacePolicy")] {
      guard let policy = object[key] else { continue }
      guard let code = self.policy(policy, key) else { return false }
      set(member, code)
    }
    writeUpdatePolicy("CreationPolicy", "creationPolicy", UpdatePolicyWriter.creation)
    writeUpdatePolicy("UpdatePolicy", "updatePolicy", UpdatePolicyWriter.update)
    if let metadata = object["Metadata"] { set("metadata", values.write(metadata, as: .map(.any), under: "Metadata")) }
    return true
  }

  private mutating func writeUpdatePolicy(
    _ key: String, _ member: String, _ write: (JSONObject, inout ValueWriter) -> Code?
  ) {
    guard let policy = object[key], let members = policy.object else { return }
    // Nothing is known of the kinds that these take.
    var trial = values
    trial.keepsKinds = true
    if !policy.isFunction, let code = trial.descend([key], { write(members, &$0) }) {
      trial.keepsKinds = values.keepsKinds
      values = trial
      return set(member, code)
    }
    context.report.addRaw(JSONPointer(["Resources", id, key]), because: "the language has no such policy")
    set(member, .call(".raw", [values.write(policy, as: .map(.any), under: key)]))
  }

  private mutating func set(_ member: String, _ code: Code) {
    settings.append(.sequence(Code("\(resource).\(member) = "), code))
  }

  private mutating func policy(_ value: JSONValue, _ key: String) -> Code? {
    // What is chosen at deployment asks for the language extensions by itself.
    guard value.string != nil || context.hasLanguageExtensions else { return nil }
    return values.write(value, as: .named("DeletionPolicy"), under: key)
  }
}
