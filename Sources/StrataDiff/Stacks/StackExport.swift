import StrataJSON
import StrataTemplate

/// An export of a stack, and where it's from.
struct StackExport {
  let name: String
  let stack: String
  let outputID: String
  let output: JSONValue
  let value: Form?
}

/// The exports that a stack gives to others and the imports it takes from them.
struct StackInterface {
  let exports: [StackExport]
  /// The names of the exports that it imports.
  let imports: Set<String>

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

  private static func collect(_ value: JSONValue?, _ reader: ExportNames, _ names: inout Set<String>) {
    switch value {
    case .object(let object)?:
      if let name = value?.argument(of: .importValue) { names.insert(reader.name(name)) }
      for member in object { collect(member.value, reader, &names) }
    case .array(let elements)?: for element in elements { collect(element, reader, &names) }
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
