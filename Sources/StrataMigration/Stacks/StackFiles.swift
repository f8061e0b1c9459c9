import StrataJSON
import StrataResourceModel

/// The Swift files of one stack.
struct StackFiles {
  private(set) var files: [(name: String, text: String)] = []
  let report: MigrationReport
  /// The services whose modules the files import.
  private(set) var services: Set<String> = []
  private let writer: StackWriter

  /// The first of the places where values differ that no profile can have.
  var unwritten: JSONPointer? { writer.context.uses.unwritten.min { utf8Precedes("\($0)", "\($1)") } }

  /// The constructs that can't be written after all, with the reasons, by their logical ids.
  var failedLifts: [String: String] { writer.context.failedLifts }

  init(_ source: MigrationSource, prefix: String, models: [String: ResourceModel]) {
    writer = StackWriter(source, prefix: prefix, models: models)
    let context = writer.context
    let template = writer.template()
    let inputs = writer.parameters() + writer.mappings() + writer.conditions() + writer.rules()
    if writer.isInOneFunction {
      let resources = writer.resources(part: 0)
      let outputs = writer.outputs() + writer.remainingComments()
      report = Self.report(of: context, source)
      let body = [template + inputs, resources, outputs].map { text(of: $0, indentation: 2) }
      add("", main(body.joinedByBlankLines))
      return
    }
    var services = [context.services]
    var parts: [[Statement]] = []
    for index in writer.parts.indices {
      context.services = []
      parts.append(writer.resources(part: index))
      services.append(context.services)
    }
    context.services = []
    let outputs = writer.outputs()
    report = Self.report(of: context, source)
    let outputServices = context.services

    let names = writer.parts.indices.map { "Resources\($0 + 1)" }
    context.services = []
    add("", main(text(of: template, indentation: 2), names))
    context.services = services[0]
    add(
      "Inputs", structure("Inputs", inputs, before: [], about: "The parameters, mappings and conditions of the stack."))
    for (index, statements) in parts.enumerated() {
      context.services = services[index + 1]
      let about = "The stack's resources, part \(index + 1) of \(parts.count)."
      add(names[index], structure(names[index], statements, before: ["Inputs"] + names[..<index], about: about))
    }
    context.services = outputServices
    let parameters = Self.parameters(["Inputs"] + names, prefix)
    add(
      "Outputs",
      function(
        "declare\(prefix)Outputs", parameters: ["_ scope: Scope"] + profileParameter("_ ") + parameters,
        about: "Declares the outputs of the stack.",
        text(of: outputs, indentation: 2)))
  }

  private static func report(of context: StackContext, _ source: MigrationSource) -> MigrationReport {
    var report = context.report
    report.refusals = source.lifting.refusals
    return report
  }

  // MARK: Declarations

  private func main(_ template: String, _ names: [String]) -> String {
    let prefix = writer.prefix
    var lines: [String] = []
    func arguments(_ names: some Sequence<String>) -> String {
      (["scope"] + (writer.source.family == nil ? [] : ["profile"]) + names.map { Self.constant($0) })
        .joined(separator: ", ")
    }
    lines.append("  let inputs = \(prefix)Inputs(\(arguments([])))")
    for (index, name) in names.enumerated() {
      lines.append("  let \(Self.constant(name)) = \(prefix)\(name)(\(arguments(["Inputs"] + names[..<index])))")
    }
    lines.append("  declare\(prefix)Outputs(\(arguments(["Inputs"] + names)))")
    let comments = text(of: writer.remainingComments(), indentation: 2)
    let body = [template, lines.joined(separator: "\n"), comments].joinedByBlankLines
    return main(body)
  }

  /// The function that declares the stack.
  private func main(_ body: String) -> String {
    guard let family = writer.source.family else {
      return function("declare\(writer.prefix)", about: "Declares what `\(writer.source.file)` describes.", body)
    }
    let about = "Declares what each of the \(family.members.count) templates describes, with the values of its profile."
    return function(
      "declare\(writer.prefix)", parameters: ["in scope: Scope"] + profileParameter(""), about: about, body)
  }

  /// The parameter that takes a profile, where there are some.
  private func profileParameter(_ label: String) -> [String] {
    writer.source.family == nil ? [] : ["\(label)profile: \(writer.prefix)Profile"]
  }

  private func function(
    _ name: String, parameters: [String] = ["_ scope: Scope"], about: String, _ body: String
  ) -> String {
    "/// \(about)\n@Sendable func \(name)(\(parameters.joined(separator: ", "))) {\n\(body)\(body.isEmpty ? "" : "\n")}\n"
  }

  private func structure(_ name: String, _ statements: [Statement], before: [String], about: String) -> String {
    let crossing = writer.context.uses.crossing
    let members = statements.compactMap(\.constant).filter { crossing.contains($0.name) }
    let parameters = (["_ scope: Scope"] + profileParameter("_ ") + Self.parameters(before, writer.prefix))
      .joined(separator: ", ")
    let body = text(of: statements, indentation: 4, isInStructure: true)
    return "/// \(about)\nstruct \(writer.prefix)\(name) {\n"
      + members.map { "  let \($0.name): \($0.type)\n" }.joined() + (members.isEmpty ? "" : "\n")
      + "  init(\(parameters)) {\n\(body)\(body.isEmpty ? "" : "\n")  }\n}\n"
  }

  private static func parameters(_ names: some Sequence<String>, _ prefix: String) -> [String] {
    names.map { "_ \(constant($0)): \(prefix)\($0)" }
  }

  private static func constant(_ name: String) -> String { name.prefix(1).lowercased() + name.dropFirst() }

  private mutating func add(_ name: String, _ text: String) {
    let used = writer.context.services
    services.formUnion(used)
    let imports = (["Language"] + used).map { "import Strata\($0)\n" }.sorted(by: utf8Precedes).joined()
    files.append(("\(writer.prefix)\(name).swift", imports + "\n" + text))
  }

  // MARK: Statements

  private func text(of statements: [Statement], indentation: Int, isInStructure: Bool = false) -> String {
    var text = ""
    var isAfterLong = false
    for statement in statements {
      guard
        let written = statement.text(
          writer.context.uses, indentation: indentation, isInStructure: isInStructure)
      else { continue }
      let isLong = written.utf8.contains(0x0A)
      if !text.isEmpty { text += statement.isFirst && (isLong || isAfterLong) ? "\n\n" : "\n" }
      text += written
      // What belongs to a declaration of several statements stays together, and the next is apart.
      isAfterLong = statement.isFirst ? isLong : true
    }
    return text
  }
}

extension [String] {
  fileprivate var joinedByBlankLines: String { filter { !$0.isEmpty }.joined(separator: "\n\n") }
}
