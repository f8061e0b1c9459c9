package import StrataJSON

/// What the played CloudFormation finds where it looks at the resources of stacks.
package struct PlayedDrift {
  /// The resources that it finds otherwise, by the names of their stacks, as `describe-stack-resource-drifts` has them.
  package var findings: [String: [JSONValue]] = [:]
  /// The types that it can't look at.
  package var unsupported: Set<String> = []
  /// How often it's asked before it's done.
  package var looks = 0
  /// The reason why it couldn't look at all; nil where it could.
  package var failure: String?
  /// Whether findings come one to a page.
  package var isPaged = false

  /// A resource with properties that differ at some places, such as `/DisplayName`.
  package static func modified(
    _ id: String, _ type: String, expected: JSONValue, actual: JSONValue, at paths: String...
  ) -> JSONValue {
    func text(_ value: JSONValue) -> JSONValue { .string((try? value.text(layout: .compact)) ?? "") }
    return [
      "LogicalResourceId": .string(id), "ResourceType": .string(type), "StackResourceDriftStatus": "MODIFIED",
      "ExpectedProperties": text(expected), "ActualProperties": text(actual),
      "PropertyDifferences": .array(paths.map { ["PropertyPath": .string($0), "DifferenceType": "NOT_EQUAL"] }),
    ]
  }

  /// A resource without properties, with a status such as `DELETED`.
  package static func resource(_ id: String, _ type: String, _ status: String, reason: String? = nil) -> JSONValue {
    var object: JSONObject = [
      "LogicalResourceId": .string(id), "ResourceType": .string(type), "StackResourceDriftStatus": .string(status),
    ]
    object["DriftStatusReason"] = reason.map(JSONValue.string)
    return .object(object)
  }

  /// The answer about how far it is.
  mutating func status(of id: String) -> JSONValue {
    looks -= 1
    if looks >= 0 { return ["StackDriftDetectionId": .string(id), "DetectionStatus": "DETECTION_IN_PROGRESS"] }
    guard let failure else {
      return ["StackDriftDetectionId": .string(id), "DetectionStatus": "DETECTION_COMPLETE"]
    }
    return [
      "StackDriftDetectionId": .string(id), "DetectionStatus": "DETECTION_FAILED",
      "DetectionStatusReason": .string(failure),
    ]
  }

  /// The answer about the resources of a stack, from a page on.
  func resources(of stack: PlayedStack, page: Int) -> JSONValue {
    var all = findings[stack.name] ?? []
    let known = Set(all.compactMap { $0["LogicalResourceId"]?.string })
    for resource in stack.template["Resources"]?.object ?? [:] where !known.contains(resource.key) {
      let type = resource.value["Type"]?.string ?? ""
      if !unsupported.contains(type) { all.append(Self.resource(resource.key, type, "IN_SYNC")) }
    }
    guard isPaged, page < all.count else { return ["StackResourceDrifts": .array(all)] }
    var answer: JSONObject = ["StackResourceDrifts": [all[page]]]
    if page + 1 < all.count { answer["NextToken"] = .string("\(page + 1)") }
    return .object(answer)
  }
}
