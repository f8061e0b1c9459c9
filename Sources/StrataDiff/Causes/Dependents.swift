import StrataJSON
import StrataTemplate
import StrataText

/// Finds what refers to a resource.
///
/// A template is large and few of its resources are asked for, so that what a resource refers to is worked out only where the
/// other's id stands in its texts.
struct Dependents {
  private let resources: [TemplateResource]
  private let mentions: Mentions
  /// What resources refer to, as far as anybody has asked.
  private var known: [Int: [ResourceReference]] = [:]

  /// Looks through resources.
  ///
  /// - Parameters:
  ///   - resources: The resources that may refer to others.
  ///   - template: The template that they're in.
  init(_ resources: [TemplateResource], in template: ComparedTemplate) {
    self.resources = resources
    var mentions = Mentions(of: template.contents)
    for (position, resource) in resources.enumerated() {
      if let properties = resource.object["Properties"] { mentions.visit(properties, in: position) }
    }
    mentions.sort()
    self.mentions = mentions
  }

  /// Everything that the resources refer to, in their order.
  var all: [ResourceReference] { resources.flatMap(ResourceReference.all) }

  /// The references to a resource, in the order of those that refer to it.
  mutating func references(to logicalID: String) -> [ResourceReference] {
    var found: [ResourceReference] = []
    for position in mentions.users(of: logicalID) {
      let references = known[position] ?? ResourceReference.all(in: resources[position])
      known[position] = references
      found += references.filter { $0.targetName == logicalID }
    }
    return found
  }
}

/// The resources in whose texts the ids of others stand, whether they're references or not.
private struct Mentions {
  private let template: TemplateContents
  /// The position of what has an id, and that of a resource with the id in a text.
  private var pairs: [(target: Int, user: Int)] = []
  /// The latest resource with the id of each.
  private var latest: [Int]

  init(of template: TemplateContents) {
    self.template = template
    latest = [Int](repeating: -1, count: template.resources.count)
  }

  /// Takes down the ids in a resource's value.
  mutating func visit(_ value: JSONValue, in user: Int) {
    switch value {
    case .string(let text): take(text, in: user)
    case .array(let elements):
      for index in elements.indices { visit(elements[index], in: user) }
    case .object(let object):
      object.withMembers { members in
        for position in members.indices { visit(members[position].value, in: user) }
      }
    case .null, .bool, .integer, .double, .number: break
    }
  }

  /// Takes down the ids in a text: that which it is, that before its first dot, and those of variables.
  private mutating func take(_ text: String, in user: Int) {
    add(text, in: user)
    var (hasDollar, hasDot) = (false, false)
    text.withUTF8Bytes { bytes in
      for byte in bytes {
        hasDollar = hasDollar || byte == UInt8(ascii: "$")
        hasDot = hasDot || byte == UInt8(ascii: ".")
      }
    }
    if hasDot { add(ReferenceTarget(dotted: text).name, in: user) }
    if !hasDollar { return }
    for name in SubstitutionText.variables(in: text) { add(ReferenceTarget(dotted: name).name, in: user) }
  }

  private mutating func add(_ name: String, in user: Int) {
    guard let target = template.position(of: name), latest[target] != user else { return }
    latest[target] = user
    pairs.append((target, user))
  }

  /// Puts together what is of one id.
  mutating func sort() { pairs.sort { ($0.target, $0.user) < ($1.target, $1.user) } }

  /// The resources in whose texts an id stands, in their order.
  func users(of logicalID: String) -> [Int] {
    guard let target = template.position(of: logicalID) else { return [] }
    var (low, high) = (0, pairs.count)
    while low < high {
      let middle = (low + high) / 2
      if pairs[middle].target < target { low = middle + 1 } else { high = middle }
    }
    return pairs[low...].prefix { $0.target == target }.map(\.user)
  }
}
