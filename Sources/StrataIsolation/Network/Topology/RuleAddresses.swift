import StrataJSON
import StrataTemplate

/// The addresses that a rule or a route names, as far as they're known.
struct RuleAddresses: Sendable, Hashable {
  /// The addresses that it may name.
  var may = AddressSet()
  /// The addresses that it surely names.
  var sure = AddressSet()
  /// The elastic addresses of the world that it names, whose numbers aren't known.
  var elastic: Set<Int> = []

  /// Any addresses, of which nothing is known.
  static let unknown = RuleAddresses(may: .all)

  init(may: AddressSet = AddressSet(), sure: AddressSet = AddressSet(), elastic: Set<Int> = []) {
    (self.may, self.sure, self.elastic) = (may, sure, elastic)
  }

  init(_ exact: AddressSet) { (may, sure) = (exact, exact) }

  mutating func formUnion(_ other: RuleAddresses) {
    may = may.union(other.may)
    sure = sure.union(other.sure)
    elastic.formUnion(other.elastic)
  }

  /// Whether something of them isn't known.
  var isUncertain: Bool { may != sure }
}

extension NetworkReader {
  /// The addresses of a range, in all alternatives.
  func addresses(_ value: JSONValue, in stack: Int) -> RuleAddresses {
    addresses(value, in: stack, depth: 0)
  }

  private func addresses(_ value: JSONValue, in stack: Int, depth: Int) -> RuleAddresses {
    var found = RuleAddresses()
    for text in world.texts(of: value, in: stack) { found.formUnion(addresses(of: text, depth: depth)) }
    return found
  }

  private func addresses(of text: SymbolicText, depth: Int) -> RuleAddresses {
    if let literal = text.literal { return AddressSet(cidr: literal).map { RuleAddresses($0) } ?? .unknown }
    if let attribute = text.attribute, attribute.name == "CidrBlock", depth < 4 {
      let resource = world.resources[attribute.resource]
      return resource.resource["CidrBlock"].map { addresses($0, in: resource.stack, depth: depth + 1) } ?? .unknown
    }
    if text.parts.count == 2, case .attribute(let name, let index) = text.parts[0], ["", "PublicIp"].contains(name),
      world.resources[index].type == "AWS::EC2::EIP", text.parts[1] == .literal("/32")
    {
      return RuleAddresses(elastic: [index])
    }
    return .unknown
  }

  /// The addresses of a prefix list.
  func addresses(ofPrefixList id: NetworkID) -> RuleAddresses {
    guard let index = id.resource, world.resources[index].type == "AWS::EC2::PrefixList" else { return .unknown }
    let list = world.resources[index]
    var found = RuleAddresses()
    for entry in list.resource.placed("Entries")?.elements ?? [] {
      found.formUnion(entry.value["Cidr"].map { addresses($0, in: list.stack) } ?? .unknown)
    }
    return found
  }
}
