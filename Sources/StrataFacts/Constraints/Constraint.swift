package import StrataJSON

/// A constraint on a resource type that its schema doesn't have: what a service refuses when it's deployed.
package struct Constraint: Sendable {
  /// The name of what is found where it's broken.
  package let id: String
  /// Whether a breach is worth a look and no error.
  package let isWarning: Bool
  /// The reason for it, in one line without a full stop.
  package let reason: String
  /// The address of the page that says so.
  package let source: String
  /// The values that it's about: the properties themselves, or values in them.
  package let subjects: [ConstraintPath]
  /// The condition under which it holds; nil where it always does.
  package let condition: ConstraintCondition?
  /// What must be so.
  package let demand: ConstraintDemand
  /// What is said of a breach, with the values of paths in braces; nil for words made of the demand.
  package let message: String?
  /// What is expected, in words; nil for words made of the demand.
  package let expected: String?
  /// What to do about it.
  package let hint: String?
  /// Whether a path of it may lead up from a subject, to what that is in.
  package let looksUp: Bool
  /// Properties without which it can't be broken.
  package let triggers: [String]
}

/// What a constraint demands of its subject.
package enum ConstraintDemand: Sendable {
  /// All that is named must be there.
  case needs([ConstraintPath])
  /// Nothing that is named may be there.
  case without([ConstraintPath])
  /// At least one of those that are named, and at most one, must be there.
  case count([ConstraintPath], atLeastOne: Bool, atMostOne: Bool)
  /// All that is named must be there, or nothing of it.
  case allOrNone([ConstraintPath])
  /// Values must be as they're described.
  case expect(ConstraintCondition)
  /// Two values must be in an order, equal, or one among others.
  case order(ConstraintComparison)
  /// No value may be there twice.
  case unique(ConstraintPath, ignoresCase: Bool)
  /// No two resources of the type may have the same values.
  case uniqueAmong([ConstraintPath])
}

/// A condition on values, which is true, false or not decided.
package indirect enum ConstraintCondition: Sendable {
  case all([ConstraintCondition])
  case any([ConstraintCondition])
  case none([ConstraintCondition])
  case has(ConstraintPath)
  case lacks(ConstraintPath)
  case value(ConstraintPath, ConstraintPredicate)
}

/// What a value may be.
package indirect enum ConstraintPredicate: Sendable {
  case all([ConstraintPredicate])
  case not(ConstraintPredicate)
  case oneOf([JSONValue])
  /// A number within bounds, of which the second tells that the bound itself is outside.
  case range(minimum: Double?, isAbove: Bool, maximum: Double?, isBelow: Bool)
  case multipleOf(Double)
  case length(minimum: Int?, maximum: Int?, isBytes: Bool)
  case count(minimum: Int?, maximum: Int?)
  case matches(String)
  case startsWith([String])
  case endsWith([String])
  case contains([String])
  case type(Kind)
  /// A value of a list, whose name may have values of other properties in braces.
  case listed(String)
  /// A reference to a resource of one of the types in the template, by an attribute where one is named.
  case refersTo([String], attribute: String?)
  /// Text that is JSON.
  case json

  package enum Kind: String, Sendable {
    case text, number, integer, boolean, list, object
  }
}

/// Two sides and what must be between them.
package struct ConstraintComparison: Sendable {
  package enum Relation: String, Sendable, CaseIterable {
    case atMost = "<=", atLeast = ">=", below = "<", above = ">", equal = "==", notEqual = "!=", among = "in"
    case notAmong = "not in"
  }

  /// A number, or what a path leads to, as often as the factor says.
  package struct Term: Sendable {
    package enum Gathering: String, Sendable, CaseIterable { case each, sum, max, min, count }

    package let factor: Double
    package let gathering: Gathering
    /// Nil for a number, which is the factor.
    package let path: ConstraintPath?
    /// The part of a text that is the number, between separators.
    package var part: (separator: String, index: Int)?
  }

  package let left: [Term]
  package let relation: Relation
  package let right: [Term]
}
