package import StrataJSON

/// A stack as the played CloudFormation has it.
package struct PlayedStack {
  package let name: String
  package let id: String
  package var status = "REVIEW_IN_PROGRESS"
  package var template: JSONValue = [:]
  package var parameters: [String: String] = [:]
  package var tags: JSONValue = []
  package var updates = 0
  package var changeSetID: String?
  package var isProtected = false
  /// What `Ref` gives of resources, by their logical ids; the id and a number of those that aren't there.
  package var physicalIDs: [String: String] = [:]
  /// The oldest first.
  package var events: [JSONValue] = []

  package init(_ name: String, number: Int, region: String = "us-east-1") {
    self.name = name
    id = "arn:aws:cloudformation:\(region):111122223333:stack/\(name)/\(number)"
  }

  package mutating func happen(
    _ status: String, to resource: String? = nil, reason: String? = nil, token: String? = nil, at time: Int
  ) {
    if resource == nil { self.status = status }
    let digits = String(time)
    var event: JSONObject = [
      "EventId": .string("event-\(time)"), "StackId": .string(id), "StackName": .string(name),
      "LogicalResourceId": .string(resource ?? name), "PhysicalResourceId": .string(resource.map { "\($0)-1" } ?? id),
      "ResourceType": resource.map { template["Resources"]?[$0]?["Type"] ?? "AWS::SNS::Topic" }
        ?? "AWS::CloudFormation::Stack",
      "Timestamp": .string("2026-11-21T12:" + String(repeating: "0", count: 8 - digits.count) + digits + "Z"),
      "ResourceStatus": .string(status),
    ]
    event["ResourceStatusReason"] = reason.map(JSONValue.string)
    event["ClientRequestToken"] = token.map(JSONValue.string)
    events.append(.object(event))
  }

  /// What `list-stack-resources` says.
  package var resources: [JSONValue] {
    (template["Resources"]?.object ?? [:]).map { resource in
      [
        "LogicalResourceId": .string(resource.key), "ResourceType": resource.value["Type"] ?? "",
        "PhysicalResourceId": .string(physicalIDs[resource.key] ?? "\(resource.key)-1"),
        "ResourceStatus": "CREATE_COMPLETE",
      ]
    }
  }

  /// What `describe-stacks` says.
  package var json: JSONValue {
    var outputs: [JSONValue] = []
    for output in template["Outputs"]?.object ?? [:] {
      outputs.append(["OutputKey": .string(output.key), "OutputValue": .string("value of \(output.key)")])
    }
    let given = parameters.sorted { $0.key < $1.key }.map { name, value -> JSONValue in
      let isHidden = template["Parameters"]?[name]?["NoEcho"] == true
      return ["ParameterKey": .string(name), "ParameterValue": .string(isHidden ? "****" : value)]
    }
    var stack: JSONObject = [
      "StackName": .string(name), "StackId": .string(id), "StackStatus": .string(status),
      "CreationTime": "2026-11-21T11:00:00Z", "Outputs": .array(outputs), "Parameters": .array(given), "Tags": tags,
      "EnableTerminationProtection": .bool(isProtected),
    ]
    if updates > 1 { stack["LastUpdatedTime"] = .string("2026-11-21T12:00:0\(updates)Z") }
    stack["ChangeSetId"] = changeSetID.map(JSONValue.string)
    return .object(stack)
  }
}

/// A change set as the played CloudFormation has it.
package struct PlayedChangeSet {
  package let id: String
  package let name: String
  package let stack: String
  package let token: String
  package let template: JSONValue
  package let parameters: [String: String]
  package let tags: JSONValue
  package let isNew: Bool
  package var isImport = false
  package var status = "CREATE_IN_PROGRESS"
  package var reason: String?
  package var execution = "UNAVAILABLE"
  package var changes: [JSONValue] = []
  package var executions = 0
}
