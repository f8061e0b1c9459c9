import StrataFacts
import StrataJSON
import StrataTemplate
import StrataText

/// The names and ARNs that the world's resources have in AWS, as far as the templates tell.
struct PhysicalNames: Sendable {
  let world: IsolationWorld

  init(_ world: IsolationWorld) { self.world = world }

  /// A name, or an ARN.
  struct Name: Sendable {
    let text: SymbolicText
    /// Whether it's given, and not made by CloudFormation.
    let isGiven: Bool
  }

  /// The names that a resource may have; none where its type has no names, or what AWS makes of it isn't known.
  func names(of index: Int) -> [Name] {
    let resource = world.resources[index]
    guard let facts = PhysicalName.of(resource.type) else { return [] }
    if let given = resource.resource[facts.property] {
      return world.texts(of: given, in: resource.stack).map { Name(text: $0, isGiven: true) }
    }
    let stack: SymbolicText.Part = world.stacks[resource.stack].name.map { .literal($0) } ?? .unknown
    let ending: [SymbolicText.Part] = [.literal("-"), .unknown]
    let parts: [SymbolicText.Part]? =
      switch facts.made {
      case .afterStack: [stack, .literal("-\(resource.logicalID)")] + ending
      case .afterStackInSmallLetters: [stack, .literal("-\(resource.logicalID)")] + ending
      case .otherwise: Self.prefixes[resource.type].map { [.literal($0 + resource.logicalID)] + ending }
      case .none: nil
      }
    guard let parts else { return [] }
    let text = SymbolicText(parts)
    return [Name(text: facts.made == .afterStackInSmallLetters ? text.inSmallLetters : text, isGiven: false)]
  }

  /// What stands before the logical id in names that CloudFormation makes without the stack's.
  private static let prefixes = [
    "AWS::SSM::Parameter": "CFN-", "AWS::SecretsManager::Secret": "", "AWS::StepFunctions::StateMachine": "",
  ]

  /// The ARNs that a resource may have.
  func arns(of index: Int) -> [Name] {
    let resource = world.resources[index]
    guard let facts = PhysicalName.of(resource.type) else { return [] }
    let stack = world.stacks[resource.stack]
    let here: [SymbolicText.Part] = [
      stack.region.map { .literal($0) } ?? .region, .literal(":"), stack.account.map { .literal($0) } ?? .account,
    ]
    let forms = Set(facts.values.keys.compactMap { facts.value($0, name: "\u{1}", here: "\u{2}", account: "\u{3}") })
      .filter { $0.utf8.contains(UInt8(ascii: ":")) }
    return names(of: index).flatMap { name in
      forms.sorted(by: utf8Precedes).map { form in
        var text = SymbolicText([.literal("arn:"), .partition, .literal(":")])
        var literal = ""
        for character in form {
          let inserted: [SymbolicText.Part]? =
            switch character {
            case "\u{1}": name.text.parts
            case "\u{2}": here
            case "\u{3}": [here[2]]
            // The characters that AWS puts behind a secret's name.
            case "?": [.unknown]
            default: nil
            }
          guard let inserted else {
            literal.append(character)
            continue
          }
          text.append(.literal(literal))
          literal = ""
          text.append(contentsOf: SymbolicText(inserted))
        }
        text.append(.literal(literal))
        return Name(text: text, isGiven: name.isGiven)
      }
    }
  }

  /// Whether a text is the name of something else.
  ///
  /// What isn't known of a place may be any place; two places that aren't known are one, as is said of accounts.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - stack: The stack in which it stands.
  ///   - name: The name.
  ///   - other: The stack of what has the name.
  ///   - isPrefix: Whether the text is all that names begin with; only one name unless given.
  /// - Returns: Whether it is.
  func sameness(
    _ text: SymbolicText, in stack: Int, _ name: Name, in other: Int, isPrefix: Bool = false
  ) -> Sameness {
    let (one, two) = (glob(text, in: stack) + (isPrefix ? "*" : ""), glob(name.text, in: other))
    guard Self.overlaps(one, two) else { return .different }
    if text.parts.contains(where: \.isOpen) { return .unknown }
    // A name that CloudFormation makes has the stack's and the logical id in it, which fit nothing else.
    return name.isGiven && name.text.parts.contains(where: \.isOpen) && !name.text.endsOpen ? .unknown : .same
  }

  /// Whether two patterns have a text in common, those of ARNs field by field.
  private static func overlaps(_ one: String, _ other: String) -> Bool {
    let (fields, others) = (one.arnParts, other.arnParts)
    guard fields.count == 6, others.count == 6, fields[0] == "arn", others[0] == "arn" else {
      return Glob.overlaps(one, other)
    }
    return zip(fields, others).allSatisfy { Glob.overlaps(String($0), String($1)) }
  }

  private func glob(_ text: SymbolicText, in stack: Int) -> String {
    let place = world.stacks[stack]
    return text.parts.map { part in
      switch part {
      case .literal(let text): text
      case .account: place.account ?? "*"
      case .region: place.region ?? "*"
      case .partition, .attribute, .choice, .unknown: "*"
      }
    }.joined()
  }

  /// Whether two stacks may be in one account.
  func mayShareAccount(_ one: Int, _ other: Int) -> Bool {
    let (one, other) = (world.stacks[one].account, world.stacks[other].account)
    return one == nil || other == nil || one == other
  }

  /// Whether two stacks may be in one region.
  func mayShareRegion(_ one: Int, _ other: Int) -> Bool {
    let (one, other) = (world.stacks[one].region, world.stacks[other].region)
    return one == nil || other == nil || one == other
  }
}

extension SymbolicText.Part {
  /// Whether it isn't known, nor will be the same everywhere.
  fileprivate var isOpen: Bool {
    switch self {
    case .unknown, .choice, .attribute: true
    case .literal, .partition, .account, .region: false
    }
  }
}

extension SymbolicText {
  fileprivate var inSmallLetters: SymbolicText {
    SymbolicText(parts.map { part in if case .literal(let text) = part { .literal(text.lowercased()) } else { part } })
  }

  /// Whether nothing but its end isn't known.
  fileprivate var endsOpen: Bool { parts.last == .unknown && parts.filter { $0 == .unknown }.count == 1 }
}

extension PhysicalNames {
  /// The property that gives resources of a type their names.
  static func property(of type: String) -> String? { PhysicalName.of(type)?.property }
}
