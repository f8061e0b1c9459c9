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
    let find: @Sendable () -> CallSite?

    init(name: String, find: @escaping @Sendable () -> CallSite?) {
      (self.name, self.find) = (name, find)
    }
  }
}
