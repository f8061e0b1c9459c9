import StrataJSON
import StrataTemplate

extension MigrationSource {
  /// The environment that the template says it belongs to as a whole; nil where it doesn't say so.
  var owner: String? { TemplateEnvironments(json: template).owner }

  /// The template without what says so; the template itself where nothing does.
  var templateWithoutOwner: JSONValue { owner == nil ? template : TemplateEnvironments.removed(from: template) }
}
