package import StrataJSON

/// A way by which an environment might reach into another, and what is known of it.
package struct Candidate: Sendable, Hashable {
  /// What kind of way it is.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A request that somebody of the environment may make, or of whoever that one can become.
    case permission
    /// A path of packets.
    case network
    /// Something that AWS itself carries from one resource to another, such as a subscription.
    case data
    /// A pattern of names that fits a name of the other.
    case name
  }

  package let kind: Kind
  /// The place of the environment it leads from, among the world's environments.
  package let from: Int
  /// The place of the environment it leads to.
  package let to: Int
  /// What stands where it begins: the statement, the rule, the property.
  package let source: WorldPlace
  /// The resource that it would reach, by its place among the world's resources; nil for what is no resource of a template.
  package let target: Int?
  package let verdict: Verdict

  /// What is known of a candidate.
  package enum Verdict: Sendable, Hashable {
    /// A fact closes it.
    case closed(ClosingFact)
    /// It's open, as the witness shows.
    case open(Witness)
    /// Neither could be shown.
    case undecided(Undecided)
  }

  package init(
    _ kind: Kind, from: Int, to: Int, source: WorldPlace, target: Int?, _ verdict: Verdict
  ) {
    (self.kind, self.from, self.to, self.source, self.target, self.verdict) = (kind, from, to, source, target, verdict)
  }
}

/// A place in one of the world's templates.
package struct WorldPlace: Sendable, Hashable {
  /// The place of the stack among the world's stacks.
  package let stack: Int
  package let pointer: JSONPointer

  package init(stack: Int, _ pointer: JSONPointer) { (self.stack, self.pointer) = (stack, pointer) }
}

/// The one fact that closes a way, in a form that another checker can hold against the templates.
package struct ClosingFact: Sendable, Hashable {
  /// The name of the fact's kind, such as `resource-text` or `other-account`, by which a checker knows what to look at.
  package let code: String
  /// The texts and patterns that it's about, in the order that the kind says.
  package let values: [String]
  /// Where in the templates it stands.
  package let places: [WorldPlace]
  /// The fact in words.
  package let words: String

  package init(_ code: String, values: [String] = [], places: [WorldPlace] = [], words: String) {
    (self.code, self.values, self.places, self.words) = (code, values, places, words)
  }
}

/// What shows that a way is open.
package struct Witness: Sendable, Hashable {
  /// Who does it: the path of the role, the function, the interface.
  package let actor: String
  /// What those become, one after the other, until one of them has the right; empty where the actor has it.
  package let becoming: [String]
  /// The action, such as `s3:DeleteObject`; nil where it's no request.
  package let action: String?
  /// The thing that is reached, as text: an ARN, an address with protocol and port, a name.
  package let reached: String
  /// What allows it: statements, rules and routes.
  package let places: [WorldPlace]
  /// The whole as a sentence.
  package let words: String

  package init(
    actor: String, becoming: [String] = [], action: String? = nil, reached: String, places: [WorldPlace], words: String
  ) {
    (self.actor, self.becoming, self.action) = (actor, becoming, action)
    (self.reached, self.places, self.words) = (reached, places, words)
  }
}

/// Why a way could be shown to be neither open nor closed.
package struct Undecided: Sendable, Hashable {
  package let reason: String
  /// What to write so that it can be decided.
  package let remedy: String
  package let places: [WorldPlace]

  package init(_ reason: String, remedy: String, places: [WorldPlace] = []) {
    (self.reason, self.remedy, self.places) = (reason, remedy, places)
  }
}
