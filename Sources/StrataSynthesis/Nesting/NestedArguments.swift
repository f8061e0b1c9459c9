import StrataFindings
import StrataJSON
import StrataLanguage

extension TemplateRenderer {
  /// Adds what a nested stack reads of those around it to the properties of its resource.
  ///
  /// A stack is rendered after those nested in it, so that all they read is known.
  func addArguments(to properties: inout JSONObject, of resource: Resource) {
    guard let nested = stack.state.nested.first(where: { $0.nesting?.node === resource.node }) else { return }
    let imports = stack.synthesis.stacks[nested.index].imports.imports
    if imports.isEmpty { return }
    hasSuspectText = true
    var arguments = properties["Parameters"]?.object ?? [:]
    for value in imports {
      arguments[value.parameterID] = value.argument
      if let resource = value.resource { certainReferences.append(resource) }
    }
    properties["Parameters"] = .object(arguments.sorted())
    properties = properties.sorted()
  }
}

extension StackSynthesis {
  /// The template's parameters, with those for what is read of the stacks around.
  func withImports(_ parameters: [JSONObject.Member]) -> [JSONObject.Member] {
    if imports.isEmpty { return parameters }
    for (first, other) in imports.conflicts {
      state.report(
        Finding(
          .duplicateID, "the values of \(first.path) and \(other.path) need one parameter, \(first.parameterID)",
          hint: "give one of the two constructs another id"), path: other.path, site: other.site)
    }
    let declared = Set(parameters.map(\.key))
    for value in imports.imports where declared.contains(value.parameterID) {
      state.report(
        Finding(
          .duplicateID, "the parameter \(value.parameterID) is needed for a value of the stack around",
          hint: "give the parameter of that id another"), path: value.path, site: value.site)
    }
    let added = imports.imports.map { JSONObject.Member(key: $0.parameterID, value: $0.json) }
    return (parameters + added).sortedByKey()
  }
}
