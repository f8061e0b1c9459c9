import StrataIsolation
import StrataJSON
import StrataTemplate

extension MutantGenerator {
  /// A statement of a policy, with where it stands.
  struct PlacedStatement {
    /// Whose policy it's in.
    enum Purpose { case identity, trust, resource }

    let purpose: Purpose
    let resource: WorldResource
    let document: [String]
    let position: Int
    let statement: JSONValue
    /// All statements of whoever has the policy.
    let besides: [JSONValue]

    var pointer: [String] { document + ["Statement", "\(position)"] }
    var isAllow: Bool { statement["Effect"] == "Allow" }
    var actions: [String] { Self.list(statement["Action"]).compactMap(\.string) }
    var resources: [JSONValue] { Self.list(statement["Resource"]) }
    /// The keys of its conditions in small letters.
    var keys: [String] {
      (statement["Condition"]?.object ?? [:]).flatMap { $0.value.object?.keys ?? [] }.map { $0.lowercased() }
    }

    static func list(_ value: JSONValue?) -> [JSONValue] { value.map { $0.array ?? [$0] } ?? [] }
  }

  /// Each statement with a Deny, a resource or a condition, changed.
  var statements: [SystemMutant] {
    let own = resources(of: from).flatMap(placedStatements).filter { $0.purpose == .identity }
    let others = resources(of: to).flatMap(placedStatements).filter { $0.purpose != .identity }
    return own.flatMap { widened($0) + withoutCondition($0) + withoutDenial($0) }
      + others.flatMap { withoutCondition($0) + withoutDenial($0) }
  }

  /// The statements of a resource's policies.
  func placedStatements(of resource: WorldResource) -> [PlacedStatement] {
    let base = ["Resources", resource.logicalID, "Properties"]
    var documents: [(PlacedStatement.Purpose, [String], JSONValue?)] = []
    switch resource.type {
    case "AWS::IAM::Role":
      documents.append((.trust, ["AssumeRolePolicyDocument"], resource.resource["AssumeRolePolicyDocument"]))
      for (index, policy) in PlacedStatement.list(resource.resource["Policies"]).enumerated() {
        documents.append((.identity, ["Policies", "\(index)", "PolicyDocument"], policy["PolicyDocument"]))
      }
    case "AWS::IAM::ManagedPolicy":
      documents.append((.identity, ["PolicyDocument"], resource.resource["PolicyDocument"]))
    case "AWS::KMS::Key": documents.append((.resource, ["KeyPolicy"], resource.resource["KeyPolicy"]))
    default: documents.append((.resource, ["PolicyDocument"], resource.resource["PolicyDocument"]))
    }
    return documents.flatMap { purpose, path, document -> [PlacedStatement] in
      let statements = PlacedStatement.list(document?["Statement"])
      return statements.enumerated().map {
        PlacedStatement(
          purpose: purpose, resource: resource, document: base + path, position: $0.offset, statement: $0.element,
          besides: statements)
      }
    }
  }

  private func name(_ placed: PlacedStatement) -> String {
    let pointer = placed.pointer.dropFirst(3).joined(separator: "/")
    return "\(world.words(placed.resource.index)): \(pointer)"
  }

  /// Whether whoever has the policy has a boundary as well.
  private func isBounded(_ placed: PlacedStatement) -> Bool { placed.resource.resource["PermissionsBoundary"] != nil }

  // MARK: Resources

  /// The statement with a star in place of the environment's name, or of a resource that it refers to.
  private func widened(_ placed: PlacedStatement) -> [SystemMutant] {
    guard placed.isAllow else { return [] }
    let stack = placed.resource.stack
    return placed.resources.enumerated().compactMap { index, value in
      let place =
        placed.pointer + (placed.statement["Resource"]?.array == nil ? ["Resource"] : ["Resource", "\(index)"])
      let wide: JSONValue
      let reaches: Bool
      if let text = text(value, in: stack), text.contains(from) {
        let pattern = text.replacing(from, with: "*")
        wide = .string(pattern)
        reaches = there.isNamed(by: pattern)
      } else if value == "*" {
        return nil
      } else {
        wide = "*"
        reaches =
          referenced(by: value, in: stack).map { there.types.contains($0.type) }
          ?? there.hasAnything(of: services(placed))
      }
      return mutant(
        .resourceWidened, at: "\(name(placed))/\(index)", reason(placed, reaches), [(stack, place, wide)])
    }
  }

  private func services(_ placed: PlacedStatement) -> Set<String> {
    Set(placed.actions.map { String($0.prefix { $0 != ":" }) })
  }

  private func reason(_ placed: PlacedStatement, _ reaches: Bool) -> SystemMutant.Reason? {
    if areApart { return .otherAccount }
    if isBounded(placed) { return .boundary }
    if placed.keys.contains(where: { $0.hasPrefix("aws:resourcetag/aws:") }) { return .confined }
    let isDenied = placed.besides.contains { other in
      let denied = PlacedStatement.list(other["Action"]).compactMap(\.string)
      return other["Effect"] == "Deny" && other["NotResource"] != nil
        && placed.actions.allSatisfy { action in denied.contains { Glob.covers($0, action) } }
    }
    if isDenied { return .denied }
    return reaches ? nil : .nothingThere
  }

  // MARK: Conditions

  private func withoutCondition(_ placed: PlacedStatement) -> [SystemMutant] {
    guard placed.isAllow, placed.statement["Condition"] != nil else { return [] }
    let stack = placed.resource.stack
    let principal = placed.statement["Principal"]
    let reason: SystemMutant.Reason?
    switch placed.purpose {
    case .trust, .resource:
      reason = principal?["Service"] != nil ? .services : .outside
    case .identity where areApart: reason = .otherAccount
    case .identity where isBounded(placed): reason = .boundary
    case .identity:
      let isNamed = placed.resources.contains { value in
        if value == "*" { return there.hasAnything(of: services(placed)) }
        return text(value, in: stack).map(there.isNamed) ?? false
      }
      // Who may give roles any rights gives those that reach everything.
      reason = isNamed || placed.keys.contains("iam:permissionsboundary") ? nil : .nothingThere
    }
    return [
      mutant(.conditionDropped, at: name(placed), reason, [(stack, placed.pointer + ["Condition"], nil)])
    ]
  }

  // MARK: Denials

  private func withoutDenial(_ placed: PlacedStatement) -> [SystemMutant] {
    if placed.isAllow { return [] }
    let reason: SystemMutant.Reason? =
      placed.keys.contains("aws:securetransport") ? .transport : allowsDenied(placed) ? nil : .nothingAllowed
    return [mutant(.denialDropped, at: name(placed), reason, [(placed.resource.stack, placed.pointer, nil)])]
  }

  /// Whether another statement of the policy allows what one denies.
  private func allowsDenied(_ placed: PlacedStatement) -> Bool {
    let excluded = placed.statement["NotResource"].map(PlacedStatement.list)
    return placed.besides.filter { $0["Effect"] == "Allow" }.contains { allowed in
      let actions = PlacedStatement.list(allowed["Action"]).compactMap(\.string)
      guard placed.actions.contains(where: { denied in actions.contains { Glob.overlaps($0, denied) } }) else {
        return false
      }
      return PlacedStatement.list(allowed["Resource"]).contains { value in
        if let excluded { return !excluded.contains(value) }
        return placed.resources.contains { denied in
          guard let one = text(value, in: placed.resource.stack), let other = text(denied, in: placed.resource.stack)
          else { return value == denied }
          return Glob.overlaps(one, other)
        }
      }
    }
  }
}
