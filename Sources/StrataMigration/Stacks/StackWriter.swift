import StrataFindings
import StrataJSON
import StrataResourceModel
import StrataTemplate
import StrataText

/// Writes the Swift of one stack.
struct StackWriter {
  let source: MigrationSource
  let context: StackContext
  /// The models of resource types, by name.
  private let models: [String: ResourceModel]
  /// The resources in parts, each in the order of its declarations; one part where all are in one function.
  let parts: [[String]]

  private let sections: JSONObject
  /// The names of the stack's types and functions begin with it.
  let prefix: String

  /// The number of resources in a file, beyond which further ones begin.
  private static let resourcesPerFile = 40

  /// The sections that have members with names.
  private static let memberSections = ["Parameters", "Mappings", "Conditions", "Rules", "Resources", "Outputs"]

  init(_ source: MigrationSource, prefix: String, models: [String: ResourceModel]) {
    self.source = source
    self.prefix = prefix
    self.models = models
    sections = source.template.object ?? [:]
    let contents = TemplateContents(source.template, byteCount: nil, expandingLoops: false)
    let resources = Self.members(sections, "Resources")
    var uses: [String: [String]] = [:]
    for reference in contents.references {
      if let resource = reference.resource { uses[resource, default: []].append(reference.target) }
    }
    let ordered = DeclarationOrder.sorted(resources.keys, using: uses)
    parts = stride(from: 0, to: max(ordered.count, 1), by: Self.resourcesPerFile).map {
      Array(ordered[$0..<min($0 + Self.resourcesPerFile, ordered.count)])
    }
    let partNames = parts.count == 1 ? [""] : ["inputs"] + parts.indices.map { "resources\($0 + 1)" }
    let names = ConstantNames(reserved: Set(partNames).union(["scope", "stack", "inputs"]))
    context = StackContext(
      source, names: names, hasLanguageExtensions: contents.hasLanguageExtensions, partNames: partNames)
    declareNames()
  }

  var isInOneFunction: Bool { parts.count == 1 }

  private static func members(_ sections: JSONObject, _ name: String) -> JSONObject { sections[name]?.object ?? [:] }

  /// Names everything, so that what stands first in the sources doesn't get the worse name.
  private func declareNames() {
    for (id, value) in Self.members(sections, "Parameters").map({ ($0.key, $0.value) }) {
      guard let type = ParameterWriter(id, value)?.valueType else { continue }
      let name = context.names.name(id, kind: "Parameter")
      context.values[id] = Declared(name: name, kind: .parameter(type), part: 0)
    }
    for (part, ids) in parts.enumerated() {
      for id in ids {
        guard let object = Self.members(sections, "Resources")[id]?.object, let type = object["Type"]?.string,
          context.values[id] == nil
        else { continue }
        let name = context.names.name(id, kind: "Resource")
        let model = ResourceWriter.model(models[type], for: object)
        context.values[id] = Declared(name: name, kind: .resource(model), part: isInOneFunction ? 0 : part + 1)
      }
    }
    for id in Self.members(sections, "Conditions").keys {
      context.conditions[id] = Declared(name: context.names.name(id, kind: "Condition"), kind: .condition, part: 0)
    }
    for id in Self.members(sections, "Mappings").keys {
      context.mappings[id] = Declared(name: context.names.name(id, kind: "Mapping"), kind: .mapping, part: 0)
    }
  }

  // MARK: Sections

  /// The statements that are about the template as a whole.
  func template() -> [Statement] {
    let header = ["AWSTemplateFormatVersion", "Description"].flatMap {
      context.takeComments(below: JSONPointer([$0]))
    }
    var statements = Self.comments(header)
    for member in sections {
      if Self.memberSections.contains(member.key) && member.value.object != nil { continue }
      let place = JSONPointer([member.key])
      switch (member.key, member.value) {
      case ("AWSTemplateFormatVersion", "2010-09-09"), ("Description", .string): continue
      case ("Transform", let value) where value.plainNames != nil:
        for name in value.plainNames ?? [] {
          statements.append(Statement(code: .call("scope.transform", [Code(TextLiteral.line(name))])))
        }
      case ("Metadata", .object(let object)) where !object.hasFunctionName && !object.isEmpty:
        for entry in object {
          var writer = ValueWriter(context, hint: "metadata", at: place)
          let value = writer.write(entry.value, as: .any, under: entry.key)
          statements += writer.statements
          statements.append(Statement(code: .call("scope.metadata", [Code(TextLiteral.line(entry.key)), value])))
        }
      default:
        var writer = ValueWriter(context, hint: Names.property(member.key), at: place)
        writer.isLiteral = true
        let value = writer.write(member.value, as: .any)
        context.report.addRaw(place, because: "the language has no such section, or not in this form")
        statements += writer.statements
        statements.append(
          Statement(code: .call("scope.raw", [.labeled("section", Code(TextLiteral.line(member.key))), value])))
      }
      statements += Self.comments(context.takeComments(below: place))
    }
    return statements
  }

