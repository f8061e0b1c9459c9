/// A way by which whoever may make some requests comes to act as somebody else, or with other rights.
///
/// What this table doesn't know counts as a way: a role that trusts a service for which no edge passes one can be taken by
/// whoever may pass it (``launchableServices``), and any change of a resource of a type for which no edge changes one lets
/// its role be taken (``changeableTypes``).
package struct BecomingEdge: Sendable, Hashable {
  /// The edge's name, which a certificate says, such as `lambda-code`.
  package let name: String
  /// What is needed, all of it.
  package let needs: [Need]
  /// What it leads to.
  package let outcome: Outcome
  /// The services of which the role must trust one, such as `lambda.amazonaws.com`; empty where that doesn't matter.
  package let services: [String]
  /// The types of resources whose role is taken by changing them; empty where no resource is changed.
  package let types: [String]

  /// Requests of which one must be allowed.
  package struct Need: Sendable, Hashable {
    /// The actions, each with its service, of which one suffices.
    package let actions: [String]
    /// What the request is about.
    package let object: Object

    package init(_ actions: [String], on object: Object) { (self.actions, self.object) = (actions, object) }
  }

  /// What a request is about.
  package enum Object: String, Sendable, Hashable {
    /// The role that's taken.
    case role
    /// The user whose place is taken.
    case user
    /// The resource that runs as the role, or whose own policy is written.
    case resource
    /// The user, group, role or managed policy whose rights are widened.
    case identity
    /// Anything at all: something new, which can be named as one likes.
    case anything
  }

  /// What somebody has become.
  package enum Outcome: String, Sendable, Hashable {
    /// The role, with all its rights.
    case role
    /// The user, with all its rights.
    case user
    /// Somebody that may do anything, where that one is, or can become, the identity that was widened.
    case anyRights
    /// Somebody that may do with the resource whatever there is.
    case anyUseOfResource
  }

  init(
    _ name: String, _ needs: Need..., to outcome: Outcome, trusting services: [String] = [], types: [String] = []
  ) {
    (self.name, self.needs, self.outcome, self.services, self.types) = (name, needs, outcome, services, types)
  }

  /// All edges.
  package static let all = assuming + passing + changing + impersonating + widening + writing

  /// The services whose ways of taking a passed role are all known.
  package static let launchableServices = Set(passing.flatMap(\.services))

  /// The types of resources of which it's known which changes let their roles be taken.
  package static let changeableTypes = Set(changing.flatMap(\.types))
}
