import StrataJSON
import StrataMigration
import StrataNetwork
import StrataResourceModel

/// The blocks of a network's subnets of one kind, as an argument.
struct SubnetBlocks {
  let code: String
  let group: SubnetGroup

  /// Reads the blocks: those that the construct gives of itself, of a size, or one by one.
  init(of kind: Subnet.Kind, _ subnets: [TemplateResource], in network: CIDR) throws(Unlike) {
    let blocks = subnets.compactMap { $0.properties["CidrBlock"]?.string.map { CIDR($0) } }
    guard blocks.count == subnets.count, let whole = network.block else { throw Unlike("its blocks aren't known now") }
    if let prefix = blocks.first?.block?.prefix, Self.arePlanned(blocks, prefix, kind, in: whole) {
      (code, group) =
        prefix == min(whole.prefix + 5, 28)
        ? (".\(kind)", .of(kind)) : (".\(kind)(prefix: \(prefix))", .of(kind, prefix: prefix))
    } else {
      let texts = blocks.map { SwiftLiteral.text($0.description) }
      (code, group) = (".\(kind)([\(texts.joined(separator: ", "))])", .of(kind, blocks))
    }
  }

  /// Whether blocks of a size lie where the construct puts them: each kind in its quarter, each zone after the other.
  private static func arePlanned(_ blocks: [CIDR], _ prefix: Int, _ kind: Subnet.Kind, in whole: CIDR.Block) -> Bool {
    guard (16...28).contains(prefix), (16...28).contains(whole.prefix) else { return false }
    let place = Subnet.Kind.allCases.firstIndex(of: kind) ?? 0
    return blocks.enumerated().allSatisfy { zone, cidr in
      let first = Int(whole.address) + (place << (30 - whole.prefix)) + (zone << (32 - prefix))
      return cidr.block.map { Int($0.address) == first && $0.prefix == prefix } ?? false
    }
  }
}

extension SubnetGroup {
  fileprivate static func of(_ kind: Subnet.Kind) -> SubnetGroup {
    switch kind {
    case .public: .public
    case .private: .private
    case .isolated: .isolated
    }
  }

  fileprivate static func of(_ kind: Subnet.Kind, prefix: Int) -> SubnetGroup {
    switch kind {
    case .public: .public(prefix: prefix)
    case .private: .private(prefix: prefix)
    case .isolated: .isolated(prefix: prefix)
    }
  }

  fileprivate static func of(_ kind: Subnet.Kind, _ blocks: [CIDR]) -> SubnetGroup {
    switch kind {
    case .public: .public(blocks)
    case .private: .private(blocks)
    case .isolated: .isolated(blocks)
    }
  }
}
