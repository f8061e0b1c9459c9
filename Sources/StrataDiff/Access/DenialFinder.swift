import StrataJSON
import StrataTemplate

/// Tells whether policies that are attached and detached deny something.
struct DenialFinder {
  private let old: ComparedTemplate
  private let new: ComparedTemplate
  /// The old logical ids of renamed resources by their new ones.
  private let formerNames: [String: String]

  init(old: ComparedTemplate, new: ComparedTemplate, renames: [String: String]) {
    (self.old, self.new) = (old, new)
    formerNames = Dictionary(renames.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
  }

  /// The policies of AWS that deny.
  ///
  /// See [AWS managed policies](https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html).
  private static let denying = ["AWSDenyAll", "AWSCompromisedKeyQuarantine"]

  /// Whether what a form names denied something in the old template; nil where that can't be told.
  func denies(_ form: Form) -> Bool? {
    if let resource = resource(form, in: old) {
      let reader = reader(of: resource)
      if reader.permissions.contains(where: { !$0.isAllow }) { return true }
      return reader.unreadable.isEmpty ? false : nil
    }
    let text = form.comparableText
    if text.contains(":iam::aws:policy/") { return Self.denying.contains { text.contains("/\($0)") } }
    // A policy that another made may say anything.
    if case .scalar = form { return text.contains(":policy/") ? nil : false }
    return form.isFunction ? nil : false
  }

  /// Whether what a form names surely allows nothing, but denies something.
  func onlyDenies(_ form: Form, isNew: Bool) -> Bool {
    if let resource = resource(form, in: isNew ? new : old) {
      let reader = reader(of: resource)
      return reader.unreadable.isEmpty && !reader.permissions.isEmpty && reader.permissions.allSatisfy { !$0.isAllow }
    }
    let text = form.comparableText
    return text.contains(":iam::aws:policy/") && Self.denying.contains { text.contains("/\($0)") }
  }

  private func resource(_ form: Form, in template: ComparedTemplate) -> TemplateResource? {
    guard case .reference(let name) = form else { return nil }
    return template.resource(template.isNew ? name : formerNames[name] ?? name)
  }

  private func reader(of resource: TemplateResource) -> PermissionReader {
    let properties = FormReader(type: resource.type).properties(resource.object["Properties"]) ?? .object([])
    return PermissionReader(resource, as: resource.logicalID, properties: properties)
  }
}
