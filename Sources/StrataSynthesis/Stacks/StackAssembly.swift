import StrataFindings
import StrataJSON
import StrataLanguage
import StrataTemplate

extension StackSynthesis {
  /// The stack's template with what is known of it beside, once every stack that may use this one is rendered.
  ///
  /// - Parameters:
  ///   - body: What is rendered of it.
  ///   - digests: The digests of the templates that it has the addresses of, by the names of their stacks.
  /// - Returns: The stack, with nothing nested in it.
  func rendered(from body: TemplateBody, digests: [String: String]) -> RenderedStack {
    reportBordersOfEnvironments()
    let json = self.template(from: body)
    let template = Template(hasTemplateKeys ? TemplateKeyMark.replacing(in: json, by: digests) : json)
    let hasMacros = !state.transforms.isEmpty || usesLanguageExtensions || usesMacros
    return RenderedStack(
      index: state.index, name: state.name, template: template, env: state.environment,
      environment: state.owner, environments: environments,
      environmentParameters: state.parameters.compactMap { EnvironmentValue($0.id, logicalID: $0.logicalID) },
      environmentOutputs: state.outputs.compactMap { EnvironmentValue($0.id, logicalID: $0.logicalID) },
      tags: knownTags, capabilities: template.capabilities(hasMacros: hasMacros),
      packages: state.packages, nested: [], origins: origins, boundaries: boundaries)
  }

  /// The boundaries of the environments that have something here, by the ARNs that roles name them by.
  ///
  /// One may be declared in another stack, but has to be known where a stack's roles are looked at. It may be about what
  /// other stacks have, so that all are rendered before any stack is let go of.
  func renderBoundaries() {
    var known: [String: JSONValue] = [:]
    for boundary in state.app.boundaries where environments.contains(boundary.environment) {
      let renderer = TemplateRenderer(stack: self, isForDigest: true)
      renderer.begin(boundary.resource.path, at: boundary.resource.site)
      let arn = renderer.render(boundary.arn.node, under: "PermissionsBoundary")
      known[PartialText(arn).description] = renderer.render(boundary.document.node, under: "PolicyDocument")
    }
    boundaries = known
  }

  private var origins: Origins {
    Origins(
      stack: Origin(logicalID: state.name, path: state.path, at: state.site),
      resources: state.resources.map { Origin(logicalID: $0.logicalID, path: $0.path, at: $0.site) },
      others: [
        "Parameters": state.parameters.map { Origin(logicalID: $0.logicalID, path: $0.anchor.path, at: $0.site) }
          + imports.imports.map { Origin(logicalID: $0.parameterID, path: $0.path, at: $0.site) },
        "Conditions": state.conditions.map { Origin(logicalID: $0.logicalID, path: $0.anchor.path, at: $0.site) },
        "Mappings": state.mappings.map { Origin(logicalID: $0.logicalID, path: $0.anchor.path, at: $0.site) },
        "Rules": state.rules.map { Origin(logicalID: $0.logicalID, path: $0.path, at: $0.site) },
        "Outputs": state.outputs.map { Origin(logicalID: $0.logicalID, path: $0.path, at: $0.site) }
          + exports.exports.map { Origin(logicalID: $0.outputID, path: $0.path, at: $0.site) },
      ], values: valueOrigins)
  }

  private func template(from body: TemplateBody) -> JSONValue {
    var members: [JSONObject.Member] = []
    if body.raw["AWSTemplateFormatVersion"] == nil {
      members.append(.init(key: "AWSTemplateFormatVersion", value: "2010-09-09"))
    }
    let metadata = withNames(withEnvironments(body.metadata))
    if let description = state.description { members.append(.init(key: "Description", value: .string(description))) }
    if let transform, body.raw["Transform"] == nil { members.append(.init(key: "Transform", value: transform)) }
    if !metadata.isEmpty { members.append(.init(key: "Metadata", value: .object(metadata))) }
    for member in body.raw { members.append(.init(key: member.key, value: member.value)) }
    for (name, sectionMembers) in body.sections where body.raw[name] == nil {
      var sectionMembers = sectionMembers
      if name == "Outputs" { sectionMembers = withExports(sectionMembers) }
      if name == "Parameters" { sectionMembers = withImports(sectionMembers) }
      if sectionMembers.isEmpty { continue }
      members.append(.init(key: name, value: .object(JSONObject(uniqueMembers: sectionMembers))))
    }
    return .object(JSONObject(uniqueMembers: members))
  }

  private func withEnvironments(_ metadata: JSONObject) -> JSONObject {
    guard let json = TemplateEnvironments(of: state, with: environments).json else { return metadata }
    let key = TemplateEnvironments.metadataKey
    if metadata[key] != nil { state.report(.repeatedMetadata(key)) }
    var metadata = metadata
    metadata[key] = json
    return metadata.sorted()
  }

  /// The metadata, with the names that a policy gives to what is of each environment.
  private func withNames(_ metadata: JSONObject) -> JSONObject {
    guard let policy = state.app.naming, !environments.isEmpty else { return metadata }
    let key = TemplateNames.metadataKey
    if metadata[key] != nil { state.report(.repeatedMetadata(key)) }
    var metadata = metadata
    metadata[key] = TemplateNames.json(
      environments.map { environment in
        let names = policy.names(of: environment)
        return TemplateNames.Names(
          environment: environment, pattern: names.pattern, parameters: names.parameters)
      })
    return metadata.sorted()
  }

  /// The tags of the stack and its app, as far as they are text that is known now.
  private var knownTags: [String: String] {
    var known: [String: String] = [:]
    for (key, value) in state.app.tags.values + state.root.tags.values {
      known[key] = value.node.literalText
    }
    return known
  }

  private func withExports(_ outputs: [JSONObject.Member]) -> [JSONObject.Member] {
    if exports.isEmpty { return outputs }
    for (first, other) in exports.conflicts {
      state.report(
        Finding(
          .duplicateID, "the values \(first.name) and \(other.name) need one output id, \(first.outputID)",
          hint: "give one of the two constructs another id"), path: other.path)
    }
    let exports = exports.exports
    let declared = Set(outputs.map(\.key))
    for export in exports where declared.contains(export.outputID) {
      state.report(
        Finding(
          .duplicateID, "the output \(export.outputID) is needed for the value that other stacks use",
          hint: "give the output of that id another"), path: export.path)
    }
    let added = exports.map { JSONObject.Member(key: $0.outputID, value: $0.json) }
    return (outputs + added).sortedByKey()
  }

  /// The macros, in the order AWS wants: one's own, then the language extensions, then the serverless model.
  ///
  /// See [AWS::LanguageExtensions](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-aws-languageextensions.html).
  private var transform: JSONValue? {
    let extensions = "AWS::LanguageExtensions"
    var names = state.transforms
    if usesLanguageExtensions, !names.contains(extensions) {
      names.insert(extensions, at: names.firstIndex { $0.hasPrefix("AWS::Serverless") } ?? names.endIndex)
    }
    switch names.count {
    case 0: return nil
    case 1: return .string(names[0])
    default: return .array(names.map(JSONValue.string))
    }
  }
}
