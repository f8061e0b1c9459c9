import StrataJSON
import StrataTemplate

/// The stacks that a template nested before, and those that it nests now.
struct NestedSides: Sendable {
  let old: [NestedStack]
  let new: [NestedStack]

  /// No stacks of which anything is known.
  static let none = NestedSides(old: [], new: [])

  /// Whether what a resource makes of other templates can be seen wherever it's there.
  ///
  /// - Parameters:
  ///   - former: The resource before, if it was there.
  ///   - current: The resource now, if it's there.
  /// - Returns: Whether nothing is hidden.
  func areSeen(_ former: TemplateResource?, _ current: TemplateResource?) -> Bool {
    (former == nil || former.flatMap { old[$0.logicalID] }?.contents != nil)
      && (current == nil || current.flatMap { new[$0.logicalID] }?.contents != nil)
  }

  /// The reason why it can't; nil where none is known.
  func reason(_ former: TemplateResource?, _ current: TemplateResource?) -> String? {
    current.flatMap { new[$0.logicalID] }?.reason ?? former.flatMap { old[$0.logicalID] }?.reason
  }
}
