import StrataJSON
import StrataTemplate

/// The resources that a template hands to what may change who is let in to them, so that it alone doesn't tell that.
struct HandedResources {
  private let isRewritten: Bool
  private var handed: Set<String> = []

  init(_ template: TemplateContents) {
    isRewritten = template.macros.contains { $0 != "AWS::Serverless-2016-10-31" } || template.hasLoops
    var makers: Set<String> = []
    for resource in template.resources {
      if Self.types.contains(resource.type) || resource.type.hasPrefix("Custom::")
        || resource.type.hasSuffix("::MODULE")
      {
        makers.insert(resource.logicalID)
      }
      // Connectors stand in what sends, and name their other ends.
      for connector in resource.object["Connectors"]?.object ?? [:] {
        add(PlacedValue(value: connector.value, pointer: JSONPointer()).all("Properties"))
      }
    }
    if makers.isEmpty { return }
    for reference in template.references where reference.resource.map(makers.contains) == true {
      // Who makes a custom resource isn't handed to it.
      if !reference.pointer.tokens.dropFirst(3).starts(with: ["ServiceToken"]) { handed.insert(reference.target) }
    }
    for connector in template.resources(of: "AWS::Serverless::Connector") { add([connector.placedProperties]) }
  }

  private mutating func add(_ connectors: [PlacedValue]) {
    for end in connectors.flatMap({ $0.each("Destination") }) {
      if let id = end.value["Id"]?.string { handed.insert(id) }
    }
  }

  /// The types of what may give policies and permissions to what it's handed.
  private static let types: Set = [
    "AWS::CloudFormation::CustomResource", "AWS::CloudFormation::Stack", "AWS::Serverless::Api",
    "AWS::Serverless::Application", "AWS::Serverless::Connector", "AWS::Serverless::GraphQLApi",
    "AWS::Serverless::HttpApi",
  ]

  /// Whether something that isn't known may change who is let in to a resource.
  func mayChange(_ resource: TemplateResource) -> Bool {
    isRewritten || handed.contains(resource.logicalID) || resource.object.keys.contains("Connectors")
  }
}
