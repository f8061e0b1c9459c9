import StrataJSON
import StrataLanguage
package import StrataMigration
import StrataTemplate
import StrataText

/// Finds the constructs of this library in templates.
///
/// That a resource was made by one is a guess, which is tried: the construct is declared with what is read from the
/// template, and where all that it makes is in the template, and means the same there, it may stand for it.
package struct ConstructLifter: Lifter {
  static let readers: [any ConstructReader.Type] = [
    BucketReader.self, ClusterReader.self, FargateServiceReader.self, FunctionReader.self, LogGroupReader.self,
    QueueReader.self, TableReader.self, TopicReader.self, VpcReader.self,
  ]

  package init() {}

  package func lifting(of source: MigrationSource, without excluded: [String: String]) -> Lifting {
    let resources = source.template["Resources"]?.object ?? [:]
    let parameters = source.template["Parameters"]?.object ?? [:]
    var candidates: [Candidate] = []
    var refusals: [String: Lifting.Refusal] = [:]
    for (id, value) in resources.map({ ($0.key, $0.value) }) {
      guard let object = value.object, let type = object["Type"]?.string else { continue }
      for reader in Self.readers where reader.type == type {
        func refuse(_ reason: String) {
          refusals[id] = Lifting.Refusal(id: id, construct: reader.construct, reason: reason)
        }
        if let reason = excluded[id] {
          refuse(reason)
        } else if !id.isPascalCased || !id.consistsOfAlphanumerics() || parameters[id] != nil {
          refuse("its logical id can't be that of a construct")
        } else {
          let resource = TemplateResource(id: id, stack: source.stack, object: object, resources: resources)
          do throws(Unlike) {
            candidates.append(try Self.candidate(resource, by: reader))
          } catch {
            refuse(error.reason)
          }
        }
      }
    }
    if candidates.isEmpty { return Lifting(refusals: resources.keys.compactMap { refusals[$0] }) }
    let selections = Environments.possible(for: source).map { Selection(source, candidates, in: $0) }
    // Nowhere in particular where that's as good.
    let best = selections.dropFirst().reduce(selections[0]) { $0.made < $1.made ? $1 : $0 }
    refusals.merge(best.refusals) { first, _ in first }
    let made = Set(best.lifts.flatMap { $0.resources.keys })
    return Lifting(
      lifts: best.lifts, refusals: resources.keys.filter { !made.contains($0) }.compactMap { refusals[$0] },
      account: best.lifts.isEmpty ? nil : best.environment?.account,
      region: best.lifts.isEmpty ? nil : best.environment?.region)
  }

  private static func candidate(
    _ resource: TemplateResource, by reader: any ConstructReader.Type
  ) throws(Unlike) -> Candidate {
    var candidate = try reader.candidate(resource)
    candidate.growing = reader.growing
    candidate.tags = resource.tags.filter { !reader.ownTags.contains($0.key) }
    return candidate
  }
}

extension TemplateResource {
  /// The tags of the resource.
  fileprivate var tags: [(key: String, value: JSONValue)] {
    if let map = properties["Tags"]?.object { return map.map { ($0.key, $0.value) } }
    return (properties["Tags"]?.array ?? []).compactMap { tag in
      guard let key = tag["Key"]?.string, let value = tag["Value"] else { return nil }
      return (key, value)
    }
  }
}
