import StrataFindings

/// A resource of a type from CloudFormation's registry, such as a third party's, described by a struct of your own.
///
/// ```swift
/// let dashboard = RegisteredResource("Dashboard", in: scope, properties: Dashboard(title: "Orders"))
/// scope.output("DashboardUrl", dashboard.resource.attribute("Url"))
/// ```
///
/// See [Registry](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/registry.html).
public struct RegisteredResource<Kind: ResourceProperties>: Construct {
  /// The resource itself, with its attributes by name.
  public let resource: Resource

  /// The scope at the resource's own path.
  public var scope: Scope { resource.scope }

  /// Declares a resource.
  ///
  /// - Parameters:
  ///   - id: The id below the scope; the logical id is made from the path.
  ///   - scope: The scope in which the resource is declared.
  ///   - properties: The type and the properties.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  @discardableResult
  public init(_ id: String, in scope: Scope, properties: Kind, file: String = #filePath, line: Int = #line) {
    resource = Resource(
      id, type: Kind.type, in: scope, tagging: Kind.tagging, properties: properties.properties, file: file, line: line)
    if Kind.isCustom {
      resource.node.report(.customType(Kind.type), property: "Type", site: resource.site)
    }
  }
}

extension Finding {
  fileprivate static func customType(_ type: String) -> Finding {
    Finding(
      .invalidValue, "\(type) isn't a type of the registry", expected: "a name such as Example::Monitoring::Dashboard",
      hint: "declare it by CustomResource, which says what provides it")
  }
}
