import StrataJSON
import StrataTemplate

/// Compares the templates of nested stacks, as changes of those around them.
struct NestedComparison {
  private let sides: NestedSides
  private let outer: StackComparison
  private let constructs: [String: String]

  /// Takes what nests them.
  ///
  /// - Parameters:
  ///   - sides: The nested stacks, before and now.
  ///   - outer: What becomes of the resources that make them.
  ///   - constructs: The paths of constructs by logical ids, those of nested stacks behind the stacks' own: `Network/Vpc`.
  init(_ sides: NestedSides, in outer: StackComparison, constructs: [String: String]) {
    (self.sides, self.outer, self.constructs) = (sides, outer, constructs)
  }

  /// The differences of the nested templates that can be seen, by the logical ids of what makes stacks of them.
  func differences() throws(DifferenceError) -> [(logicalID: String, difference: TemplateDifference)] {
    var found: [(logicalID: String, difference: TemplateDifference)] = []
    for stack in sides.new where outer.new.resource(stack.logicalID) != nil {
      let former = sides.old[stack.logicalID]
      let wasThere = outer.old.resource(stack.logicalID) != nil
      guard stack.contents != nil, !wasThere || former?.contents != nil else { continue }
      found.append((stack.logicalID, try difference(from: wasThere ? former : nil, to: stack)))
    }
    for stack in sides.old
    where outer.old.resource(stack.logicalID) != nil && outer.new.resource(stack.logicalID) == nil {
      // What keeps the stack keeps all that is in it.
      let isKept = stack.resource.object["DeletionPolicy"]?.string?.hasPrefix("Retain") == true
      guard stack.contents != nil, !isKept else { continue }
      found.append((stack.logicalID, try difference(from: stack, to: nil)))
    }
    return found
  }

  private func difference(from old: NestedStack?, to new: NestedStack?) throws(DifferenceError) -> TemplateDifference {
    let id = new?.logicalID ?? old?.logicalID ?? ""
    do throws(DifferenceError) {
      return try TemplateDifference(
        from: try ComparedTemplate(old, .old), to: try ComparedTemplate(new, .new),
        constructs: Dictionary(
          constructs.compactMap { member in
            member.key.hasPrefix("\(id)/") ? (String(member.key.dropFirst(id.count + 1)), member.value) : nil
          }, uniquingKeysWith: { first, _ in first }),
        nested: NestedSides(old: old?.stacks ?? [], new: new?.stacks ?? []), handed: handed(from: old, to: new))
    } catch {
      throw error.of(stack: id)
    }
  }

  /// The parameters that get another value than before, and whether they surely do.
  private func handed(from old: NestedStack?, to new: NestedStack?) -> [String: Bool] {
    guard let old, let new, let before = old.parameters, let after = new.parameters else { return [:] }
    var handed: [String: Bool] = [:]
    for name in Set(before.keys).union(after.keys) where before[name] != after[name] {
      guard let former = before[name].flatMap({ FormReader().form($0) }),
        let current = after[name].flatMap({ FormReader().form($0) })
      else {
        handed[name] = false
        continue
      }
      if former != current { handed[name] = former.isDecided && current.isDecided }
    }
    let resource = outer.resources.first { $0.logicalID == new.logicalID }
    for change in resource?.changes ?? [] where !change.causes.isEmpty {
      guard let name = Self.parameter(at: change.pointer, of: new) else { continue }
      let isCertain = change.causes.contains { $0.kind == .resource && $0.event == "is replaced" }
      handed[name] = handed[name] == true || isCertain
    }
    return handed
  }

  /// The parameter that a value in the properties is handed to.
  private static func parameter(at pointer: JSONPointer, of stack: NestedStack) -> String? {
    guard pointer.tokens.count > 2, pointer.tokens[0] == "Properties", pointer.tokens[1] == "Parameters" else {
      return nil
    }
    guard stack.kind == .stackSet, let index = Int(pointer.tokens[2]) else { return pointer.tokens[2] }
    return stack.resource["Parameters"]?[index]?["ParameterKey"]?.string
  }
}

extension ComparedTemplate {
  /// The template of a nested stack, with the values that its parameters get; an empty one where there's no stack.
  fileprivate init(_ stack: NestedStack?, _ side: DifferenceError.Side) throws(DifferenceError) {
    try self.init(stack?.json ?? [:], side, given: stack?.contents?.given ?? [:])
  }
}
