/// What a part of a ``ConstraintProgram`` is: each is written as its byte, and most are followed by their operands.
package enum ConstraintOpcode: UInt8, Sendable {
  // Printable characters that mean nothing to a literal of Swift, in the order of the cases.

  /// A part that no program says, for which the constraint itself is read.
  case unsettled = 0x30

  // Conditions, and what else has parts.
  case all, any, none, has, lacks, value

  // Where paths begin, and their steps.
  case subject, properties, attributes
  case member, elements, elementsWhere, names, target, users

  // Demands.
  case needs, without, count, allOrNone, expect, order, unique, uniqueAmong

  // Predicates.
  case not, oneOf, range, multipleOf, length, items, matches, startsWith, endsWith, contains, type, listed, listedBy
  case refersTo

  // Literals.
  case text, integer, double, yes, no
}