  /// The comments that nothing has taken.
  func remainingComments() -> [Statement] { Self.comments(context.takeComments(below: JSONPointer())) }

  private static func comments(_ comments: [String]) -> [Statement] {
    comments.isEmpty ? [] : [Statement(code: .lines(comments.map(Code.comment)), isFirst: true)]
  }

  func parameters() -> [Statement] {
    members("Parameters") { id, value in
      guard let writer = ParameterWriter(id, value), id.consistsOfAlphanumerics(), let constant = context.values[id],
        let code = writer.code
      else { return nil }
      return [Statement(constant: constant, code: code, isWarnedOf: true)]
    }
  }

  func mappings() -> [Statement] {
    members("Mappings") { id, value in
      guard let table = value.object, !table.hasFunctionName, id.consistsOfAlphanumerics(),
        table.allSatisfy({ row in
          row.value.object.map { row in !row.hasFunctionName && row.allSatisfy { !$0.value.isNestedObject } } ?? false
        }), let constant = context.mappings[id]
      else { return nil }
      var writer = ValueWriter(context, hint: constant.name, at: JSONPointer(["Mappings", id]))
      let code = writer.write(value, as: .map(.map(.any)))
      let call = Code.call("scope.mapping", [Code(TextLiteral.line(id)), code])
      return writer.statements + [Statement(constant: constant, code: call, isWarnedOf: true)]
    }
  }

  func conditions() -> [Statement] {
    let table = Self.members(sections, "Conditions")
    let uses = table.map { member in
      (
        member.key,
        TemplateReference.all(in: member.value, at: JSONPointer(["Conditions", member.key]))
          .filter { $0.kind == .condition }.map(\.target)
      )
    }
    let order = DeclarationOrder.sorted(table.keys, using: Dictionary(uses) { first, _ in first })
    return members("Conditions", order) { id, value in
      guard id.consistsOfAlphanumerics(), let constant = context.conditions[id] else { return nil }
      let values = ValueWriter(context, hint: constant.name, at: JSONPointer(["Conditions", id]))
      var writer = ConditionWriter(values: values, isRule: false)
      guard let expression = writer.write(value) else { return nil }
      let call = Code.call("scope.condition", [Code(TextLiteral.line(id)), expression])
      return writer.values.statements + [Statement(constant: constant, code: call, isWarnedOf: true)]
    }
  }

  func rules() -> [Statement] {
    members("Rules") { id, value in
      guard id.consistsOfAlphanumerics(), let object = value.object, let assertions = object["Assertions"]?.array,
        object.keys.allSatisfy({ $0 == "Assertions" || $0 == "RuleCondition" })
      else { return nil }
      let values = ValueWriter(context, hint: Names.property(id), at: JSONPointer(["Rules", id]))
      var writer = ConditionWriter(values: values, isRule: true)
      var arguments = [Code(TextLiteral.line(id))]
      if let condition = object["RuleCondition"] {
        guard let code = writer.write(condition) else { return nil }
        arguments.append(.labeled("when", code))
      }
      var codes: [Code] = []
      for assertion in assertions {
        guard let members = assertion.object, members.count == 2, let text = members["AssertDescription"]?.string,
          let code = members["Assert"].flatMap({ writer.write($0) })
        else { return nil }
        codes.append(.call(".require", [code, TextLiteral.code([.literal(text)])]))
      }
      return writer.values.statements + [Statement(code: .call("scope.rule", arguments + [.array(codes)]))]
    }
  }

  func resources(part: Int) -> [Statement] {
    context.part = isInOneFunction ? 0 : part + 1
    return members("Resources", parts[part]) { id, value in
      guard ResourceWriter.canDeclare(id, value), let object = value.object, let constant = context.values[id],
        case .resource(let model) = constant.kind
      else { return nil }
      var writer = ResourceWriter(context, id, object, model, constant)
      guard writer.write(tags: model.flatMap(Self.tags)) else { return nil }
      if let model {
        context.report.typedResources += 1
        context.services.insert(model.service)
      } else {
        context.report.namedResources += 1
      }
      return writer.statements
    }
  }

