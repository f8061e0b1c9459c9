import StrataJSON
import StrataTemplate
import StrataText

/// Finds all that resources' properties name: by references, by imports, and by names and ARNs that are written out.
struct UseFinder {
  private let world: IsolationWorld
  private let names: ResourceReferences
  /// The resources of each type.
  private let byType: [String: [Int]]
  /// The resources that have a name which is given and written out.
  private let byName: [String: [Int]]
  /// The texts by which resources are referred to, of those that were asked for.
  private let references: ReferenceCache
  /// The resources of each service, by the word that ARNs have for it.
  private let byService: [String: [Int]]

  /// The names of what the world's stacks export.
  private let exported: Set<String>

  init(_ names: ResourceReferences) {
    let world = names.world
    exported = Set(
      world.stacks.indices.flatMap { stack in
        world.stacks[stack].contents.section("Outputs").compactMap { $0.value["Export"]?["Name"] }
          .flatMap { world.texts(of: $0, in: stack).compactMap(\.literal) }
      })
    (self.world, self.names) = (world, names)
    byType = Dictionary(grouping: world.resources.map(\.index)) { world.resources[$0].type }
    references = ReferenceCache(names)
    var services: [String: Set<String>] = [:]
    var byName: [String: [Int]] = [:]
    var byService: [String: [Int]] = [:]
    for resource in world.resources {
      if let name = names.givenName(of: resource.index) { byName[name, default: []].append(resource.index) }
      // All of a type have ARNs of the same services.
      let own =
        services[resource.type]
        ?? Set(references[resource.index].compactMap { ArnPattern($0.possible)?.fields[2].literal })
      services[resource.type] = own
      for service in own { byService[service, default: []].append(resource.index) }
    }
    (self.byName, self.byService) = (byName, byService)
  }

  /// The uses of a resource.
  func uses(of resource: WorldResource) -> [ResourceUse] {
    var walk = Walk(finder: self, holder: resource)
    walk.visit(.object(resource.resource.properties))
    if walk.found.count < 2 { return walk.found.filter { $0.target != resource.index } }
    var best: [Named: Sameness] = [:]
    for use in walk.found { best[Named(use), default: .different] = max(best[Named(use)] ?? .different, use.certainty) }
    // A value that is read in several ways names a thing once.
    return walk.found.filter { use in
      guard use.target != resource.index, best[Named(use)] == use.certainty else { return false }
      best[Named(use)] = nil
      return true
    }
  }

  /// A thing that is named in one place.
  private struct Named: Hashable {
    let pointer: JSONPointer
    let target: Int

    init(_ use: ResourceUse) { (pointer, target) = (use.pointer, use.target) }
  }

  /// A way through a resource's properties.
  private struct Walk {
    let finder: UseFinder
    let holder: WorldResource
    var pointer: JSONPointer
    /// The names of the properties on the way.
    var path: [String] = []
    var found: [ResourceUse] = []

    init(finder: UseFinder, holder: WorldResource) {
      (self.finder, self.holder) = (finder, holder)
      pointer = holder.resource.pointer().appending("Properties")
    }

    mutating func visit(_ value: JSONValue) {
      switch value {
      case .string(let text): read([SymbolicText([.literal(text)])], of: value)
      case .array(let elements):
        for (index, element) in elements.enumerated() { descend(String(index)) { $0.visit(element) } }
      case .object(let object):
        if let call = value.call { return visit(call, value) }
        for member in object where !PolicyProperties.names.contains(member.key) {
          path.append(member.key)
          if edge?.kind != .elsewhere { descend(member.key) { $0.visit(member.value) } }
          path.removeLast()
        }
      default: break
      }
    }

    private mutating func descend(_ step: String, _ body: (inout Walk) -> Void) {
      pointer.tokens.append(step)
      body(&self)
      pointer.tokens.removeLast()
    }

    private mutating func visit(_ call: FunctionCall, _ whole: JSONValue) {
      switch call.function {
      case .importValue where isFromOutside(call.argument): break
      case .ref where parameterDefault(call.argument) != nil: readDefault(call.argument)
      case .ref, .getAtt, .importValue, .findInMap: read(finder.world.texts(of: whole, in: holder.stack), of: whole)
      case .sub, .join:
        let texts = finder.world.texts(of: whole, in: holder.stack)
        read(texts, of: whole)
        // What isn't understood of a text, or was too much to be told apart, may still name something.
        guard texts.contains(where: { $0.parts.contains(.unknown) }) else { return }
        for reference in TemplateReference.all(in: whole) {
          finder.world.resource(reference.target, in: holder.stack).map { add($0.index, .same) }
        }
        descend(call.name) { $0.visitImports(call.argument) }
      case .getStackOutput: readOutput(call.argument)
      default:
        // Conditions aren't values, both of what they choose from are.
        let start = call.function == .if ? 1 : 0
        if let arguments = call.argument.array {
          descend(call.name) { walk in
            for (index, argument) in arguments.enumerated() where index >= start {
              walk.descend(String(index)) { $0.visit(argument) }
            }
          }
        } else {
          descend(call.name) { $0.visit(call.argument) }
        }
      }
    }

