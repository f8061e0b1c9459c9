import StrataJSON

extension StackState {
  /// Puts the template together, once every stack is rendered and what others read of this one is known.
  ///
  /// - Parameters:
  ///   - body: The sections that the stack declares.
  ///   - order: The indexes of the app's stacks in the order of deployment.
  ///   - buffer: Room to write in, used for one stack after the other.
  /// - Returns: The stack's template with what deploying it takes.
  func artifact(from body: TemplateBody, order: [Int], buffer: inout ByteBuffer) -> StackArtifact {
    let json = template(from: body)
    buffer.removeAll()
    do throws(JSONWritingError) {
      try JSONWriter(keyOrder: .given, layout: .pretty).write(json, to: &buffer)
    } catch {
      report(Mistake(.invalidValue, error.description))
    }
    let bytes = buffer.bytes
    checkSize(bytes.count)
    let origins = resources.map { Origin(logicalID: $0.logicalID, path: $0.path, site: $0.site) }
    return StackArtifact(
      name: name, template: Template(json), bytes: bytes, env: environment, environments: environments,
      environmentParameters: parameters.compactMap { EnvironmentValue($0.id, logicalID: $0.logicalID) },
      environmentOutputs: outputs.compactMap { EnvironmentValue($0.id, logicalID: $0.logicalID) },
      tags: knownTags,
      dependencies: order.filter { uses[$0] != nil }.map { synthesis.stacks[$0].name },
      capabilities: capabilities(of: json),
      origins: origins.sorted { utf8Precedes($0.logicalID, $1.logicalID) })
  }

  private func template(from body: TemplateBody) -> JSONValue {
    var members: [JSONObject.Member] = [.init(key: "AWSTemplateFormatVersion", value: "2010-09-09")]
    let metadata = withEnvironments(body.metadata)
    if let description { members.append(.init(key: "Description", value: .string(description))) }
    if let transform { members.append(.init(key: "Transform", value: transform)) }
    if !metadata.isEmpty { members.append(.init(key: "Metadata", value: .object(metadata))) }
    var outputCount = 0
    for (name, sectionMembers) in body.sections {
      var sectionMembers = sectionMembers
      if name == "Outputs" {
        sectionMembers = withExports(sectionMembers)
        outputCount = sectionMembers.count
      }
      if sectionMembers.isEmpty { continue }
      members.append(.init(key: name, value: .object(JSONObject(uniqueMembers: sectionMembers))))
    }
    checkLimits(of: body, outputCount: outputCount)
    checkCycles()
    return .object(JSONObject(uniqueMembers: members))
  }

  private func withEnvironments(_ metadata: JSONObject) -> JSONObject {
    guard let json = TemplateEnvironments(of: self).json else { return metadata }
    let key = TemplateEnvironments.metadataKey
    if metadata[key] != nil { report(.repeatedMetadata(key)) }
    var metadata = metadata
    metadata[key] = json
    return metadata.sorted()
  }

  /// The tags of the stack and its app, as far as they are text that is known now.
  private var knownTags: [String: String] {
    var known: [String: String] = [:]
    for (key, value) in synthesis.tags.values + root.tags.values {
      known[key] = value.node.literalText
    }
    return known
  }

  private func withExports(_ outputs: [JSONObject.Member]) -> [JSONObject.Member] {
    if exports.isEmpty { return outputs }
    let declared = Set(outputs.map(\.key))
    for export in exports.values {
      if declared.contains(export.outputID) {
        report(
          Mistake(
            .duplicateID, "the output \(export.outputID) is needed for the value that other stacks use",
            hint: "give the output of that id another"), path: export.path)
      }
      if let mistake = Limits.exportName(export.name) { report(mistake, path: export.path) }
    }
    let added = exports.values.map { JSONObject.Member(key: $0.outputID, value: $0.json) }
    return (outputs + added).sorted { utf8Precedes($0.key, $1.key) }
  }

  /// The macros, in the order AWS wants: one's own, then the language extensions, then the serverless model.
  ///
  /// See [AWS::LanguageExtensions](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/transform-aws-languageextensions.html).
  private var transform: JSONValue? {
    let extensions = "AWS::LanguageExtensions"
    var names = transforms
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
