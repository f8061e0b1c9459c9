import StrataJSON

/// What knows the constructs that stand for several resources, and finds them in templates.
///
/// It's given to the tools that are compiled with the constructs; a tool without them lifts nothing.
package protocol Lifter: Sendable {
  /// Finds the constructs that make resources of a template exactly as they are in it.
  ///
  /// - Parameters:
  ///   - source: The template.
  ///   - excluded: The reasons why certain resources can't be lifted after all, by the logical ids of their constructs.
  /// - Returns: The constructs, and the reasons why others aren't.
  func lifting(of source: MigrationSource, without excluded: [String: String]) -> Lifting
}

/// What can be lifted of a template.
package struct Lifting: Sendable {
  /// A construct that a resource might have been made by, but wasn't.
  package struct Refusal: Sendable, Hashable {
    /// The logical id of the resource.
    package let id: String
    /// The type of the construct, such as `Queue`.
    package let construct: String
    /// The reason, such as the first difference.
    package let reason: String

    package init(id: String, construct: String, reason: String) {
      (self.id, self.construct, self.reason) = (id, construct, reason)
    }
  }

  /// The constructs, in the order of the template.
  package let lifts: [Lift]
  /// Those that make something else, in the order of the template.
  package let refusals: [Refusal]
  /// The account that the stack is meant for, where constructs make what the template has for no other.
  package let account: String?
  /// The region that the stack is meant for.
  package let region: String?

  package init(lifts: [Lift] = [], refusals: [Refusal] = [], account: String? = nil, region: String? = nil) {
    (self.lifts, self.refusals) = (lifts, refusals)
    (self.account, self.region) = (account, region)
  }
}
