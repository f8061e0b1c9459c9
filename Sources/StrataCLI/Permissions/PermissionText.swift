import StrataPermissions
import StrataText

/// What deploying needs and what for, in words.
struct PermissionText {
  let subject: PermissionSubject

  private var permissions: NeededPermissions { subject.permissions }

  /// The types with what their handlers call, what is needed beside, what isn't narrowed, and what isn't known.
  var text: String {
    var lines: [String] = []
    let byType = types
    for type in byType.keys.sorted() {
      lines.append(type)
      lines += table(byType[type] ?? [:])
    }
    for (kind, title) in Self.titles {
      let actions = Set(permissions.needs.filter { $0.reasons.contains { $0.kind == kind } }.map(\.action))
      if actions.isEmpty { continue }
      lines.append(title)
      lines += wrapped(actions.sorted().joined(separator: ", "), 2)
    }
    lines += notNarrowed + unknown
    return lines.joined(separator: "\n") + "\n"
  }

  private func wrapped(_ text: String, _ indent: Int) -> [String] {
    WrappedText.lines(String(repeating: " ", count: indent) + text, width: Self.width, indent: indent)
  }

  /// The columns that a terminal has at least, most often.
  private static let width = 100

  private static let titles: [(PermissionReason.Kind, String)] = [
    (.resource, "for custom resources"), (.lookup, "for what CloudFormation looks up"),
    (.deployment, "for whoever deploys"), (.upload, "for templates and packages in the environment's bucket"),
  ]

  /// The actions of each type, by the operations that call them.
  private var types: [String: [String: Set<String>]] {
    var types: [String: [String: Set<String>]] = [:]
    for need in permissions.needs {
      for reason in need.reasons where reason.kind == .handlers {
        types[reason.type ?? "", default: [:]][reason.operations.joined(separator: ", "), default: []]
          .insert(need.action)
      }
    }
    return types
  }

  private func table(_ actions: [String: Set<String>]) -> [String] {
    actions.keys.sorted().flatMap { operations in
      ["  \(operations)"]
        + wrapped((actions[operations] ?? []).sorted().joined(separator: ", "), 4)
    }
  }

  private var notNarrowed: [String] {
    let open = permissions.notNarrowed
    if open.isEmpty { return [] }
    let actions = Set(open.map(\.action))
    var byArn: [String: Set<String>] = [:]
    for need in open { byArn[need.resource, default: []].insert(need.action) }
    return ["not narrowed to resources of these stacks: \(Count.of(actions.count, "action"))"]
      + byArn.keys.sorted().flatMap { arn in
        ["  \(displayable(arn))"]
          + wrapped((byArn[arn] ?? []).sorted().joined(separator: ", "), 4)
      }
  }

  private var unknown: [String] { permissions.unknown.map { "not known: \(words(for: $0))" } }

  /// A sentence on what isn't known, without a full stop.
  func words(for unknown: NeededPermissions.Unknown) -> String {
    let type = displayable(unknown.type)
    let place = displayable(subject.name(of: unknown.stack))
    let ids = unknown.logicalIDs.map(displayable).joined(separator: ", ")
    return switch unknown.reason {
    case .noHandlers: "\(type) has no handlers in its schema (\(ids) in \(place)); allow by hand what it needs"
    case .unknownType: "there is no type \(type) in the schemas (\(ids) in \(place)); allow by hand what it needs"
    case .macro: "the macro \(type) of \(place) makes resources that aren't here; name the template that it makes"
    case .refusedAction: "\(type), which handlers of \(ids) in \(place) name, is no action that IAM takes, and left out"
    case .nestedStack: "the stacks \(ids) in \(place) have templates of their own; name those as well"
    }
  }
}
