package import StrataJSON
package import StrataResourceModel

/// A construct that makes resources of a template exactly as they are in it.
package struct Lift: Sendable {
  /// The logical id of the construct's main resource, which is its id below the stack as well.
  package let id: String
  /// The construct's type, such as `Queue`.
  package let construct: String
  /// The module that has it, without `Strata`, such as `Messaging`.
  package let module: String
  /// The arguments after the id and the scope.
  package let arguments: [Argument]
  /// What is said of the construct afterwards.
  package var settings: [Setting]
  /// The resources that it makes, by their logical ids.
  package var resources: [String: Made]

  package init(
    id: String, construct: String, module: String, arguments: [Argument], settings: [Setting] = [],
    resources: [String: Made] = [:]
  ) {
    (self.id, self.construct, self.module) = (id, construct, module)
    (self.arguments, self.settings, self.resources) = (arguments, settings, resources)
  }

  /// A resource of a construct, as the rest of the sources names it.
  package struct Made: Sendable {
    /// The construct's member that is the resource, such as `policy`; nil where there is none.
    package var member: String?
    /// The construct's member that is the resource where it's there at all, as the compiler sees it.
    package var optionalMember: String?
    /// The construct's members that are attributes of it, by their names; that for `Ref` by an empty name.
    package var attributes: [String: String] = [:]

    package init(member: String? = nil) { self.member = member }
  }

  /// An argument of a call.
  package struct Argument: Sendable {
    package let label: String?
    package let value: Value

    package init(_ label: String?, _ value: Value) { (self.label, self.value) = (label, value) }
  }

  /// A value in Swift.
  package indirect enum Value: Sendable {
    /// Swift as it is, such as `.minutes(2)`.
    case swift(String)
    /// A call of a function, an initializer or a case.
    case call(String, [Argument])
    case list([Value])
    case dictionary([(key: String, value: Value)])
    /// A value of the template, with the type that is wanted and its place.
    case template(JSONValue, as: SwiftType, at: JSONPointer)
    /// A statement of a policy, with its place.
    case statement(JSONValue, at: JSONPointer)
    /// Another construct of the stack, by the logical id of its main resource.
    case construct(String)
  }

  /// Something that is said of the construct after its declaration.
  package struct Setting: Sendable {
    package enum Kind: Sendable {
      /// A call of a method, such as `resource.accept`.
      case call([Argument])
      /// A value that a property gets.
      case assignment(Value)
    }

    /// The member of the construct.
    package let member: String
    package let kind: Kind
    /// The logical id of the construct's resource that is grown by it, in whose place it's written, so that all that it
    /// names is there; nil where it follows the declaration.
    package let growing: String?

    package init(_ member: String, _ kind: Kind, growing: String? = nil) {
      (self.member, self.kind, self.growing) = (member, kind, growing)
    }
  }

  /// The other constructs that the declaration names, by their logical ids.
  package var needs: [String] { arguments.flatMap { $0.value.constructs } }
}

extension Lift.Value {
  fileprivate var constructs: [String] {
    switch self {
    case .construct(let id): [id]
    case .call(_, let arguments): arguments.flatMap { $0.value.constructs }
    case .list(let values): values.flatMap(\.constructs)
    case .dictionary(let members): members.flatMap { $0.value.constructs }
    case .swift, .template, .statement: []
    }
  }
}
