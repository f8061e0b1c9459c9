/// Finds the statements of policies in a resource.
package struct PermissionReader {
  let logicalID: String
  private let type: String
  private let subjects: [String]
  package private(set) var permissions: [Grant] = []
  /// Properties that are policies of which nothing can be told.
  package private(set) var unreadable: [Form] = []

  /// Reads a resource, with the logical ids of the new template in it.
  package init(_ resource: TemplateResource, as logicalID: String, properties: Form) {
    self.logicalID = logicalID
    type = resource.type
    subjects = Self.subjects(of: type, logicalID, properties)
    if let permission = Self.permission(type, logicalID, properties) {
      permissions.append(permission)
    } else {
      visit(properties, property: "")
    }
  }

  /// Whom a policy is attached to: principals for those of identities, or else what it protects.
  private static func subjects(of type: String, _ logicalID: String, _ properties: Form) -> [String] {
    func texts(_ key: String) -> [String] {
      guard let form = properties[key] else { return [] }
      return (form.elements?.map(\.form) ?? [form]).map(\.comparableText)
    }
    switch type {
    case "AWS::IAM::Policy": return texts("Roles") + texts("Users") + texts("Groups")
    case "AWS::IAM::ManagedPolicy": return ["${\(logicalID)}"] + texts("Roles") + texts("Users") + texts("Groups")
    case "AWS::IAM::RolePolicy": return texts("RoleName")
    case "AWS::IAM::UserPolicy": return texts("UserName")
    case "AWS::IAM::GroupPolicy": return texts("GroupName")
    case "AWS::S3::BucketPolicy": return texts("Bucket")
    case "AWS::SQS::QueuePolicy": return texts("Queues")
    case "AWS::SNS::TopicPolicy": return texts("Topics")
    case "AWS::SecretsManager::ResourcePolicy": return texts("SecretId")
    default: return ["${\(logicalID)}"]
    }
  }

  /// The permission that a resource is, where it's one of its own.
  private static func permission(_ type: String, _ logicalID: String, _ properties: Form) -> Grant? {
    let target: Form?
    switch type {
    case "AWS::Lambda::Permission": target = properties["FunctionName"]
    case "AWS::Lambda::LayerVersionPermission": target = properties["LayerVersionArn"]
    default: return nil
    }
    var conditions: [String: Set<String>] = [:]
    for key in ["SourceArn", "SourceAccount", "PrincipalOrgID", "OrganizationId", "EventSourceToken"] {
      if let form = properties[key] { conditions["StringLike \(key)"] = [form.comparableText] }
    }
    if let form = properties["FunctionUrlAuthType"] {
      conditions["StringEquals lambda:FunctionUrlAuthType"] = [form.comparableText]
    }
    return Grant(
      logicalID: logicalID, subjects: [target?.comparableText ?? ""], isAllow: true,
      principals: [properties["Principal"]?.comparableText ?? "*"],
      actions: [properties["Action"]?.comparableText ?? "*"], resources: [target?.comparableText ?? "*"],
      conditions: conditions, opaque: nil)
  }

  private mutating func visit(_ form: Form, property: String) {
    switch form {
    case .object(let members):
      if let statements = form["Statement"], let elements = statements.elements {
        for element in elements { add(element.form, property: property, guards: []) }
        return
      }
      for member in members { visit(member.form, property: member.key) }
    case .list, .set: for element in form.elements ?? [] { visit(element.form, property: property) }
    case .choice(_, let one, let other):
      // Either may be what holds.
      visit(one, property: property)
      visit(other, property: property)
    case .text, .function: if Self.isPolicy(property) { unreadable.append(form) }
    case .scalar, .reference, .attribute: break
    }
  }

  /// Whether a property is named as one that takes a policy.
  package static func isPolicy(_ property: String) -> Bool {
    ["PolicyDocument", "Policy", "PolicyText", "AccessPolicies", "AccessPolicy"].contains { property.hasSuffix($0) }
  }

  private mutating func add(_ statement: Form, property: String, guards: [String]) {
    switch statement {
    case .choice(let condition, let one, let other):
      add(one, property: property, guards: guards + ["\(condition)"])
      add(other, property: property, guards: guards + ["not \(condition)"])
    case .object:
      // Trust is another thing than what a role may do.
      let isTrust = property == "AssumeRolePolicyDocument"
      let subjects = isTrust ? subjects.map { "trust of \($0)" } : subjects
      permissions.append(permission(statement, subjects, guards))
    case .reference("AWS::NoValue"): break
    default: unreadable.append(statement)
    }
  }

  private func permission(_ statement: Form, _ subjects: [String], _ guards: [String]) -> Grant {
    func texts(_ form: Form?) -> [String] { (form?.elements ?? []).map(\.form.comparableText) }
    var principals: [String] = []
    if case .object(let members)? = statement["Principal"] {
      for member in members {
        principals += texts(member.form).map { member.key == "AWS" ? $0 : "\(member.key) \($0)" }
      }
    }
    var conditions: [String: Set<String>] = [:]
    var isOpaque = ["NotAction", "NotResource", "NotPrincipal"].contains { statement[$0] != nil }
    switch statement["Condition"] {
    case .object(let operators)?:
      for member in operators {
        guard case .object(let keys) = member.form else {
          isOpaque = true
          continue
        }
        for key in keys { conditions["\(member.key) \(key.key)"] = Set(texts(key.form)) }
      }
    case nil: break
    default: isOpaque = true
    }
    for name in guards { conditions["if \(name)"] = [] }
    if let principal = statement["Principal"], principal.isFunction { isOpaque = true }
    let effect = statement["Effect"]?.string
    return Grant(
      logicalID: logicalID, subjects: subjects, isAllow: effect != "Deny", principals: principals,
      actions: texts(statement["Action"]), resources: statement["Resource"].map(texts) ?? ["*"],
      conditions: conditions, opaque: isOpaque || effect == nil ? Self.withoutID(statement) : nil)
  }

  private static func withoutID(_ statement: Form) -> Form {
    guard case .object(let members) = statement else { return statement }
    return .object(members.filter { $0.key != "Sid" })
  }
}
