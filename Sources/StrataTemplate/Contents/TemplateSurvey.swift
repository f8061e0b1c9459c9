import StrataJSON

/// What rules look for in the values of a template, found in one walk for all who ask.
package struct TemplateSurvey: Sendable {
  /// Whether there's a null in the template as it's written.
  package let hasNull: Bool
  /// The number of dynamic references in all texts, such as `{{resolve:ssm:name}}`.
  package let dynamicReferences: Int
  /// The functions outside of metadata, in the order of the template.
  package private(set) var functions: [WrittenFunction]
  /// What was found in each resource, in their order.
  let extents: [ResourceExtent]
  /// What is in the texts of all of them.
  let allTraits: TextTraits

  /// Takes what a walk found.
  ///
  /// - Parameters:
  ///   - walk: The walk through a template.
  ///   - source: The template as it's written, where its loops were expanded before.
  init(_ walk: TemplateWalk, writtenAs source: JSONValue?) {
    hasNull = source?.hasNull ?? walk.hasNull
    dynamicReferences = walk.dynamicReferences
    functions = walk.functions
    extents = walk.extents
    allTraits = walk.extents.reduce([]) { $0.union($1.traits) }
  }

  /// The same without the functions in some resources.
  func leavingOut(_ isLeftOut: [Bool]) -> TemplateSurvey {
    var survey = self
    survey.functions = functions.leavingOut(extents.lazy.map(\.functions), where: isLeftOut)
    return survey
  }
}

extension Array {
  /// The elements that don't stand in some of several ranges.
  ///
  /// - Parameters:
  ///   - ranges: The ranges, one behind the other.
  ///   - isLeftOut: Whether the elements in each range are left out.
  /// - Returns: The others.
  func leavingOut(_ ranges: some Sequence<Range<Int>>, where isLeftOut: [Bool]) -> [Element] {
    var kept: [Element] = []
    var end = 0
    for (range, isLeftOut) in zip(ranges, isLeftOut) where isLeftOut {
      if end < range.lowerBound { kept += self[end..<range.lowerBound] }
      end = range.upperBound
    }
    if end < count { kept += self[end...] }
    return kept
  }
}

extension JSONValue {
  /// Whether there's a null in the value.
  fileprivate var hasNull: Bool {
    switch self {
    case .null: true
    case .array(let elements): elements.contains(where: \.hasNull)
    case .object(let object): object.contains { $0.value.hasNull }
    case .string, .integer, .bool, .double, .number: false
    }
  }
}
