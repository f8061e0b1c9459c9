import StrataFindings
import StrataJSON
import StrataTemplate
import StrataText

/// The attributes of a resource beside its properties are what CloudFormation takes there.
struct ResourceAttributeRule: TemplateRule {
  let about = RuleDescription(
    "resource-attribute", .error, reason: "CloudFormation refuses attributes of a resource that it can't read",
    source:
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-product-attribute-reference.html",
    good: ["Jobs": ["Type": "AWS::SQS::Queue", "DeletionPolicy": "Retain"]],
    bad: ["Jobs": ["Type": "AWS::SQS::Queue", "DeletionPolicy": "Snapshot"]])

  func check(_ template: TemplateContents) -> [Finding] {
    if !template.macros.isEmpty { return [] }
    return template.resources.flatMap { resource -> [Finding] in
      // Most have a type and properties alone.
      if resource.object.count <= 2, !resource.type.hasSuffix("::MODULE"),
        resource.object.allSatisfy({ $0.key == "Type" || $0.key == "Properties" })
      {
        return []
      }
      let place = resource.pointer()
      return dependencies(resource, at: place) + texts(resource, at: place)
        + removal("DeletionPolicy", resource, template, at: place)
        + removal("UpdateReplacePolicy", resource, template, at: place)
        + policies(resource, template, at: place) + module(resource, at: place)
    }
  }

  /// See [Modules](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/modules.html).
  private func module(_ resource: TemplateResource, at place: JSONPointer) -> [Finding] {
    guard resource.type.hasSuffix("::MODULE") else { return [] }
    var findings: [Finding] = []
    if resource["Tags"] != nil {
      findings.append(
        finding("a module takes no Tags", at: resource.pointer("Tags"), hint: "the stack's tags reach its resources"))
    }
    let reserved = "AWS::CloudFormation::Module"
    if resource.object["Metadata"]?[reserved] != nil {
      findings.append(
        finding(
          "the metadata \(reserved) is CloudFormation's own", at: place.appending("Metadata").appending(reserved)))
    }
    return findings
  }

  private func dependencies(_ resource: TemplateResource, at place: JSONPointer) -> [Finding] {
    guard let value = resource.object["DependsOn"] else { return [] }
    let inner = place.appending("DependsOn")
    func wrong(_ value: JSONValue, at place: JSONPointer) -> Finding {
      finding(
        "DependsOn must name resources", at: place, expected: "a logical id or a list of them",
        given: Wording.value(value))
    }
    guard let elements = value.array else { return value.string == nil ? [wrong(value, at: inner)] : [] }
    return elements.enumerated().filter { $0.element.string == nil }.map {
      wrong($0.element, at: inner.appending($0.offset))
    }
  }

  private func texts(_ resource: TemplateResource, at place: JSONPointer) -> [Finding] {
    var findings: [Finding] = []
    if let condition = resource.object["Condition"], condition.string == nil {
      findings.append(
        finding(
          "Condition of a resource must be the name of a condition", at: place.appending("Condition"), expected: "text",
          given: Wording.value(condition)))
    }
    if let metadata = resource.object["Metadata"], metadata.object == nil {
      findings.append(
        finding(
          "Metadata of a resource must be an object", at: place.appending("Metadata"), expected: "an object",
          given: Wording.value(metadata)))
    }
    return findings
  }

  // MARK: Removal

  private func removal(
    _ name: String, _ resource: TemplateResource, _ template: TemplateContents, at place: JSONPointer
  ) -> [Finding] {
    guard let value = resource.object[name] else { return [] }
    let inner = place.appending(name)
    var allowed = ["Delete", "Retain"]
    if name == "DeletionPolicy" { allowed.append("RetainExceptOnCreate") }
    if SnapshotTypes.contains(resource.type) { allowed.append("Snapshot") }
    return value.alternatives(at: inner).compactMap { alternative in
      if let text = alternative.value.string {
        if allowed.contains(text) { return nil }
        let others = text == "Snapshot" ? "no snapshot can be kept of \(resource.type)" : nil
        return finding(
          others ?? "\(name) is none of those there are", at: alternative.place,
          expected: Wording.list(allowed), given: Wording.quoted(text), hint: Suggestion.hint(for: text, in: allowed))
      }
      let functions: Set<IntrinsicFunction?> = [.findInMap, .if, .select, .sub, .ref]
      guard let call = alternative.value.call, functions.contains(call.function) else {
        return finding(
          "\(name) must be text", at: alternative.place, expected: Wording.list(allowed),
          given: Wording.value(alternative.value))
      }
      if template.hasLanguageExtensions { return nil }
      // Checkers have let this pass for long, so it's said more softly than what is surely refused.
      return Finding(
        about.id, "\(name) takes functions only with the language extensions", severity: .warning,
        at: alternative.place, expected: Wording.list(allowed), given: call.name,
        hint: "add the transform AWS::LanguageExtensions")
    }
  }

  // MARK: Creation and update

  private func policies(
    _ resource: TemplateResource, _ template: TemplateContents, at place: JSONPointer
  ) -> [Finding] {
    ["CreationPolicy", "UpdatePolicy"].flatMap { name -> [Finding] in
      guard let value = resource.object[name] else { return [] }
      let inner = place.appending(name)
      let known = ResourceAttributes.members(of: name, type: resource.type)
      if resource.type.hasSuffix("::MODULE") || resource.isCustom || name == "UpdatePolicy" && known.isEmpty {
        return [finding("\(resource.type) takes no \(name)", at: inner)]
      }
      return value.alternatives(at: inner).flatMap { alternative -> [Finding] in
        if alternative.value.isFunction, template.hasLanguageExtensions { return [] }
        guard let object = alternative.value.object, !alternative.value.isFunction else {
          return [
            finding(
              "\(name) must be an object", at: alternative.place, expected: "an object",
              given: Wording.value(alternative.value))
          ]
        }
        return ResourceAttributes.findings(self, in: object, known, at: alternative.place)
      }
    }
  }
}

extension TemplateResource {
  /// Whether the resource is made by code of its owner's.
  var isCustom: Bool { Self.isCustom(type) }

  /// Whether a type is one of those that are made by code of their owner's.
  static func isCustom(_ type: String) -> Bool {
    type.hasPrefix("Custom::") || type == "AWS::CloudFormation::CustomResource"
  }
}
