import StrataJSON
public import StrataTemplate

/// An action that a statement of a role allows on something.
public struct RoleAccess: Sendable, Hashable, CustomStringConvertible {
  /// The logical id of the role.
  public let role: String

  /// The action as the statement has it, such as `ssm:Get*`.
  public let action: String

  /// The resource as the statement has it, such as `*`, with `${…}` for what isn't known before deployment.
  public let resource: String

  /// Whether that is known before deployment; it may be otherwise where a part of the resource isn't.
  public let isCertain: Bool

  /// The access in words, such as `Worker: ssm:GetParameter on *`.
  public var description: String { "\(role): \(action) on \(resource)" + (isCertain ? "" : ", perhaps") }
}

extension Template {
  /// The accesses to something that statements of the template's roles allow.
  ///
  /// ```swift
  /// for template in development {
  ///   #expect(template.access(to: "ssm:GetParameter", on: "arn:aws:ssm:*:*:parameter/smartstack/staging/*") == [])
  ///   #expect(template.access(to: "sts:AssumeRole", on: "arn:aws:iam::*:role/smartstack-staging-*") == [])
  /// }
  /// ```
  ///
  /// It looks at what is allowed alone, whatever a boundary or another statement forbids: what isn't allowed needn't be
  /// forbidden. Policies that AWS manages, and those of other stacks, are none of the template's.
  ///
  /// - Parameters:
  ///   - action: The action, such as `ssm:GetParameter`, in which `*` and `?` stand for other characters: any of them counts.
  ///   - resource: The ARN, in which they do as well: anything that it may name counts.
  /// - Returns: The accesses, in the order of the template.
  public func access(to action: String, on resource: String) -> [RoleAccess] {
    let contents = TemplateContents(json)
    let texts = ResourceTexts(contents)
    let (wanted, action) = (texts.text(written: resource), action.lowercased())
    return RolePermissions.all(in: contents).flatMap { permissions in
      permissions.statements.filter { $0.effect != "Deny" }.flatMap { statement -> [RoleAccess] in
        let actions: [String]
        if statement.excludesActions {
          let excluded = statement.namedActions.contains { Glob.covers($0.key, action) }
          actions = excluded ? [] : ["all actions but \(statement.namedActions.map(\.text).joined(separator: ", "))"]
        } else {
          actions = statement.actions.filter { Glob.overlaps($0.key, action) }.map(\.text)
        }
        if actions.isEmpty { return [] }
        let resources: [(String, Bool?)]
        if let excluded = statement.excludedResources {
          let isExcluded = excluded.contains { texts.text($0.value).covers(wanted) == true }
          let names = excluded.map { PartialText($0.value).description }.joined(separator: ", ")
          resources = isExcluded ? [] : [("all but \(names)", true)]
        } else {
          resources = (statement.resources ?? []).map {
            (PartialText($0.value).description, texts.text($0.value).overlaps(wanted))
          }
        }
        return actions.flatMap { action in
          resources.filter { $0.1 != false }.map {
            RoleAccess(
              role: permissions.role.logicalID, action: action, resource: $0.0,
              isCertain: $0.1 == true && statement.effect == "Allow")
          }
        }
      }
    }
  }
}
