package import StrataFindings

/// The place in a profile that a value was read from, if it was.
///
/// It's no part of a value: two are the same whatever they were read from, so that it makes no difference to a template.
package struct ValueOrigin: Sendable, Hashable {
  private let place: Place?

  /// The origin of what was written in Swift.
  package init() { place = nil }

  /// The origin of what was read.
  ///
  /// - Parameters:
  ///   - name: What is said of the place, such as `memory of the profile staging`.
  ///   - find: Finds the place; it's asked when something is said of the value.
  package init(_ name: String, find: @escaping @Sendable () -> CallSite?) { place = Place(name: name, find: find) }

  /// The origin of a name that a naming policy gave.
  ///
  /// - Parameters:
  ///   - name: What is said of the policy's line.
  ///   - naming: The names of the environment that it's one of.
  ///   - service: The word for what has the name.
  ///   - find: Finds the policy's line.
  package init(
    _ name: String, naming: EnvironmentNames, service: String, find: @escaping @Sendable () -> CallSite?
  ) {
    place = Place(name: name, naming: (naming, service), find: find)
  }

  /// The environment's names and the word for the thing, where the value is a name that a naming policy gave.
  package var naming: (names: EnvironmentNames, service: String)? { place?.naming }

  /// Whether it's known where the value was read.
  package var isKnown: Bool { place != nil }

  /// The note that a finding about the value has, where it was read.
  package var notes: [Finding.Note] {
    guard let place, let site = place.find() else { return [] }
    return [.init(site: site, message: place.name)]
  }

  package static func == (left: ValueOrigin, right: ValueOrigin) -> Bool { true }

  package func hash(into hasher: inout Hasher) {}

  private final class Place: Sendable {
    let name: String
    let naming: (EnvironmentNames, String)?
    let find: @Sendable () -> CallSite?

    init(
      name: String, naming: (EnvironmentNames, String)? = nil, find: @escaping @Sendable () -> CallSite?
    ) {
      (self.name, self.naming, self.find) = (name, naming, find)
    }
  }
}
