import StrataJSON
import StrataTemplate

/// A record of Route 53, by itself or in a group.
struct PlacedRecord {
  /// The record's own properties.
  let record: PlacedValue
  /// The resource that it's of.
  let resource: TemplateResource
  /// The name of its zone with the zone's place, where it's written or the zone is in the template.
  let zone: PlacedValue?
  /// What tells the zone from others.
  let zoneKey: JSONValue

  /// The records of a template, in its order.
  static func all(in template: TemplateContents) -> [PlacedRecord] {
    if !template.hasResources(ofAnyOf: ["AWS::Route53::RecordSet", "AWS::Route53::RecordSetGroup"]) { return [] }
    return template.resources.flatMap { resource -> [PlacedRecord] in
      switch resource.type {
      case "AWS::Route53::RecordSet":
        return [PlacedRecord(resource.placedProperties, of: resource, in: nil, template)]
      case "AWS::Route53::RecordSetGroup":
        let properties = resource.placedProperties
        return resource.each("RecordSets").filter { $0.value.object != nil && !$0.value.isFunction }.map {
          PlacedRecord($0, of: resource, in: properties, template)
        }
      default: return []
      }
    }
  }

  private init(
    _ record: PlacedValue, of resource: TemplateResource, in group: PlacedValue?, _ template: TemplateContents
  ) {
    (self.record, self.resource) = (record, resource)
    let owner = record["HostedZoneId"] != nil || record["HostedZoneName"] != nil ? record : group ?? record
    zoneKey = [owner.value["HostedZoneId"] ?? .null, owner.value["HostedZoneName"] ?? .null]
    if let name = owner["HostedZoneName"] {
      zone = name.alternatives.count == 1 ? name.alternatives[0] : nil
    } else if let target = template.target(of: owner.value["HostedZoneId"]), target.type == "AWS::Route53::HostedZone",
      target.all("Name").count == 1
    {
      zone = target.all("Name")[0]
    } else {
      zone = nil
    }
  }

  /// The name, where there's one for sure.
  var name: PlacedValue? {
    let names = record.all("Name")
    return names.count == 1 ? names[0] : nil
  }

  /// Whether a macro may write more of it than stands there.
  var isOpen: Bool { record.value.object?.keys.contains(where: \.isFunctionName) != false }
}
