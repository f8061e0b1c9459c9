import StrataJSON
import StrataTemplate

/// An export of a stack, and where it's from.
struct StackExport {
  let name: String
  let stack: String
  let outputID: String
  let output: JSONValue
  let value: Form?
  /// Whether an output of a nested stack gives it, which its own template doesn't have.
  var isNested = false
}

/// The exports that a stack gives to others and the imports it takes from them.
struct StackInterface {
  private(set) var exports: [StackExport]
  /// The names of the exports that it imports.
  private(set) var imports: Set<String>

  init(_ template: ComparedTemplate, of stack: String) {
    let reader = ExportNames(template, of: stack)
    exports = template.section("Outputs").compactMap { output in
      guard let name = output.value["Export"]?["Name"].map(reader.name) else { return nil }
      return StackExport(
        name: name, stack: stack, outputID: output.key, output: output.value,
        value: output.value["Value"].flatMap { FormReader().form($0) })
    }
    var imports: Set<String> = []
    Self.collect(template.json["Resources"], reader, &imports)
    Self.collect(template.json["Outputs"], reader, &imports)
    Self.collect(template.json["Conditions"], reader, &imports)
    self.imports = imports
  }

  /// Takes a stack with those in it, which are deployed with it.
  init(_ template: ComparedTemplate, of stack: String, nesting nested: [NestedStack]) throws(DifferenceError) {
    self.init(template, of: stack)
    for inner in nested.flatMap(\.all) where inner.kind != .stackSet {
      guard let json = inner.json else { continue }
      let template = try ComparedTemplate(json, template.side, given: inner.contents?.given ?? [:])
      let interface = StackInterface(template, of: stack)
      exports += interface.exports.map { export in
        var export = export
        export.isNested = true
        return export
      }
      imports.formUnion(interface.imports)
    }
  }

  private static func collect(_ value: JSONValue?, _ reader: ExportNames, _ names: inout Set<String>) {
    switch value {
    case .object(let object)?:
      if let name = value?.argument(of: .importValue) { names.insert(reader.name(name)) }
      object.withMembers { members in
        for index in members.indices where members[index].value.isNested {
          collect(members[index].value, reader, &names)
        }
      }
    case .array(let elements)?:
      for index in elements.indices where elements[index].isNested { collect(elements[index], reader, &names) }
    default: break
    }
  }
}

/// The names of exports, as far as a template tells them.
private struct ExportNames {
  private let stack: String
  private let parameters: JSONObject

  init(_ template: ComparedTemplate, of stack: String) {
    self.stack = stack
    parameters = template.section("Parameters")
  }

  func name(_ value: JSONValue) -> String {
    guard let form = FormReader().form(value, isLoose: true) else { return "" }
    return text(form)
  }

  private func text(_ form: Form) -> String {
    switch form {
    case .text(let parts): parts.map(text).joined()
    case .reference("AWS::StackName"): stack
    case .reference(let name): parameters[name]?["Default"]?.string ?? form.comparableText
    default: form.comparableText
    }
  }
}
