import StrataFacts
import StrataJSON
import StrataSchema
import StrataTemplate

/// What of a template's resources can be in which stacks: who reads what of whom, what can't be moved, and what belongs
/// together.
struct SplitGraph {
  /// The reason for which two resources stay in one stack.
  enum Tie: Sendable, Hashable {
    /// One waits for the other, which only CloudFormation does, and only in one stack.
    case dependency
    /// A value is read where no imported one may stand.
    case place
    /// Whether a value is text or a list isn't known, so that it can't be exported.
    case kind
    /// A value is a secret, which no output may have.
    case secret
    /// An output has values of both.
    case output(String)
  }

  /// A value, by the places of the resources.
  struct Value: Sendable {
    let shared: SharedValue
    let producer: Int
    let isList: Bool
    /// The resources that read it, each once.
    var readers: [Int]
  }

  let resources: [TemplateResource]
  private(set) var values: [Value] = []
  private(set) var ties: [(first: Int, second: Int, tie: Tie)] = []
  /// The resources that stay in the stack, with the reasons.
  private(set) var stays: [Int: String] = [:]
  /// The resource that each output goes with; one that isn't here stays.
  private(set) var outputs: [String: Int] = [:]

  private var valuePlaces: [SharedValue: Int] = [:]
  private let places: [String: Int]

  init(_ contents: TemplateContents) {
    resources = contents.resources
    places = Dictionary(
      resources.enumerated().map { ($0.element.logicalID, $0.offset) }, uniquingKeysWith: { first, _ in first })
    for (place, resource) in resources.enumerated() { stays[place] = MovableTypes.obstacle(of: resource.type) }
    addReferences(of: contents)
    addOutputs(of: contents)
  }

  /// The pseudo parameters that have another value in another stack.
  static let ownPseudoParameters: Set = ["AWS::NotificationARNs", "AWS::StackId", "AWS::StackName"]

  private mutating func addReferences(of contents: TemplateContents) {
    let ofTheStack = contents.conditionsOfTheStack
    for reference in contents.references {
      guard let reader = reference.resource.flatMap({ places[$0] }) else { continue }
      let target = reference.target
      if Self.ownPseudoParameters.contains(target) {
        stay(reader, "it has the value of \(target), which is another in another stack")
      } else if case .condition = reference.kind, ofTheStack.contains(target) {
        stay(reader, "its condition \(target) has a value that is another in another stack")
      } else if let producer = places[target], producer != reader {
        add(reference, from: producer, to: reader)
      }
    }
  }

  private mutating func stay(_ place: Int, _ reason: String) {
    if stays[place] == nil { stays[place] = reason }
  }

  private mutating func add(_ reference: TemplateReference, from producer: Int, to reader: Int) {
    let attribute: String?
    switch reference.kind {
    case .condition, .mapping: return
    case .dependency: return ties.append((producer, reader, .dependency))
    case .ref: attribute = nil
    case .attribute(let name): attribute = name
    case .substitution(let name): attribute = name
    }
    if !Self.takesImports(reference.pointer) { return ties.append((producer, reader, .place)) }
    switch ExportedKind(of: attribute, type: resources[producer].type) {
    case .unknown: ties.append((producer, reader, .kind))
    case .secret: ties.append((producer, reader, .secret))
    case .text: read(attribute, isList: false, of: producer, by: reader)
    case .list: read(attribute, isList: true, of: producer, by: reader)
    }
  }

  private mutating func read(_ attribute: String?, isList: Bool, of producer: Int, by reader: Int) {
    let shared = SharedValue(resource: resources[producer].logicalID, attribute: attribute)
    guard let place = valuePlaces[shared] else {
      valuePlaces[shared] = values.count
      values.append(Value(shared: shared, producer: producer, isList: isList, readers: [reader]))
      return
    }
    if !values[place].readers.contains(reader) { values[place].readers.append(reader) }
  }

  /// Whether an imported value may stand where something is referred to.
  ///
  /// See [Fn::ImportValue](https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-importvalue.html).
  private static func takesImports(_ pointer: JSONPointer) -> Bool {
    guard pointer.tokens.count > 2, pointer.tokens[2] == "Properties" else { return false }
    // The last function is that which refers.
    let functions = pointer.tokens.dropFirst(3).filter(\.isFunctionName)
    return functions.allSatisfy { takingImports.contains($0) }
  }

  private static let takingImports: Set<String> = Set(
    [IntrinsicFunction.base64, .cidr, .getAtt, .if, .join, .select, .split, .sub].map(\.name))

  // MARK: Outputs

  /// Lets each output go with the last of the resources that it has values of.
  private mutating func addOutputs(of contents: TemplateContents) {
    var named: [String: [TemplateReference]] = [:]
    for reference in contents.references where reference.pointer.tokens.first == "Outputs" {
      named[reference.pointer.tokens[1], default: []].append(reference)
    }
    let ofTheStack = contents.conditionsOfTheStack
    for output in contents.section("Outputs") {
      let references = named[output.key] ?? []
      let targets = references.compactMap { places[$0.target] }
      guard let owner = targets.max() else { continue }
      if output.value["Export"] != nil {
        for target in Set(targets) { stay(target, "other stacks may import its value, which \(output.key) exports") }
      } else if references.contains(where: {
        Self.ownPseudoParameters.contains($0.target) || ofTheStack.contains($0.target)
      }) {
        for target in Set(targets) {
          stay(target, "the output \(output.key) has a value that is another in another stack")
        }
      } else {
        outputs[output.key] = owner
        for target in Set(targets).sorted() where target != owner {
          ties.append((target, owner, .output(output.key)))
        }
      }
    }
  }
}

/// What an export can make of a value.
private enum ExportedKind {
  case text
  case list
  case secret
  case unknown

  init(of attribute: String?, type: String) {
    guard let attribute else {
      self = .text
      return
    }
    if SecretName.isSecret(attribute.split(separator: ".").last.map(String.init) ?? attribute) {
      self = .secret
    } else if type == "AWS::CloudFormation::Stack", attribute.hasPrefix("Outputs.") {
      self = .text
    } else if let facts = ResourceFacts.of(type) {
      var kinds = SchemaFormats.kinds(ofAttribute: attribute, of: facts)
      if kinds.isEmpty { kinds = facts.attributes.first { $0.name == attribute }?.kind ?? [] }
      self = kinds == .list ? .list : kinds.isEmpty || !kinds.isDisjoint(with: [.list, .object]) ? .unknown : .text
    } else {
      self = .unknown
    }
  }
}

extension TemplateContents {
  /// The conditions that turn out otherwise in another stack, if only by others.
  fileprivate var conditionsOfTheStack: Set<String> {
    var uses: [String: [String]] = [:]
    for reference in references where reference.pointer.tokens.first == "Conditions" {
      uses[reference.pointer.tokens[1], default: []].append(reference.target)
    }
    var found = SplitGraph.ownPseudoParameters
    var isComplete = false
    while !isComplete {
      let more = uses.filter { !found.contains($0.key) && $0.value.contains(where: found.contains) }.map(\.key)
      isComplete = more.isEmpty
      found.formUnion(more)
    }
    return found.subtracting(SplitGraph.ownPseudoParameters)
  }
}
