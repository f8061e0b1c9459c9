import StrataJSON
import StrataTemplate

/// The events that a rule takes of the bus that all of an account's services send their events to.
struct EventSelection {
  /// The place of the rule among the world's resources.
  let rule: Int
  /// Where events come from, such as `aws.s3`; nil for anywhere.
  let sources: [String]?
  /// Whether it's known of which bus it takes them.
  private let isOfKnownBus: Bool
  /// The lists of what fields of the resources and details may be.
  private let fields: [[JSONValue]]

  /// Reads a rule; nil where it takes no events of that bus.
  init?(_ rule: WorldResource, in world: IsolationWorld) {
    let properties = rule.resource
    let buses = (properties.placed("EventBusName")?.elements ?? []).flatMap {
      world.texts(of: $0.value, in: rule.stack)
    }
    let mayBeDefault =
      buses.isEmpty
      || buses.contains { bus in
        bus.isOpen || bus.literal == "default" || bus.literal?.hasSuffix(":event-bus/default") == true
      }
    guard let pattern = properties["EventPattern"]?.object, mayBeDefault else { return nil }
    isOfKnownBus = !buses.contains(where: \.isOpen)
    self.rule = rule.index
    let sources = pattern["source"]?.array
    self.sources = sources.flatMap { $0.allSatisfy { $0.string != nil } ? $0.compactMap(\.string) : nil }
    var fields: [[JSONValue]] = pattern["resources"]?.array.map { [$0] } ?? []
    func collect(_ value: JSONValue) {
      if let list = value.array { fields.append(list) }
      // Of what is joined by `or`, no one field has to fit.
      for member in value.object ?? [:] where member.key != "$or" { collect(member.value) }
    }
    if let detail = pattern["detail"], !detail.isFunction { collect(detail) }
    self.fields = fields
  }

  /// Whether events of a resource may be among them.
  ///
  /// A field leaves out a resource where it's to name one of the rule's own environment, and the resource isn't such a one.
  func takesEvents(of resource: WorldResource, _ matcher: SelectionMatcher) -> Sameness {
    let world = matcher.references.world
    guard let service = resource.type.service,
      sources.map({ $0.contains { Self.services(of: $0).contains(service) } }) ?? true
    else { return .different }
    let own = world.resources[rule]
    var result = isOfKnownBus ? Sameness.same : .unknown
    for field in fields {
      let named = field.map { names($0, own, resource, matcher) }
      if named.allSatisfy({ $0 == .different }) { return .different }
      if named.contains(.unknown), !named.contains(.same) { result = .unknown }
    }
    return result
  }

  /// Whether what a field may be lets a resource be meant; what names nothing lets any.
  private func names(
    _ value: JSONValue, _ rule: WorldResource, _ resource: WorldResource, _ matcher: SelectionMatcher
  ) -> Sameness {
    let world = matcher.references.world
    let (text, gaps): (JSONValue, String)
    switch value {
    case .object(let object) where !value.isFunction:
      guard object.count == 1 else { return .same }
      switch object[0].key {
      case "prefix": (text, gaps) = (object[0].value, "*")
      case "wildcard", "equals-ignore-case": (text, gaps) = (object[0].value, "")
      default: return .same
      }
    default: (text, gaps) = (value, "")
    }
    let texts = world.texts(of: text, in: rule.stack)
    return texts.map { text -> Sameness in
      let owners = text.parts.compactMap { part in if case .attribute(_, let index) = part { index } else { nil } }
      if !owners.isEmpty {
        // What names something that both use says nothing of whose the event is.
        return owners.allSatisfy { world.resources[$0].environment == rule.environment } ? .different : .same
      }
      if text.isOpen { return .unknown }
      var pattern = text
      pattern.append(.literal(gaps))
      let filter = Selection(
        holder: rule.index, pointer: JSONPointer(), words: "", types: nil, alternatives: [[.named([pattern])]])
      let isOwn = world.resources.contains {
        $0.environment == rule.environment && $0.type.service == resource.type.service
          && matcher.selects(filter, $0) == .same
      }
      let isOther = matcher.selects(filter, resource)
      return isOwn && isOther == .different ? .different : isOwn ? isOther : .same
    }.max() ?? .same
  }

  /// The services of types whose events come from a source.
  private static func services(of source: String) -> Set<String> {
    if let known = others[source] { return known }
    guard source.hasPrefix("aws.") else { return [] }
    return [String(source.dropFirst(4))]
  }

  /// The services that aren't called as their sources are.
  private static let others: [String: Set<String>] = [
    "aws.apigateway": ["apigateway", "apigatewayv2"], "aws.acm": ["certificatemanager"],
    "aws.elasticfilesystem": ["efs"], "aws.elasticloadbalancing": ["elasticloadbalancing", "elasticloadbalancingv2"],
    "aws.states": ["stepfunctions"],
  ]
}

extension String {
  /// The service of a type's name in small letters; nil for what is no type of AWS's.
  fileprivate var service: String? {
    let parts = split(separator: ":", omittingEmptySubsequences: true)
    return parts.count == 3 && parts[0] == "AWS" ? parts[1].lowercased() : nil
  }
}
