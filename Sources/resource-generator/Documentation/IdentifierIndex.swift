import StrataJSON
import StrataResourceModel

/// The properties by which resources of a service name others of it, such as `QueueUrl` or `ClusterArn`.
struct IdentifierIndex {
  /// The formats by service and small name, such as `AWS::ECS::Cluster.Arn`; nil where several types would fit.
  private var formats: [String: [String: String?]] = [:]

  /// Finds them: the one property that identifies a type, where it's called by the type, and attributes such as `Arn`.
  init(_ types: [TypeFacts]) {
    for type in types {
      for (name, property) in Self.names(of: type) {
        let format = "\(type.name).\(property)"
        let key = name.lowercased()
        let known = formats[type.service]?[key] ?? format
        formats[type.service, default: [:]][key] = .some(known == format ? format : nil)
      }
    }
  }

  /// The format of a text by the name of its property; nil where none is known, or that of the type that has it.
  func format(of property: String, in service: String, except type: String?) -> String? {
    guard let format = formats[service]?[property.lowercased()] ?? nil else { return nil }
    return type.map { format.hasPrefix("\($0).") } == true ? nil : format
  }

  private static func names(of type: TypeFacts) -> [(name: String, property: String)] {
    let attributes = type.json["at"]?.object?.map(\.key) ?? []
    let identifiers = type.paths("id").count == 1 ? type.paths("id") : []
    let short = type.shortName.lowercased()
    var names: [String: String] = [:]
    for property in identifiers + attributes where !property.contains("/") && !property.contains(".") {
      let isPlain = ["Arn", "ARN", "Id", "ID"].contains(property)
      let isNamed = ["arn", "id", "name", "url", "identifier"].contains { property.lowercased() == short + $0 }
      if isPlain { names["\(type.shortName)\(property)"] = property }
      if isNamed { names[property] = property }
    }
    return names.map { ($0.key, $0.value) }
  }
}
