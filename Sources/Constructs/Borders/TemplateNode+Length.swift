extension TemplateNode {
  /// The characters that this has at least as JSON without white space, once it's known.
  var leastLength: Int {
    switch content {
    case .list(let elements): elements.reduce(1 + max(elements.count, 1)) { $0 + $1.leastLength }
    case .map(let members):
      members.reduce(1 + max(members.count, 1)) { $0 + $1.key.unicodeScalars.count + 3 + $1.value.leastLength }
    case .substitution(let segments):
      segments.reduce(2) { length, segment in
        switch segment {
        case .text(let text): length + text.unicodeScalars.count
        case .value(let value): length + value.leastText
        }
      }
    case .literal: literalText.map { $0.unicodeScalars.count + 2 } ?? 4
    default: leastText + 2
    }
  }

  /// The least that a value within text comes to: `aws`, `us-east-1`, an account's 12 digits.
  private var leastText: Int {
    switch content {
    case .pseudoParameter("AWS::Partition"): 3
    case .pseudoParameter("AWS::Region"): 9
    case .pseudoParameter("AWS::AccountId"): 12
    default: 0
    }
  }
}
