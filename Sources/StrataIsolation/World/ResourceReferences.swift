import StrataFacts
import StrataJSON
import StrataTemplate

/// The texts by which others may refer to the world's resources: names and ARNs, and what services make of them.
struct ResourceReferences: Sendable {
  let names: ResourceNames
  var world: IsolationWorld { names.world }

  init(_ names: ResourceNames) { self.names = names }

  /// A text that names a resource, as all that it may be and as what it surely is.
  struct Reference: Sendable {
    let possible: Pattern
    /// Nil where nothing is sure.
    let certain: Pattern?

    /// The text with others before it and behind.
    func surrounded(_ before: Pattern, _ after: Pattern) -> Reference {
      Reference(possible: before + possible + after, certain: certain.map { before + $0 + after })
    }

    /// Whether it's the same as another.
    func sameness(_ other: Reference) -> Sameness {
      guard Self.meet(possible, other.possible) else { return .different }
      guard let certain, let otherCertain = other.certain else { return .unknown }
      return Self.meet(certain, otherCertain) ? .same : .unknown
    }

    /// Whether two patterns have a text in common, those of ARNs field by field.
    private static func meet(_ one: Pattern, _ other: Pattern) -> Bool {
      // Most begin otherwise, which takes no time to see.
      for (element, otherElement) in zip(one.elements, other.elements) {
        guard case .byte(let byte) = element, case .byte(let otherByte) = otherElement else { break }
        if byte != otherByte { return false }
      }
      guard let arn = ArnPattern(one), let otherARN = ArnPattern(other) else { return one.meets(other) }
      return arn.meets(otherARN)
    }
  }

  /// The ARNs of a resource, and of what is in it.
  func arns(of index: Int) -> [Reference] {
    let resource = world.resources[index]
    return pairs(names.arns(of: resource, .possible), names.arns(of: resource, .certain))
  }

  /// The names of a resource; none where its type has no names of its own.
  func names(of index: Int) -> [Reference] {
    let resource = world.resources[index]
    guard let facts = PhysicalName.of(resource.type) else { return [] }
    if resource.resource[facts.property] == nil, !facts.made.isAfterStack {
      guard let before = Self.beginnings[resource.type] else { return [] }
      let made = Pattern(literal: "\(before)\(resource.logicalID)-") + .any
      return [Reference(possible: made, certain: nil)]
    }
    let found = pairs(names.names(of: resource, .possible), names.names(of: resource, .certain))
    // The names of parameters are read without the slash that they may begin with.
    if resource.type != "AWS::SSM::Parameter" { return found }
    let slash = Pattern(literal: "/")
    return found + found.map { $0.surrounded(slash, Pattern([])) }
  }

  /// What stands before the logical id in names that AWS makes without the stack's.
  private static let beginnings = [
    "AWS::SSM::Parameter": "CFN-", "AWS::SecretsManager::Secret": "", "AWS::StepFunctions::StateMachine": "",
  ]

  private func pairs(_ possible: [Pattern], _ certain: [Pattern]) -> [Reference] {
    zip(possible, certain).map { Reference(possible: $0, certain: $1) }
  }

  /// All texts that refer to a resource.
  func all(to index: Int) -> [Reference] {
    let own = names(of: index)
    let forms: [(before: Pattern, after: Pattern)] =
      switch world.resources[index].type {
      case "AWS::ECR::Repository":
        ["", ":*", "@*"].map { (Pattern(glob: "*.dkr.ecr.*/"), Pattern(glob: $0)) }
      case "AWS::S3::Bucket":
        [("", ".s3*"), ("", "/*"), ("s3://", "*"), ("https://", ".s3*"), ("https://s3*/", "/*")].map {
          (Pattern(glob: $0.0), Pattern(glob: $0.1))
        }
      case "AWS::SQS::Queue": [(Pattern(glob: "https://*/"), Pattern([]))]
      default: []
      }
    let made = own.flatMap { name in
      forms.map {
        name.surrounded($0.before, $0.after)
      }
    }
    return arns(of: index) + invocations(of: index) + partialARNs(of: index) + own + made
  }

  /// The addresses by which API Gateway calls a function.
  private func invocations(of index: Int) -> [Reference] {
    if world.resources[index].type != "AWS::Lambda::Function" { return [] }
    return arns(of: index).map {
      $0.surrounded(Pattern(glob: "arn:*:apigateway:*:lambda:path/*/functions/"), Pattern(literal: "/invocations"))
    }
  }

  /// The ARNs of a secret without the characters that AWS puts behind its name, or with what is to be taken of it.
  private func partialARNs(of index: Int) -> [Reference] {
    if world.resources[index].type != "AWS::SecretsManager::Secret" { return [] }
    let inside = Pattern(glob: ":*")
    return arns(of: index).flatMap { whole -> [Reference] in
      let short = Reference(
        possible: Pattern(Array(whole.possible.elements.dropLast(7))),
        certain: whole.certain.map { Pattern(Array($0.elements.dropLast(7))) })
      return [short, short.surrounded(Pattern([]), inside), whole.surrounded(Pattern([]), inside)]
    }
  }

  /// The name of a resource, where it's given and written out.
  func givenName(of index: Int) -> String? {
    let resource = world.resources[index]
    guard let facts = PhysicalName.of(resource.type), let given = resource.resource[facts.property] else { return nil }
    let texts = world.texts(of: given, in: resource.stack)
    return texts.count == 1 ? texts[0].literal : nil
  }

  /// The property that gives resources of a type their names.
  static func nameProperty(of type: String) -> String? { PhysicalName.of(type)?.property }

  /// A text as it's held against references.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - stack: The stack in which it stands.
  ///   - gaps: Whether stars and question marks in it are gaps.
  ///   - isPrefix: Whether all texts are meant that begin with it.
  /// - Returns: The text.
  func reading(_ text: SymbolicText, in stack: Int, gaps: Bool = false, isPrefix: Bool = false) -> Reference {
    func pattern(_ reading: Reading) -> Pattern {
      let pattern = names.pattern(text, in: stack, reading, gaps: gaps)
      return isPrefix ? pattern + .any : pattern
    }
    // What isn't known is surely nothing.
    return Reference(possible: pattern(.possible), certain: text.isOpen ? nil : pattern(.certain))
  }

  /// Whether two stacks may be in one account.
  func mayShareAccount(_ one: Int, _ other: Int) -> Bool { !names.places.areApart(one, other) }

  /// Whether two stacks may be in one region.
  func mayShareRegion(_ one: Int, _ other: Int) -> Bool {
    let (one, other) = (names.places.region(of: one), names.places.region(of: other))
    return one == nil || other == nil || one == other
  }
}

extension SymbolicText {
  /// Whether some of it isn't known, nor the same wherever it stands.
  var isOpen: Bool {
    parts.contains { part in
      switch part {
      case .unknown, .choice: true
      case .literal, .attribute, .partition, .account, .region: false
      }
    }
  }
}
