import StrataFacts

/// The formats, as in `AWS::EC2::VPC.Id`, of what a node takes.
struct ReferenceFormats {
  private(set) var formats: [String] = []
  /// Whether some alternative doesn't tell its format, so that anything may fit.
  private(set) var takesOthers = false

  init(of node: SchemaNode, in facts: ResourceFacts) {
    takesOthers = !add(node, facts, depth: 0)
  }

  init(ofItemsOf format: String) {
    if format.hasPrefix("AWS::") { formats = [format] }
  }

  /// Whether a format, or one that means the same, is among those taken.
  func accepts(_ format: String) -> Bool {
    // Most are written alike.
    if formats.contains(format) { return true }
    let given = Self.normal(format)
    return formats.contains { Self.normal($0) == given }
  }

  /// Adds what a node and what it's made of take.
  ///
  /// - Returns: Whether no value gets by without a format.
  private mutating func add(_ node: SchemaNode, _ facts: ResourceFacts, depth: Int) -> Bool {
    guard depth < 20 else { return false }
    var isBound = false
    if let format = node.format, format.hasPrefix("AWS::") {
      isBound = true
      if !formats.contains(format) { formats.append(format) }
    }
    if let target = facts.target(of: node), add(target, facts, depth: depth + 1) { isBound = true }
    // Only a list can be yielded where a list is wanted.
    if node.types == .list, let items = node.list?.items, add(items, facts, depth: depth + 1) { isBound = true }
    guard let logic = node.logic else { return isBound }
    for part in logic.all where add(part, facts, depth: depth + 1) { isBound = true }
    for alternatives in [logic.any, logic.one] where !alternatives.isEmpty {
      let bound = alternatives.count { add($0, facts, depth: depth + 1) }
      if bound == alternatives.count { isBound = true }
    }
    return isBound
  }

  /// A format in the singular, with one word for what has two.
  private static func normal(_ format: String) -> String {
    guard let dot = format.lastIndex(of: ".") else { return format }
    var attribute = format[format.index(after: dot)...]
    if attribute.hasSuffix("Ids") || attribute.hasSuffix("Names") || attribute.hasSuffix("Arns") {
      attribute = attribute.dropLast()
    }
    return "\(format[..<dot]).\(attribute == "GroupId" ? "Id" : attribute)"
  }
}