    /// The text that a parameter is unless it's given another, where any may be given.
    private func parameterDefault(_ name: JSONValue) -> String? {
      let contents = finder.world.stacks[holder.stack].contents
      guard let parameter = name.string.flatMap({ contents.section("Parameters")[$0] }),
        parameter["AllowedValues"] == nil
      else { return nil }
      return parameter["Default"]?.string
    }

    /// Reads what a parameter may be: anything, and what it is unless that's given.
    private mutating func readDefault(_ name: JSONValue) {
      let whole: JSONValue = ["Ref": name]
      let texts = finder.world.texts(of: whole, in: holder.stack)
      read(texts, of: whole)
      guard texts.contains(where: \.isOpen), let standard = parameterDefault(name) else { return }
      let count = found.count
      readNames(SymbolicText([.literal(standard)]))
      for index in count..<found.count { found[index].certainty = .unknown }
    }

    /// Whether no stack of the world exports what is imported, so that it's none of an environment's.
    private func isFromOutside(_ name: JSONValue) -> Bool {
      let names = finder.world.texts(of: name, in: holder.stack).map(\.literal)
      return names.allSatisfy { $0.map { !finder.exported.contains($0) } ?? false }
    }

    private mutating func visitImports(_ value: JSONValue) {
      if let call = value.call, call.function == .importValue || call.function == .getStackOutput {
        return visit(call, value)
      }
      switch value {
      case .array(let elements):
        for (index, element) in elements.enumerated() where element.isNested {
          descend(String(index)) { $0.visitImports(element) }
        }
      case .object(let object):
        for member in object where member.value.isNested { descend(member.key) { $0.visitImports(member.value) } }
      default: break
      }
    }

    /// Reads what another stack's output gives.
    private mutating func readOutput(_ argument: JSONValue) {
      let names = (argument["StackName"] ?? argument[0]).map {
        finder.world.texts(of: $0, in: holder.stack).map(\.literal)
      }
      guard let names, let output = (argument["OutputName"] ?? argument[1])?.string else { return }
      for (index, stack) in finder.world.stacks.enumerated() where names.contains(stack.name) && stack.name != nil {
        guard let value = stack.contents.section("Outputs")[output]?["Value"] else { continue }
        read(finder.world.texts(of: value, in: index), of: value)
      }
    }

    private var edge: DataEdge? { DataEdge.of(holder.type, path) }

    private mutating func add(_ target: Int, _ certainty: Sameness) {
      found.append(
        ResourceUse(
          holder: holder.index, pointer: pointer, edge: edge ?? .reference, target: target, certainty: certainty))
    }

    private mutating func read(_ texts: [SymbolicText], of value: JSONValue) {
      for text in texts {
        var isReference = false
        for case .attribute(_, let target) in text.parts {
          add(target, .same)
          isReference = true
        }
        if !isReference { readNames(text) }
        // Scripts and definitions are long texts with ARNs in them.
        if text.mayHoldARN { for word in text.words where word.isARN { readNames(word) } }
      }
      if case .string(let text) = value, text.contains(bytesOf: "{{resolve:") { readResolved(text) }
    }

    /// Reads a text that names something by what it's called.
    private mutating func readNames(_ text: SymbolicText) {
      let edge = edge
      // A resource's own name is no use of another's.
      if path.count == 1,
        path[0] == ResourceReferences.nameProperty(of: holder.type) || ["Description", "Tags"].contains(path[0])
      {
        return
      }
      var candidates: [Int] = []
      if let edge, !edge.targets.isEmpty {
        candidates = edge.targets.flatMap { finder.byType[$0] ?? [] }
      } else if let service = text.arnService {
        candidates = finder.byService[service] ?? []
      } else if edge != nil, let literal = text.literal {
        candidates = finder.byName[literal] ?? []
      }
      match(text, candidates, isTyped: edge.map { !$0.targets.isEmpty } ?? false)
    }

    private mutating func match(_ text: SymbolicText, _ candidates: [Int], isTyped: Bool) {
      if candidates.isEmpty { return }
      var matches: [(target: Int, certainty: Sameness)] = []
      let reading = finder.names.reading(text, in: holder.stack)
      for target in candidates {
        var certainty = Sameness.different
        for reference in finder.references[target] where certainty != .same {
          certainty = max(certainty, reading.sameness(reference))
        }
        // What AWS makes the ids of may be named by any that is written out.
        if certainty == .different, isTyped, text.mayBeID(of: finder.world.resources[target].type) {
          certainty = .unknown
        }
        if certainty != .different { matches.append((target, certainty)) }
      }
      let environment = holder.environment
      // What surely names something of the environment's own names nothing else.
      let isOwn = matches.contains { match in
        match.certainty == .same && [environment, nil].contains(finder.world.resources[match.target].environment)
      }
      for match in matches
      where !isOwn || finder.world.resources[match.target].environment == environment
        || match.certainty == .same && finder.world.resources[match.target].environment == nil
      {
        add(match.target, match.certainty)
      }
    }

