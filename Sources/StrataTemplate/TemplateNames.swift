package import StrataJSON
import StrataText

/// The names that each environment's resources have in a template, as the template itself says it.
///
/// An app with a naming policy writes them into the metadata, so that whoever checks a template knows whose a name is.
package struct TemplateNames: Sendable, Hashable {
  /// The key among the template's metadata.
  package static let metadataKey = "Strata::Names"

  /// The names of one environment.
  package struct Names: Sendable, Hashable {
    /// The environment, such as `dev`.
    package let environment: String
    /// The pattern of all names, such as `smartstack-dev-*`.
    package let pattern: String
    /// The path of parameters, such as `/smartstack/dev`.
    package let parameters: String

    package init(environment: String, pattern: String, parameters: String) {
      (self.environment, self.pattern, self.parameters) = (environment, pattern, parameters)
    }
  }

  private let names: [Names]
  private let environments: TemplateEnvironments

  /// Reads what a template says of itself; of a template that says nothing, nothing has names to follow.
  package init(_ template: JSONValue) {
    names = (template["Metadata"]?[Self.metadataKey]?.object ?? [:]).compactMap { member in
      guard let pattern = member.value["Names"]?.string, let path = member.value["Parameters"]?.string else {
        return nil
      }
      return Names(environment: member.key, pattern: pattern, parameters: path)
    }
    environments = TemplateEnvironments(json: template)
  }

  /// Whether there is no policy.
  package var isEmpty: Bool { names.isEmpty }

  /// The names that a resource follows; nil where it belongs to no environment, or there is no policy.
  package func names(of logicalID: String) -> Names? {
    if names.isEmpty { return nil }
    let environment = environments.environment(of: logicalID)
    return names.first { $0.environment == environment }
  }

  /// The names of the environment that the whole template belongs to; nil where it's shared, or there is no policy.
  package var owner: Names? {
    environments.owner.flatMap { owner in names.first { $0.environment == owner } }
  }

  /// The metadata of some environments' names.
  package static func json(_ names: [Names]) -> JSONValue {
    .object(
      JSONObject(
        names.sorted { utf8Precedes($0.environment, $1.environment) }.map {
          ($0.environment, ["Names": .string($0.pattern), "Parameters": .string($0.parameters)])
        }))
  }
}
