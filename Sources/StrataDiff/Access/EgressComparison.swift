import StrataJSON
import StrataTemplate

/// Finds security groups whose rules for what leaves are taken away, so that the one that is always there may stay.
enum EgressComparison {
  /// Compares a security group before and after.
  static func changes(_ properties: ComparedProperties) -> [AccessChange] {
    guard properties.type == "AWS::EC2::SecurityGroup", properties.old != nil, properties.new != nil else { return [] }
    let text = "with an empty SecurityGroupEgress the default rule may stay, which lets everything out"
    func change(_ text: String) -> AccessChange {
      AccessChange(direction: .unclear, area: .network, logicalID: properties.logicalID, text: text)
    }
    guard let pairs = properties.pairs("SecurityGroupEgress") else {
      return [change("it can't be told what SecurityGroupEgress comes to")]
    }
    return pairs.compactMap { pair in
      guard pair.isThere.old, pair.isThere.new, pair.new?.elements?.isEmpty == true,
        pair.old?.elements?.isEmpty == false
      else { return nil }
      return change(pair.situation.text.isEmpty ? text : "\(text), \(pair.situation.text)")
    }
  }
}
