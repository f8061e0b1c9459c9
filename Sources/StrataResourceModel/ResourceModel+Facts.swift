import StrataFacts
import StrataJSON

extension ResourceModel {
  /// The Swift of a type of which facts are embedded, or nil where there are none.
  package static func of(_ type: String) -> ResourceModel? {
    guard let facts = ResourceFacts.of(type), let json = facts.json.object else { return nil }
    return ModelBuilder(TypeFacts(name: type, json: json)).model()
  }
}
