package import StrataFacts
package import StrataJSON

/// A resource that a statement of a policy names.
package struct PolicyElement: Sendable {
  package let value: JSONValue
  private let place: ElementPlace

  init(_ value: JSONValue, at place: ElementPlace) { (self.value, self.place) = (value, place) }

  package var pointer: JSONPointer { place.pointer }
}

/// An action that a statement of a policy names.
package struct PolicyAction: Sendable {
  private let named: NamedAction
  private let place: ElementPlace

  init(_ named: NamedAction, at place: ElementPlace) { (self.named, self.place) = (named, place) }

  package var text: String { named.text }
  /// The text in small letters.
  package var key: String { named.key }
  /// The service in small letters; `*` for any.
  package var service: String { named.service }
  /// The name behind the colon; `*` for anything.
  package var name: String { named.name }
  /// The meaning, or nil where the service is unknown.
  package var match: ActionIndex.Match? { named.match }

  package var pointer: JSONPointer { place.pointer }
}

/// Where something stands in a statement; the pointer is put together when somebody asks for it, as most are never told.
struct ElementPlace: Sendable {
  let statement: StatementPlace
  /// The member of the statement.
  let key: String
  /// The number among the elements of the member.
  let number: Int

  var pointer: JSONPointer {
    let statement = statement.placed
    return statement[key]?.elements[number].pointer ?? statement.pointer
  }
}

/// Where a statement stands: the policy that it's in, and its number among the statements there.
final class StatementPlace: Sendable {
  private let policy: PlacedPolicy
  private let number: Int

  init(in policy: PlacedPolicy, _ number: Int) { (self.policy, self.number) = (policy, number) }

  /// The statement with its place.
  var placed: PlacedValue {
    let policy = PlacedValue(value: policy.value, pointer: policy.place)
    return policy["Statement"]?.elements[number] ?? policy
  }
}