    /// Reads references to secrets and parameters, which CloudFormation looks up.
    private mutating func readResolved(_ text: String) {
      for piece in text.split(separator: "{{resolve:").dropFirst(text.hasPrefix("{{resolve:") ? 0 : 1) {
        let body = piece.prefix { $0 != "}" }
        guard let colon = body.utf8.firstIndex(of: UInt8(ascii: ":")) else { continue }
        var rest = body[body.index(after: colon)...]
        let types: [String]
        switch body[..<colon] {
        case "secretsmanager":
          types = ["AWS::SecretsManager::Secret"]
          // The name comes before what is to be taken of it, and an ARN has six parts before its name's end.
          let parts = rest.split(separator: ":", omittingEmptySubsequences: false)
          rest = rest.hasPrefix("arn:") ? Substring(parts.prefix(7).joined(separator: ":")) : parts[0]
        case "ssm", "ssm-secure":
          types = ["AWS::SSM::Parameter"]
          rest = rest.hasPrefix("arn:") ? rest : rest.prefix { $0 != ":" }
        default: continue
        }
        let candidates = types.flatMap { finder.byType[$0] ?? [] }
        let edge = DataEdge("reads", types)
        let count = found.count
        match(SymbolicText([.literal(String(rest))]), candidates, isTyped: true)
        found[count...] = ArraySlice(
          found[count...].map {
            ResourceUse(holder: $0.holder, pointer: $0.pointer, edge: edge, target: $0.target, certainty: $0.certainty)
          })
      }
    }
  }
}

/// The texts by which resources are referred to, each made when it's first asked for, as most never are.
private final class ReferenceCache {
  private let names: ResourceReferences
  private var made: [Int: [ResourceReferences.Reference]] = [:]

  init(_ names: ResourceReferences) { self.names = names }

  subscript(index: Int) -> [ResourceReferences.Reference] {
    if let known = made[index] { return known }
    let new = names.all(to: index)
    made[index] = new
    return new
  }
}

extension SymbolicText {
  /// Whether there may be an ARN within it, and not just at its start.
  fileprivate var mayHoldARN: Bool {
    parts.contains { if case .literal(let text) = $0 { text.contains(bytesOf: "arn:") } else { false } } && !isARN
  }

  fileprivate var isARN: Bool { if case .literal(let text)? = parts.first { text.hasPrefix("arn:") } else { false } }

  /// The pieces between spaces, quotes and other characters that no ARN has.
  fileprivate var words: [SymbolicText] {
    var words = [SymbolicText()]
    for part in parts {
      guard case .literal(let text) = part else {
        words[words.count - 1].append(part)
        continue
      }
      let pieces = text.utf8.split(omittingEmptySubsequences: false) { Self.separators.contains($0) }
      for (index, piece) in pieces.enumerated() {
        if index > 0 { words.append(SymbolicText()) }
        words[words.count - 1].append(.literal(String(Substring(piece))))
      }
    }
    return words
  }

  private static let separators = Set(" \n\r\t\"'`,;()[]{}<>\\=|".utf8)

  /// The service that an ARN is of, where it's written out.
  var arnService: String? {
    guard case .literal(let first)? = parts.first, first.hasPrefix("arn:") else { return nil }
    var text = ""
    for part in parts { if case .literal(let literal) = part { text += literal } else { text += "\u{1}" } }
    let fields = text.arnParts
    guard fields.count == 6, !fields[2].isEmpty, !fields[2].utf8.contains(1) else { return nil }
    return String(fields[2])
  }

  /// Whether it may be an id that AWS makes for a resource of a type, which doesn't tell whose it is.
  fileprivate func mayBeID(of type: String) -> Bool {
    if case .literal(let text)? = parts.first, Self.beginnings[type]?.contains(where: text.hasPrefix) == true {
      return true
    }
    guard case .literal(let text)? = parts.last else { return false }
    return Self.endings[type]?.contains(where: text.hasSuffix) == true
  }

  /// How ids begin that aren't names.
  private static let beginnings: [String: [String]] = [
    "AWS::EC2::Instance": ["i-"], "AWS::EFS::AccessPoint": ["fsap-"], "AWS::EFS::FileSystem": ["fs-"],
    "AWS::KMS::Key": ["mrk-"], "AWS::Route53::HostedZone": ["Z"], "AWS::ServiceDiscovery::Service": ["srv-"],
  ]

  /// How the domain names of resources end.
  private static let endings: [String: [String]] = [
    "AWS::CloudFront::Distribution": [".cloudfront.net"],
    "AWS::ElasticLoadBalancingV2::LoadBalancer": [".elb.amazonaws.com", ".elb.amazonaws.com.cn"],
  ]
}
