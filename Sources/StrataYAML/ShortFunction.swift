/// A function of CloudFormation that a tag can stand for, such as `!Sub`.
struct ShortFunction {
  /// The name after the exclamation mark.
  let name: String

  /// The key of the long form.
  var key: String { name == "Ref" || name == "Condition" ? name : "Fn::\(name)" }

  /// Whether this takes a resource and an attribute with a dot between them.
  var isAttribute: Bool { name == "GetAtt" }

  /// The names of all.
  static let names = [
    "And", "Base64", "Cidr", "Condition", "Contains", "EachMemberEquals", "EachMemberIn", "Equals", "FindInMap",
    "GetAZs", "GetAtt", "GetStackOutput", "If", "ImportValue", "Join", "Length", "Not", "Or", "Ref", "RefAll", "Select",
    "Split", "Sub", "ToJsonString", "Transform", "ValueOf", "ValueOfAll",
  ]

  private static let known = Set(names)

  /// Finds the function of a name, or gives nil.
  init?(_ name: String) {
    guard Self.known.contains(name) else { return nil }
    self.name = name
  }

  /// What someone meant by a tag that doesn't exist, or nil.
  static func hint(for name: String) -> String? {
    guard name.utf8.count < 64 else { return nil }
    let bare = name.hasPrefix("Fn::") ? String(name.dropFirst(4)) : name
    if bare.lowercased() == "foreach" { return "Fn::ForEach has no short form" }
    return names.first { isNear(bare, $0) }.map { "did you mean !\($0)?" }
  }

  /// Whether two names differ by the case of letters and at most one other change of a character or of two neighbours.
  private static func isNear(_ left: String, _ right: String) -> Bool {
    let left = Array(left.lowercased().utf8)
    let right = Array(right.lowercased().utf8)
    let head = zip(left, right).prefix { $0 == $1 }.count
    let limit = min(left.count, right.count) - head
    let tail = zip(left.reversed(), right.reversed()).prefix(limit) { $0 == $1 }
    let (leftRest, rightRest) = (left[head..<(left.count - tail)], right[head..<(right.count - tail)])
    // A change leaves too little to go by of names of one or two characters.
    if leftRest.isEmpty && rightRest.isEmpty { return true }
    guard min(left.count, right.count) > 2 else { return false }
    let isSwap = leftRest.count == 2 && leftRest.elementsEqual(rightRest.reversed())
    return max(leftRest.count, rightRest.count) == 1 || isSwap
  }
}

extension Sequence {
  /// The number of elements at the start, up to a limit, that a condition holds for.
  fileprivate func prefix(_ limit: Int, while condition: (Element) -> Bool) -> Int {
    var count = 0
    for element in self {
      guard count < limit, condition(element) else { break }
      count += 1
    }
    return count
  }
}
