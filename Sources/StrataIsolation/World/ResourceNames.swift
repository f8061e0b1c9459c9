import StrataFacts
import StrataJSON
import StrataTemplate
import StrataText

/// The names and ARNs of the world's resources, as patterns: what is given, or what CloudFormation comes to make of it.
package struct ResourceNames: Sendable {
  package let world: IsolationWorld
  package let places: WorldPlaces

  /// The most resources whose names are read one through another.
  private static let depth = 6

  package init(_ world: IsolationWorld) {
    self.world = world
    places = WorldPlaces(world.stacks)
  }

  // MARK: - Names

  /// The names that a resource may have.
  package func names(of resource: WorldResource, _ reading: Reading) -> [Pattern] {
    names(of: resource, reading, depth: 0)
  }

  private func names(of resource: WorldResource, _ reading: Reading, depth: Int) -> [Pattern] {
    guard depth < Self.depth, let facts = PhysicalName.of(resource.type) else { return [unknown(resource, reading)] }
    if let given = resource.resource.placed(facts.property) {
      let texts = given.elements.flatMap { world.texts(of: $0.value, in: resource.stack) }
      if !texts.isEmpty {
        return texts.map { name in
          let pattern = pattern(name, in: resource.stack, reading, gaps: false, depth: depth + 1)
          // A parameter's name begins with a slash that its ARN has but once.
          return resource.type == "AWS::SSM::Parameter" && pattern.elements.first == .byte(UInt8(ascii: "/"))
            ? Pattern(Array(pattern.elements.dropFirst())) : pattern
        }
      }
    }
    guard facts.made.isAfterStack else { return [unknown(resource, reading)] }
    let stack = world.stacks[resource.stack]
    if let name = stack.name,
      // How AWS cuts what is too long isn't said.
      name.utf8.count + 1 + resource.logicalID.utf8.count + PhysicalName.endingLength <= facts.limit
    {
      let begun = Pattern(literal: "\(name)-\(resource.logicalID)-")
      // AWS puts twelve characters or thirteen behind.
      let made = begun + (reading == .possible ? .anySegment : unknown(resource, reading))
      return [facts.made == .afterStackInSmallLetters ? made.lowercased : made]
    }
    if let begun = stack.nameBeginning,
      begun.utf8.count + 2 * PhysicalName.endingLength + 1 + resource.logicalID.utf8.count <= facts.limit
    {
      let rest = reading == .possible ? Pattern.anySegment : unknown(resource, reading)
      let made = Pattern(literal: begun) + rest + Pattern(literal: "-\(resource.logicalID)-") + rest
      return [facts.made == .afterStackInSmallLetters ? made.lowercased : made]
    }
    if stack.name == nil, reading == .possible, let owner = stack.contents.names.owner {
      return [Pattern(glob: owner.pattern)]
    }
    return [unknown(resource, reading)]
  }

  private func unknown(_ resource: WorldResource, _ reading: Reading) -> Pattern {
    // Nearly no name has a colon in it.
    reading == .certain
      ? Pattern(Placeholder.name(of: resource.index).map { .byte($0) })
      : Self.colonTypes.contains(resource.type) ? .any : .anySegment
  }

  /// The types whose names may have colons.
  private static let colonTypes: Set<String> = ["AWS::CloudWatch::Alarm", "AWS::CloudWatch::CompositeAlarm"]

  // MARK: - ARNs

  /// The ARNs that a resource may have, and those of what is in it.
  package func arns(of resource: WorldResource, _ reading: Reading) -> [Pattern] {
    ResourceArnForms.of(resource.type).filter { $0 != ManagedSecret.form || !ManagedSecret.isMissing(of: resource) }
      .flatMap { filled($0, resource, reading, depth: 0) }
  }

  /// The patterns that a form comes to for a resource.
  private func filled(_ form: String, _ resource: WorldResource, _ reading: Reading, depth: Int) -> [Pattern] {
    var patterns = [
      form.contains(bytesOf: ":") ? Pattern(literal: "arn:\(partition(of: resource.stack)):") : Pattern([])
    ]
    for (index, piece) in form.utf8.split(
      omittingEmptySubsequences: false, whereSeparator: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }
    ).enumerated() {
      let piece = Substring(piece)
      let pieces: [Pattern]
      switch index % 2 == 1 ? piece : "" {
      case "": pieces = [Pattern(glob: piece)]
      case "name": pieces = names(of: resource, reading, depth: depth)
      case "here":
        pieces = [region(resource.stack, reading) + Pattern(literal: ":") + account(resource.stack, reading)]
      case "region": pieces = [region(resource.stack, reading)]
      case "account": pieces = [account(resource.stack, reading)]
      case "path": pieces = property("Path", of: resource, reading, depth: depth) ?? [Pattern(literal: "")]
      case "cluster":
        pieces = property("Cluster", of: resource, reading, depth: depth) ?? [Pattern(literal: "default")]
      case "application": pieces = property("ApplicationName", of: resource, reading, depth: depth) ?? [.anySegment]
      case "function": pieces = functions(of: resource, reading, depth: depth)
      case "inside": pieces = [.anySegment]
      case "any": pieces = [reading == .possible ? .any : unknown(resource, reading)]
      default: pieces = [unknown(resource, reading)]
      }
      if pieces.count == 1, patterns.count == 1 {
        patterns[0].append(pieces[0])
      } else {
        patterns = patterns.flatMap { begun in pieces.map { begun + $0 } }
      }
    }
    return patterns
  }

  /// What a property of a resource says, as it stands in the resource's ARN; nil where it isn't given.
  private func property(
    _ name: String, of resource: WorldResource, _ reading: Reading, depth: Int
  ) -> [Pattern]? {
    guard let given = resource.resource.placed(name) else { return nil }
    let texts = given.elements.flatMap { world.texts(of: $0.value, in: resource.stack) }
    if texts.isEmpty { return nil }
    return texts.flatMap { text -> [Pattern] in
      if let attribute = text.attribute, name != "Path" {
        return names(of: world.resources[attribute.resource], reading, depth: depth + 1)
      }
      // A cluster is named by its ARN as well.
      if name == "Cluster", text.literal?.utf8.contains(UInt8(ascii: ":")) ?? true {
        return [
          text.literal.flatMap { $0.split(separator: "/").last }.map { Pattern(literal: $0) }
            ?? unknown(resource, reading)
        ]
      }
      let pattern = pattern(text, in: resource.stack, reading, gaps: false, depth: depth + 1)
      // A path stands between slashes, of which the first is there anyway.
      return [name == "Path" && !pattern.elements.isEmpty ? Pattern(Array(pattern.elements.dropFirst())) : pattern]
    }
  }

  /// The names of the function that a version or an alias is of.
  private func functions(of resource: WorldResource, _ reading: Reading, depth: Int) -> [Pattern] {
    let given = resource.resource.placed("FunctionName")?.elements ?? []
    let functions = given.flatMap { world.targets(of: $0.value, in: resource.stack) }
    guard functions.count == 1, given.count == 1 else { return [unknown(resource, reading)] }
    return names(of: functions[0], reading, depth: depth + 1)
  }

  /// The partition that a stack is in; `aws` where its region isn't known.
  package func partition(of stack: Int) -> String {
    places.region(of: stack).map(SymbolicTexts.partition(of:)) ?? "aws"
  }

  private func account(_ stack: Int, _ reading: Reading) -> Pattern {
    places.account(of: stack).map { Pattern(literal: $0) }
      ?? (reading == .possible ? .anySegment : Pattern(literal: "\u{2}?"))
  }

  private func region(_ stack: Int, _ reading: Reading) -> Pattern {
    places.region(of: stack).map { Pattern(literal: $0) }
      ?? (reading == .possible ? .anySegment : Pattern(literal: "\u{3}"))
  }

  // MARK: - Texts

  /// A text as a pattern.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - stack: The place of the stack that it stands in.
  ///   - reading: How it's read.
  ///   - gaps: Whether stars and question marks in it are gaps, as in policies.
  /// - Returns: The pattern.
  package func pattern(_ text: SymbolicText, in stack: Int, _ reading: Reading, gaps: Bool) -> Pattern {
    pattern(text, in: stack, reading, gaps: gaps, depth: 0)
  }

  private func pattern(
    _ text: SymbolicText, in stack: Int, _ reading: Reading, gaps: Bool, depth: Int
  ) -> Pattern {
    var elements: [Pattern.Element] = []
    for part in text.parts {
      let pattern: Pattern =
        switch part {
        case .literal(let text): gaps ? Pattern(glob: text) : Pattern(literal: text)
        case .partition: Pattern(literal: partition(of: stack))
        case .account: account(stack, reading)
        case .region: region(stack, reading)
        // What one of several is isn't certain.
        case .choice, .unknown:
          reading == .possible ? .any : Pattern(Placeholder.name(of: world.resources.count).map { .byte($0) })
        case .attribute(let name, let index): attribute(name, of: world.resources[index], reading, depth: depth)
        }
      for element in pattern.elements where element != .many || elements.last != .many { elements.append(element) }
    }
    return Pattern(elements)
  }

  /// What an attribute gives of a resource: one pattern, which is anything where it may be one of several.
  private func attribute(_ name: String, of resource: WorldResource, _ reading: Reading, depth: Int) -> Pattern {
    guard depth < Self.depth, let form = form(of: name, in: resource.type) else { return unknown(resource, reading) }
    let filled = filled(form, resource, reading, depth: depth + 1)
    return filled.count == 1 ? filled[0] : unknown(resource, reading)
  }

  /// The form of an attribute's values; nil where it isn't known.
  func form(of attribute: String, in type: String) -> String? {
    if let form = PhysicalName.of(type)?.values[attribute] {
      // A policy that names roles and users names their paths as well.
      return type.hasPrefix("AWS::IAM::") ? form.replacing("/{name}", with: "/{path}{name}") : form
    }
    if attribute == ManagedSecret.attribute, ResourceArnForms.of(type).last == ManagedSecret.form {
      return ManagedSecret.form
    }
    let isArn = attribute == "" && Self.refersByArn.contains(type) || attribute.hasSuffix("Arn")
    return isArn ? ResourceArnForms.of(type).first : nil
  }

  /// The types whose `Ref` gives the ARN, though they have no name of their own.
  private static let refersByArn: Set<String> = [
    "AWS::CertificateManager::Certificate", "AWS::CloudFormation::Stack", "AWS::ECS::Service",
    "AWS::ECS::TaskDefinition",
    "AWS::ElasticLoadBalancingV2::Listener", "AWS::ElasticLoadBalancingV2::ListenerRule",
    "AWS::ElasticLoadBalancingV2::LoadBalancer", "AWS::ElasticLoadBalancingV2::TargetGroup", "AWS::IAM::OIDCProvider",
    "AWS::Lambda::Alias", "AWS::Lambda::LayerVersion", "AWS::Lambda::Version",
  ]
}
