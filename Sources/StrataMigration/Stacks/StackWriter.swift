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
  /// The resources that constructs make.
  let lifted: LiftedResources

  let sections: JSONObject
  /// The names of the stack's types and functions begin with it.
  let prefix: String

  /// The number of resources up to which all are in one function.
  private static let resourcesInOneFunction = 40
  /// The number of resources in each file where they're in several, since the compiler's work grows faster than a function.
  private static let resourcesPerFile = 20

  /// The sections that have members with names.
  private static let memberSections = ["Parameters", "Mappings", "Conditions", "Rules", "Resources", "Outputs"]

  init(_ source: MigrationSource, prefix: String, models: [String: ResourceModel]) {
    self.source = source
    self.prefix = prefix
    self.models = models
    sections = source.template.object ?? [:]
    let contents = TemplateContents(source.template, byteCount: nil, expandingLoops: false)
    lifted = LiftedResources(source.lifting.lifts)
    let ordered = lifted.order(of: Self.members(sections, "Resources").keys, contents.references)
    let step = ordered.count <= Self.resourcesInOneFunction ? Self.resourcesInOneFunction : Self.resourcesPerFile
    parts = stride(from: 0, to: max(ordered.count, 1), by: step).map {
      Array(ordered[$0..<min($0 + step, ordered.count)])
    }
    let partNames = parts.count == 1 ? [""] : ["inputs"] + parts.indices.map { "resources\($0 + 1)" }
    let own = ["scope", "stack", "inputs"] + (source.family == nil ? [] : ["profile"])
    let names = ConstantNames(reserved: Set(partNames).union(own))
    context = StackContext(
      source, names: names, hasLanguageExtensions: contents.hasLanguageExtensions, partNames: partNames)
    declareNames()
  }

  var isInOneFunction: Bool { parts.count == 1 }

  static func members(_ sections: JSONObject, _ name: String) -> JSONObject { sections[name]?.object ?? [:] }

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
        let place = isInOneFunction ? 0 : part + 1
        if let lift = lifted.lift(making: id) {
          if lift.id == id { declare(lift, in: place) }
          continue
        }
        let name = context.names.name(id, kind: "Resource")
        let model = ResourceWriter.model(models[type], for: object)
        context.values[id] = Declared(name: name, kind: .resource(model), part: place)
      }
    }
    for id in Self.members(sections, "Conditions").keys {
      context.conditions[id] = Declared(name: context.names.name(id, kind: "Condition"), kind: .condition, part: 0)
    }
    for id in Self.members(sections, "Mappings").keys {
      context.mappings[id] = Declared(name: context.names.name(id, kind: "Mapping"), kind: .mapping, part: 0)
    }
  }

  /// Names a construct, of which all that it makes is a part.
  private func declare(_ lift: Lift, in part: Int) {
    let name = context.names.name(lift.id, kind: lift.construct)
    for (id, made) in lift.resources {
      let type = Self.members(sections, "Resources")[id]?["Type"]?.string ?? ""
      context.values[id] = Declared(name: name, kind: .made(by: lift, made, models[type]), part: part)
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

  // MARK: Members

  /// The statements for the members of a section, each in the form of the template where there's no other.
  func members(
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
          context.takeComments(at: JSONPointer([section])) + context.takeComments(below: place)
          + written[first].comments
      }
      statements += written
    }
    return statements
  }

  private func rawMember(_ section: String, _ id: String, _ value: JSONValue) -> [Statement] {
    let place = JSONPointer([section, id])
    context.report.addRaw(place, because: "the language has no way to say all of it")
    var writer = ValueWriter(context, hint: Names.property(id), at: place)
    writer.keepsKinds = true
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
}
