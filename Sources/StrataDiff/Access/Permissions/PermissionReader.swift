import StrataJSON
import StrataTemplate

/// Finds the statements of policies in a resource.
struct PermissionReader {
  let logicalID: String
  private let type: String
  private let subjects: [String]
  private(set) var permissions: [Grant] = []
  /// Properties that are policies of which nothing can be told.
  private(set) var unreadable: [Form] = []

  /// Reads a resource, with the logical ids of the new template in it.
  init(_ resource: TemplateResource, as logicalID: String, properties: Form) {
    self.logicalID = logicalID
    type = resource.type
    subjects = Self.subjects(of: type, logicalID, properties)
    // It's only there where its condition holds.
    let guards = resource.object["Condition"]?.string.flatMap { Guards.none.and($0, true) } ?? .none
    if let own = OwnPermission.all(type, logicalID, properties) {
      permissions = own.permissions
      unreadable = own.unreadable
      for index in permissions.indices {
        permissions[index].guards = guards.and(permissions[index].guards) ?? guards
      }
    } else {
      visit(properties, property: "", guards)
    }
  }

  /// Whom a policy is attached to: principals for those of identities, or else what it protects.
  private static func subjects(of type: String, _ logicalID: String, _ properties: Form) -> [String] {
    func texts(_ key: String) -> [String] {
      func names(_ form: Form) -> [String] {
        switch form {
        case .list, .set: return (form.elements ?? []).flatMap { names($0.form) }
        case .choice(_, let one, let other): return names(one) + names(other)
        case .reference("AWS::NoValue"): return []
        default: return [form.comparableText]
        }
      }
      return properties[key].map(names) ?? []
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

  private mutating func visit(_ form: Form, property: String, _ guards: Guards) {
    switch form {
    case .object(let members):
      if let statements = form["Statement"], let elements = statements.elements {
        for element in elements { add(element.form, property: property, guards) }
        return
      }
      for member in members { visit(member.form, property: member.key, guards) }
    case .list, .set: for element in form.elements ?? [] { visit(element.form, property: property, guards) }
    case .choice(let condition, let one, let other):
      if let inner = guards.and(condition, true) { visit(one, property: property, inner) }
      if let inner = guards.and(condition, false) { visit(other, property: property, inner) }
    case .text, .function: if Self.isPolicy(property) { unreadable.append(form) }
    case .scalar, .reference, .attribute: break
    }
  }

  /// Whether a property is named as one that takes a policy of who may do what.
  static func isPolicy(_ property: String) -> Bool {
    ["PolicyDocument", "Policy", "PolicyText", "AccessPolicies", "AccessPolicy"].contains { property.hasSuffix($0) }
      && !otherPolicies.contains(property)
  }

  /// Policies that are about something else than access.
  private static let otherPolicies: Set<String> = [
    "DataProtectionPolicy", "DeletionPolicy", "DeliveryPolicy", "FilterPolicy", "LifecyclePolicy", "RedriveAllowPolicy",
    "RedrivePolicy", "ReplicationPolicy", "RetentionPolicy", "ScalingPolicy", "SslPolicy", "UpdatePolicy",
    "ViewerProtocolPolicy",
  ]

  private mutating func add(_ statement: Form, property: String, _ guards: Guards) {
    switch statement {
    case .choice(let condition, let one, let other):
      if let inner = guards.and(condition, true) { add(one, property: property, inner) }
      if let inner = guards.and(condition, false) { add(other, property: property, inner) }
    case .object:
      // Trust is another thing than what a role may do.
      let isTrust = property == "AssumeRolePolicyDocument"
      let subjects = isTrust ? subjects.map { "trust of \($0)" } : subjects
      permissions += Self.permissions(statement, logicalID, subjects, guards)
    case .list, .set: for element in statement.elements ?? [] { add(element.form, property: property, guards) }
    case .reference("AWS::NoValue"): break
    default: unreadable.append(statement)
    }
  }

  /// The permissions of a statement, one for each case that choices in it tell apart.
  static func permissions(
    _ statement: Form, _ logicalID: String, _ subjects: [String], _ guards: Guards
  ) -> [Grant] {
    statement.cases(guards).compactMap { form, guards in
      form.map { permission($0, logicalID, subjects, guards) }
    }
  }

  private static func permission(
    _ statement: Form, _ logicalID: String, _ subjects: [String], _ guards: Guards
  ) -> Grant {
    func texts(_ form: Form?) -> [String] {
      guard let form else { return [] }
      return form.elements?.map(\.form.comparableText)
        ?? (form.isFunction || form.string != nil ? [form.comparableText] : [])
    }
    func terms(_ key: String, _ preset: [String]) -> Grant.Terms {
      if let excluded = statement["Not\(key)"] { return .allBut(texts(excluded)) }
      return .only(statement[key].map(texts) ?? preset)
    }
    var principals: [String] = []
    if case .object(let members)? = statement["Principal"] {
      for member in members {
        principals += texts(member.form).map { member.key == "AWS" ? $0 : "\(member.key) \($0)" }
      }
    }
    var conditions: [String: Set<String>] = [:]
    var isOpaque = statement["NotPrincipal"] != nil
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
    if let principal = statement["Principal"], principal.isFunction { isOpaque = true }
    let effect = statement["Effect"]?.string
    return Grant(
      logicalID: logicalID, subjects: subjects, isAllow: effect != "Deny", principals: principals,
      actions: terms("Action", []), resources: terms("Resource", ["*"]), conditions: conditions, guards: guards,
      opaque: isOpaque || effect == nil ? withoutID(statement) : nil)
  }

  private static func withoutID(_ statement: Form) -> Form {
    guard case .object(let members) = statement else { return statement }
    return .object(members.filter { $0.key != "Sid" })
  }
}
