import StrataJSON
import StrataTemplate

/// The values of a resource, each with its path as people write it, such as `Tags[Owner].Value`.
struct PropertyLeaves {
  /// The paths, in the order of the template.
  private(set) var paths: [String] = []
  /// The values as text, by path.
  private(set) var values: [String: String] = [:]

  /// Takes the values of a resource apart; functions and lists of scalars stay whole.
  init(of resource: JSONValue) {
    for member in resource.object ?? [:] where !Self.leftOut.contains(member.key) {
      add(member.value, at: member.key == "Properties" ? "" : member.key)
    }
  }

  /// What says nothing of the resource itself.
  private static let leftOut: Set = ["Type", "Metadata"]

  /// The members by which elements of lists are known, in the order in which they're looked for.
  private static let names = ["Key", "Name", "Sid", "PolicyName", "Id", "Field", "AttributeName", "ParameterName"]

  private mutating func add(_ value: JSONValue, at path: String) {
    switch value {
    case .object(let object) where !value.isFunction && !object.isEmpty:
      for member in object { add(member.value, at: path.isEmpty ? member.key : "\(path).\(member.key)") }
    case .array(let elements) where elements.contains { $0.object != nil && !$0.isFunction }:
      for (index, element) in elements.enumerated() {
        let name = Self.names.lazy.compactMap { element[$0]?.string }.first
        // Two of one name would hide each other.
        let named = name.map { "\(path)[\($0)]" } ?? "\(path)[\(index)]"
        let isTaken = values.keys.contains { $0.hasPrefix(named + ".") || $0 == named }
        add(element, at: isTaken ? "\(path)[\(index)]" : named)
      }
    default:
      paths.append(path)
      values[path] = Self.text(of: value)
    }
  }

  private static func text(of value: JSONValue) -> String {
    if case .string(let text) = value { return text }
    return (try? value.text(layout: .compact)) ?? ""
  }
}
