import StrataJSON
import StrataPipeline
import StrataTemplate

extension StackArtifact {
  /// The templates of the stacks that are nested in it, by the logical ids that lead to them.
  var nestedTemplates: [String: Template] {
    Dictionary(
      nested.compactMap { nested in nested.logicalPath.map { ($0, nested.template) } },
      uniquingKeysWith: { first, _ in first })
  }
}

extension DeployedStack {
  /// The templates of the stacks that are nested in it, by the logical ids that lead to them.
  var nestedTemplates: [String: Template] {
    Dictionary(nested.map { ($0.logicalPath, $0.template) }, uniquingKeysWith: { first, _ in first })
  }
}

extension StackDeployment {
  /// A resource as it would be, by its logical id behind those that lead there.
  func newResource(_ path: String) -> JSONValue? {
    path.resource(in: artifact.template, artifact.nestedTemplates)
  }

  /// A resource as it is.
  func deployedResource(_ path: String) -> JSONValue? {
    deployed.flatMap { path.resource(in: $0.template, $0.nestedTemplates) }
  }
}

extension String {
  /// The logical ids that lead to the template of a resource, joined by slashes, and its own behind them.
  var placeOfResource: (template: String, logicalID: String) {
    guard let slash = lastIndex(of: "/") else { return ("", self) }
    return (String(self[..<slash]), String(self[index(after: slash)...]))
  }

  fileprivate func resource(in template: Template, _ nested: [String: Template]) -> JSONValue? {
    let (path, logicalID) = placeOfResource
    return (path.isEmpty ? template : nested[path])?.resources[logicalID]
  }
}
