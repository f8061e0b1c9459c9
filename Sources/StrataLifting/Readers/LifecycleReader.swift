import StrataJSON
import StrataMigration
import StrataStorage

/// Reads the lifecycle of a bucket's objects.
struct LifecycleReader {
  /// The days after which objects are deleted.
  private(set) var lifetime: Int?
  /// The days for which earlier versions are kept.
  private(set) var earlierVersions: Int?
  /// Where objects lie, unless at hand.
  private(set) var storage: (argument: Lift.Value, storage: Bucket.Storage)?

  init(_ resource: TemplateResource) throws(Unlike) {
    for rule in resource.value(at: ["LifecycleConfiguration", "Rules"])?.array ?? [] {
      switch rule["Id"]?.string {
      case "Expire", "ExpireEarlierVersions":
        lifetime = try Self.days(rule["ExpirationInDays"]) ?? lifetime
        earlierVersions = try Self.days(rule["NoncurrentVersionExpiration"]?["NoncurrentDays"]) ?? earlierVersions
      case "IntelligentTiering": storage = try Self.tiering(resource)
      case "Move": storage = try Self.moves(rule)
      case "AbortIncompleteUploads": continue
      default: throw Unlike("it has another rule of the lifecycle")
      }
    }
  }

  private static func days(_ value: JSONValue?) throws(Unlike) -> Int? {
    guard let value else { return nil }
    guard let days = TemplateResource.integer(value) else { throw Unlike("its lifecycle isn't known now") }
    return days
  }

  private static func tiering(
    _ resource: TemplateResource
  ) throws(Unlike) -> (argument: Lift.Value, storage: Bucket.Storage) {
    var archive: Int?
    var deep: Int?
    let configurations = resource.properties["IntelligentTieringConfigurations"]?.array ?? []
    for tier in configurations.first?["Tierings"]?.array ?? [] {
      switch tier["AccessTier"]?.string {
      case "ARCHIVE_ACCESS": archive = try days(tier["Days"])
      case "DEEP_ARCHIVE_ACCESS": deep = try days(tier["Days"])
      default: throw Unlike("it has another tier")
      }
    }
    var arguments = ArgumentList()
    if let archive { arguments.add("archive", Duration.code(days: archive)) }
    if let deep { arguments.add("deepArchive", Duration.code(days: deep)) }
    return (
      .call(".intelligentTiering", arguments.arguments),
      .intelligentTiering(archive: archive.map { .days($0) }, deepArchive: deep.map { .days($0) })
    )
  }

  private static func moves(_ rule: JSONValue) throws(Unlike) -> (argument: Lift.Value, storage: Bucket.Storage) {
    var moves: [(argument: Lift.Value, move: Bucket.Move)] = []
    for transition in rule["Transitions"]?.array ?? [] {
      guard let name = transition["StorageClass"]?.string, let target = Bucket.Move.Class(rawValue: name),
        let days = try days(transition["TransitionInDays"])
      else { throw Unlike("it moves objects in another way") }
      let arguments: [Lift.Argument] = [
        .init(nil, .swift(".\(target)")), .init("after", .swift(Duration.code(days: days))),
      ]
      moves.append((.call(".to", arguments), .to(target, after: .days(days))))
    }
    return (.call(".moving", moves.map { .init(nil, $0.argument) }), .moving(moves.map(\.move)))
  }
}