  /// The property that takes a type's tags, and whether it takes them as a map.
  private static func tags(of model: ResourceModel) -> (property: String, isMap: Bool)? {
    guard model.takesTags, let name = model.tagging.split(separator: "\"").dropFirst().first else { return nil }
    return (String(name), model.tagging.hasPrefix(".map"))
  }

  func outputs() -> [Statement] {
    context.part = isInOneFunction ? 0 : parts.count + 1
    return members("Outputs") { id, value in
      guard id.consistsOfAlphanumerics(), let object = value.object, let given = object["Value"],
        object.keys.allSatisfy({ ["Value", "Description", "Export", "Condition"].contains($0) })
      else { return nil }
      var writer = ValueWriter(context, hint: Names.property(id), at: JSONPointer(["Outputs", id]))
      // Nobody knows of what kind an output is to be.
      writer.keepsKinds = true
      var arguments = [Code(TextLiteral.line(id)), writer.write(given, as: .string, under: "Value")]
      if let description = object["Description"] {
        guard let text = description.string else { return nil }
        arguments.append(.labeled("description", TextLiteral.code([.literal(text)])))
      }
      if let export = object["Export"] {
        guard let name = export["Name"], export.object?.count == 1 else { return nil }
        arguments.append(.labeled("exportName", writer.descend(["Export"]) { $0.write(name, as: .string, under: "Name") }))
      }
      if let condition = object["Condition"] {
        guard let name = condition.string, let code = context.reference(to: context.conditions[name]) else { return nil }
        arguments.append(.labeled("condition", Code(code)))
      }
      return writer.statements + [Statement(code: .call("scope.output", arguments))]
    }
  }

  // MARK: Members

  /// The statements for the members of a section, each in the form of the template where there's no other.
  private func members(
    _ section: String, _ order: [String]? = nil, _ write: (String, JSONValue) -> [Statement]?
  ) -> [Statement] {
    let object = Self.members(sections, section)
    var statements: [Statement] = []
    for id in order ?? object.keys {
      guard let value = object[id] else { continue }
      let place = JSONPointer([section, id])
      let (uses, raw) = (context.uses, context.report.raw.count)
      var written: [Statement]
      if let known = write(id, value) {
        written = known
        if section != "Resources" { context.report.otherDeclarations += 1 }
        if let constant = known.last(where: { $0.constant != nil })?.constant { context.declared.insert(constant.name) }
      } else {
        context.uses = uses
        context.report.removeRaw(after: raw)
        written = rawMember(section, id, value)
      }
      if let first = written.indices.first {
        written[first].isFirst = true
        written[first].comments =
          context.takeComments(at: JSONPointer([section])) + context.takeComments(below: place) + written[first].comments
      }
      statements += written
    }
    return statements
  }

  private func rawMember(_ section: String, _ id: String, _ value: JSONValue) -> [Statement] {
    let place = JSONPointer([section, id])
    context.report.addRaw(place, because: "the language has no way to say all of it")
    var writer = ValueWriter(context, hint: Names.property(id), at: place)
    // What a loop or a macro makes of names isn't known.
    writer.isLiteral = id.isFunctionName || section != "Resources"
    let code = writer.write(value, as: .any)
    let call = Code.call(
      "scope.raw", [Code(TextLiteral.line(id)), .labeled("in", Code(TextLiteral.line(section))), code])
    var statements = writer.statements + [Statement(code: call)]
    if section == "Parameters", let constant = context.values[id] {
      context.declared.insert(constant.name)
      let reference = Code(".raw([\"Ref\": \(TextLiteral.line(id))])")
      statements.append(Statement(constant: constant, code: reference, isWarnedOf: true, type: constant.type))
    }
    return statements
  }
}

extension JSONValue {
  /// The names in a section of macros that are nothing but names.
  fileprivate var plainNames: [String]? {
    if let name = string { return [name] }
    guard let elements = array, !elements.isEmpty else { return nil }
    let names = elements.compactMap(\.string)
    return names.count == elements.count && Set(names).count == names.count ? names : nil
  }

  /// Whether it's an object, or a list with something else than scalars.
  fileprivate var isNestedObject: Bool {
    switch self {
    case .object: true
    case .array(let elements): elements.contains(where: \.isNested)
    default: false
    }
  }
}
