import StrataFindings
import StrataJSON
import StrataTemplate

/// A document of Systems Manager has a name and a content that it reads.
struct OperationsDocumentRule: TemplateRule {
  let about = RuleDescription(
    "operations-document", .error, reason: "Systems Manager refuses a document that it can't read",
    source: "https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-schemas-features.html",
    good: OperationsDocumentRule.sample(version: "2.2"), bad: OperationsDocumentRule.sample(version: "0.3"))

  /// The versions of the schema, by the type of a document.
  private static let versions = [
    "Automation": ["0.3"], "Command": ["1.2", "2.0", "2.2"], "Policy": ["2.0"], "Session": ["1.0"],
  ]

  /// What no name begins with.
  ///
  /// See [CreateDocument](https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CreateDocument.html).
  private static let reserved = ["amazon", "amzn", "aws"]

  func check(_ template: TemplateContents) -> [Finding] {
    template.resources(of: "AWS::SSM::Document").flatMap { document -> [Finding] in
      document.all("Name").compactMap(name) + contents(document)
    }
  }

  private func name(_ place: PlacedValue) -> Finding? {
    guard case .literal(let start)? = PartialText(place.value).parts.first,
      let reserved = Self.reserved.first(where: start.lowercased().hasPrefix)
    else { return nil }
    return finding(
      "no document's name begins with \(reserved)", at: place.pointer, expected: "another name",
      given: Wording.quoted(PartialText(place.value).description))
  }

  private func contents(_ document: TemplateResource) -> [Finding] {
    guard let content = document.placed("Content") else { return [] }
    let format = document["DocumentFormat"].map { $0.string ?? "" } ?? "JSON"
    let type = document["DocumentType"].map { $0.string ?? "" } ?? "Command"
    return content.alternatives.flatMap { alternative -> [Finding] in
      // What isn't JSON is read by nobody here.
      let isObject = alternative.value.object != nil && !alternative.value.isFunction
      guard isObject || format == "JSON" else { return [] }
      return findings(inDocument: alternative, "a document") { document in
        guard let versions = Self.versions[type] else { return [] }
        return steps(document.content, versions, type)
      }
    }
  }

  private func steps(_ content: PlacedValue, _ versions: [String], _ type: String) -> [DocumentFault] {
    if content.value.isFunction { return [] }
    guard let object = content.value.object else {
      return [
        DocumentFault(
          content.pointer, "a document must be an object", expected: "an object", given: Wording.value(content.value))
      ]
    }
    if object.keys.contains(where: \.isFunctionName) { return [] }
    guard let version = content["schemaVersion"] else {
      return [
        DocumentFault(
          content.pointer, "a document must have schemaVersion", expected: versions.joined(separator: " or "))
      ]
    }
    guard let text = version.text else { return [] }
    guard versions.contains(text) else {
      return [
        DocumentFault(
          version.pointer, "a document of the type \(type) isn't of this version",
          expected: versions.joined(separator: " or "), given: Wording.quoted(text))
      ]
    }
    var faults = parameters(content, isAutomation: type == "Automation")
    let key = text == "1.2" ? "runtimeConfig" : type == "Session" ? "sessionType" : "mainSteps"
    if object[key] == nil {
      faults.append(
        DocumentFault(
          content.pointer, "a document of the version \(text) must have \(key)", expected: "a member \(key)"))
    }
    return key == "mainSteps" ? faults + steps(of: content) : faults
  }

  private func steps(of content: PlacedValue) -> [DocumentFault] {
    let shape = DocumentShape.list(
      of: .open([("name", .text), ("action", .text)], required: ["action", "name"]), .from(1))
    var faults = content["mainSteps"].map { shape.faults($0, "mainSteps", isLenient: true) } ?? []
    var seen: Set<String> = []
    for step in content.each("mainSteps") {
      guard let name = step["name"], let text = name.value.string, !name.pointer.tokens.contains("Fn::If"),
        !seen.insert(text).inserted
      else { continue }
      faults.append(
        DocumentFault(name.pointer, "the name \(text) is that of an earlier step too", expected: "another name"))
    }
    return faults
  }

  private func parameters(_ content: PlacedValue, isAutomation: Bool) -> [DocumentFault] {
    content.all("parameters").flatMap { parameters -> [DocumentFault] in
      guard let object = parameters.value.object, !parameters.value.isFunction else { return [] }
      return object.flatMap { member -> [DocumentFault] in
        let place = PlacedValue(value: member.value, pointer: parameters.pointer.appending(member.key))
        guard let declared = member.value.object, !member.value.isFunction, !member.key.isFunctionName else {
          return []
        }
        if declared["type"] == nil {
          return [
            DocumentFault(place.pointer, "the parameter \(member.key) must have a type", expected: "such as String")
          ]
        }
        let types = ["Boolean", "Integer", "MapList", "String", "StringList", "StringMap"]
        guard let type = place["type"], let text = type.text, !types.contains(text), !text.contains("::") else {
          return []
        }
        return [
          DocumentFault(
            type.pointer, "the parameter \(member.key) is of a type that there isn't", expected: Wording.list(types),
            given: Wording.quoted(text))
        ]
      }
    }
  }

  private static func sample(version: JSONValue) -> JSONValue {
    [
      "Update": [
        "Type": "AWS::SSM::Document",
        "Properties": [
          "DocumentType": "Command",
          "Content": [
            "schemaVersion": version,
            "mainSteps": [
              ["action": "aws:runShellScript", "name": "update", "inputs": ["runCommand": ["yum update -y"]]]
            ],
          ],
        ],
      ]
    ]
  }
}
