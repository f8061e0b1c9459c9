/// The resources of an environment, found by the services that have actions on them.
final class TargetSet: Sendable {
  let all: [PermissionTarget]
  /// The services that are the resources' own.
  let services: Set<String>
  /// The places of the resources among the world's.
  let indexes: Set<Int>
  private let places: [String: [Int]]
  private let served: [String: [PermissionTarget]]

  init(_ targets: [PermissionTarget]) {
    all = targets
    services = Set(targets.flatMap(\.services))
    var places: [String: [Int]] = [:]
    for (place, target) in targets.enumerated() {
      for service in target.allServices { places[service, default: []].append(place) }
    }
    self.places = places
    indexes = Set(targets.map(\.resource.index))
    served = places.mapValues { $0.map { targets[$0] } }
  }

  /// The resources on which some services have actions, in their order; all where the services aren't known.
  func on(_ services: Set<String>?) -> [PermissionTarget] {
    guard let services else { return all }
    if services.count == 1, let service = services.first { return served[service] ?? [] }
    return Set(services.flatMap { places[$0] ?? [] }).sorted().map { all[$0] }
  }
}
