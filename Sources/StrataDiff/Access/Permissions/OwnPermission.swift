import StrataJSON
import StrataTemplate

/// The permissions of resources that are permissions themselves, or whose policies have a form of their own.
enum OwnPermission {
  typealias Found = (permissions: [Grant], unreadable: [Form])

  /// The permissions of a resource; nil where it's none of those types.
  static func all(_ type: String, _ logicalID: String, _ properties: Form) -> Found? {
    switch type {
    case "AWS::Lambda::Permission": ([function(logicalID, properties, of: "FunctionName")], [])
    case "AWS::Lambda::LayerVersionPermission": ([function(logicalID, properties, of: "LayerVersionArn")], [])
    case "AWS::Events::EventBusPolicy": bus(logicalID, properties)
    case "AWS::OpenSearchServerless::AccessPolicy", "AWS::OpenSearchServerless::SecurityPolicy":
      collections(logicalID, properties["Policy"], .none)
    default: nil
    }
  }

  private static func function(_ logicalID: String, _ properties: Form, of key: String) -> Grant {
    let target = properties[key]?.comparableText
    var conditions: [String: Set<String>] = [:]
    for key in ["SourceArn", "SourceAccount", "PrincipalOrgID", "OrganizationId", "EventSourceToken"] {
      if let form = properties[key] { conditions["StringLike \(key)"] = [form.comparableText] }
    }
    if let form = properties["FunctionUrlAuthType"] {
      conditions["StringEquals lambda:FunctionUrlAuthType"] = [form.comparableText]
    }
    return Grant(
      logicalID: logicalID, subjects: [target ?? ""], isAllow: true,
      principals: [properties["Principal"]?.comparableText ?? "*"],
      actions: .only([properties["Action"]?.comparableText ?? "*"]), resources: .only([target ?? "*"]),
      conditions: conditions)
  }

  /// See [AWS::Events::EventBusPolicy](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-eventbuspolicy.html).
  private static func bus(_ logicalID: String, _ properties: Form) -> Found {
    let name = properties["EventBusName"]?.comparableText ?? "default"
    let subjects = ["the event bus \(name)"]
    if let statement = properties["Statement"] {
      let policy = FormReader().form(["Statement": statement.json])
      let statements = policy?["Statement"]?.elements?.map(\.form) ?? []
      let readable = statements.filter { !$0.isFunction && $0.string == nil }
      return (
        readable.flatMap { PermissionReader.permissions($0, logicalID, subjects, .none) },
        statements.filter(\.isFunction) + (policy?["Statement"]?.elements == nil ? [statement] : [])
      )
    }
    var conditions: [String: Set<String>] = [:]
    if let form = properties["Condition"] { conditions["StringEquals aws:PrincipalOrgID"] = [form.comparableText] }
    let grant = Grant(
      logicalID: logicalID, subjects: subjects, isAllow: true,
      principals: [properties["Principal"]?.comparableText ?? "*"],
      actions: .only([properties["Action"]?.comparableText ?? "events:PutEvents"]), resources: .only([name]),
      conditions: conditions)
    return ([grant], [])
  }

  /// The rules of a policy of collections, which is a list as JSON text.
  ///
  /// See [Data access control](https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-data-access.html)
  /// and [network access](https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-network.html).
  private static func collections(_ logicalID: String, _ form: Form?, _ guards: Guards) -> Found {
    switch form {
    case nil, .reference("AWS::NoValue")?: return ([], [])
    case .choice(let condition, let one, let other)?:
      var found: Found = ([], [])
      for (branch, flag) in [(one, true), (other, false)] {
        guard let inner = guards.and(condition, flag) else { continue }
        let more = collections(logicalID, branch, inner)
        found = (found.permissions + more.permissions, found.unreadable + more.unreadable)
      }
      return found
    case let form?:
      guard let json = FormReader.jsonText(of: form) else { return ([], [form]) }
      let entries = json.array ?? [json]
      return (entries.flatMap { grants($0, logicalID, guards) }, [])
    }
  }

  private static func grants(_ entry: JSONValue, _ logicalID: String, _ guards: Guards) -> [Grant] {
    let reader = FormReader()
    func texts(_ value: JSONValue?) -> [String] {
      (value?.array ?? value.map { [$0] } ?? []).compactMap { reader.form($0)?.comparableText }
    }
    var principals = texts(entry["Principal"])
    principals += texts(entry["SourceVPCEs"]) + texts(entry["SourceServices"])
    if entry["AllowFromPublic"] == true { principals.append("*") }
    return (entry["Rules"]?.array ?? []).flatMap { rule -> [Grant] in
      let kind = rule["ResourceType"]?.string ?? "collection"
      let actions = rule["Permission"] == nil ? ["network access to a \(kind)"] : texts(rule["Permission"])
      // A rule of an encryption policy gives nobody anything.
      guard !principals.isEmpty else { return [] }
      return [
        Grant(
          logicalID: logicalID, subjects: ["${\(logicalID)}"], isAllow: true, principals: principals,
          actions: .only(actions), resources: .only(texts(rule["Resource"])), guards: guards)
      ]
    }
  }
}
