/// A function of CloudFormation that a tag can stand for, such as `!Sub`; its raw value is the tag's name.
enum ShortFunction: String, CaseIterable {
  case and = "And"
  case base64 = "Base64"
  case cidr = "Cidr"
  case condition = "Condition"
  case contains = "Contains"
  case eachMemberEquals = "EachMemberEquals"
  case eachMemberIn = "EachMemberIn"
  case equals = "Equals"
  case findInMap = "FindInMap"
  case getZones = "GetAZs"
  case getAttribute = "GetAtt"
  case getStackOutput = "GetStackOutput"
  case `if` = "If"
  case importValue = "ImportValue"
  case join = "Join"
  case length = "Length"
  case not = "Not"
  case or = "Or"
  case reference = "Ref"
  case referenceAll = "RefAll"
  case select = "Select"
  case split = "Split"
  case substitute = "Sub"
  case toJsonString = "ToJsonString"
  case transform = "Transform"
  case valueOf = "ValueOf"
  case valueOfAll = "ValueOfAll"

  /// The key of the long form.
  var key: String { self == .reference || self == .condition ? rawValue : "Fn::\(rawValue)" }

  /// Whether this takes a resource and an attribute with a dot between them.
  var isAttribute: Bool { self == .getAttribute }

  /// The likely meaning of a tag that doesn't exist, or nil.
  static func hint(for name: String) -> String? {
    guard name.utf8.count < 64 else { return nil }
    let bare = name.hasPrefix("Fn::") ? String(name.dropFirst(4)) : name
    if bare.lowercased() == "foreach" { return "Fn::ForEach has no short form" }
    return allCases.first { isNear(bare, $0.rawValue) }.map { "did you mean !\($0.rawValue)?" }
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
