import StrataFacts
import StrataTemplate
import StrataText

/// The actions that there are on resources of each type, looked up once each.
final class ActionsOnTypes {
  private var ofService: [String: [String]] = [:]
  private var facts: [String: ActionFact?] = [:]
  private var forms: [String: [Pattern]] = [:]
  private var reached: [String: [String: [Int]]] = [:]
  private var typeFormats: [String: [Format]] = [:]

  /// The actions of a service, each with it.
  func actions(of service: String) -> [String] {
    if let known = ofService[service] { return known }
    let actions = ActionFacts.embedded.actions(of: service)
    ofService[service] = actions
    return actions
  }

  /// What is known of an action.
  func fact(_ action: String) -> ActionFact? {
    if let known = facts[action] { return known }
    let fact = ActionFacts.embedded.action(action)
    facts[action] = .some(fact)
    return fact
  }

  /// An action that a statement may mean, with the places of the forms of a type's ARNs that it may be about.
  struct OnType: Sendable {
    let action: String
    /// The action in small letters.
    let key: String
    let forms: [Int]
  }

  private struct Key: Hashable {
    let actions: PolicyActions
    let type: String
  }

  private var meant: [Key: [OnType]] = [:]

  /// The actions that a statement may mean of those on a target, but for those that are about nothing of it.
  func actions(_ actions: PolicyActions, on target: PermissionTarget) -> [OnType] {
    let key = Key(actions: actions, type: target.type)
    if let known = meant[key] { return known }
    let found = names(actions, on: target).compactMap { action -> OnType? in
      let forms = forms(of: target.type, reachedBy: action)
      return forms.isEmpty ? nil : OnType(action: action, key: action.lowercased(), forms: forms)
    }
    meant[key] = found
    return found
  }

  private func names(_ actions: PolicyActions, on target: PermissionTarget) -> [String] {
    let services = (actions.services?.intersection(target.allServices) ?? target.allServices).sorted()
    let all = services.flatMap { self.actions(of: $0) }
    if actions.hasUnknown, !actions.isComplement { return all }
    // An action that nobody here knows may be about anything of its service.
    return all.filter { actions.mayContain($0.lowercased()) }
      + actions.literals.filter { literal in
        target.allServices.contains(String(literal.prefix { $0 != ":" })) && fact(literal) == nil
      }
  }

  /// The places of a type's ARN forms that an action may be about; all where the action isn't known.
  private func forms(of type: String, reachedBy action: String) -> [Int] {
    if let known = reached[type]?[action] { return known }
    let own = self.forms[type] ?? ResourceArnForms.of(type).map(Self.pattern)
    self.forms[type] = own
    let found: [Int]
    if let fact = fact(action) {
      let patterns = fact.resources.flatMap { formats(of: $0.type, in: fact.service) }
      found = own.indices.filter { place in
        patterns.contains { format in
          // A bucket's name has no slash, what is in it has one, and what has a region is neither.
          let isInside = own[place].elements.contains(.byte(UInt8(ascii: "/")))
          return format.pattern.meets(own[place])
            && (type != "AWS::S3::Bucket" || format.isAnywhere && format.isBucket != isInside)
        }
      }
    } else {
      found = Array(own.indices)
    }
    reached[type, default: [:]][action] = found
    return found
  }

  private struct Format {
    let pattern: Pattern
    let isBucket: Bool
    /// Whether it has no region and no account.
    let isAnywhere: Bool
  }

  private func formats(of type: String, in service: String) -> [Format] {
    let key = "\(service)/\(type)"
    if let known = typeFormats[key] { return known }
    let found = ActionFacts.embedded.arnFormats(ofResourceType: type, service: service).map {
      Format(
        pattern: Self.pattern($0), isBucket: $0.hasSuffix(":::${BucketName}"), isAnywhere: $0.contains(bytesOf: ":::"))
    }
    typeFormats[key] = found
    return found
  }

  /// The ARNs that an action may be about: a star where it's about nothing in particular, and all where it isn't known.
  func arns(of action: String) -> [Pattern] {
    guard let fact = fact(action) else { return [.any] }
    if fact.resources.isEmpty { return [Pattern(literal: "*")] }
    return fact.resources.flatMap { formats(of: $0.type, in: fact.service) }.map(\.pattern)
  }

  /// A form or a format with gaps for what differs.
  private static func pattern(_ form: String) -> Pattern {
    var elements =
      form.hasPrefix("arn:") ? [] : Pattern(literal: "arn:").elements + [.segment, .byte(UInt8(ascii: ":"))]
    for (index, piece) in form.replacing("{here}", with: "{region}:{account}").utf8.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }
    ).enumerated() {
      guard index % 2 == 0 else {
        elements.append(Substring(piece) == "any" ? .many : .segment)
        continue
      }
      elements += Pattern(glob: String(Substring(piece)).replacing("$", with: "")).elements
    }
    return Pattern(elements)
  }
}
