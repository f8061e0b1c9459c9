import StrataFacts
import StrataLanguage

extension Resource {
  /// The way in which the resource takes tags: as was said, or as its type is known to.
  var effectiveTagging: StrataLanguage.Tagging? {
    if let tagging { return tagging }
    switch ResourceFacts.of(type)?.tagging {
    case nil: return nil
    case .none?, .other?: return StrataLanguage.Tagging.none
    case .list(let property)?: return .list(property: property)
    case .map(let property)?: return .map(property: property)
    case .propagated(let property)?: return .propagatedList(property: property)
    }
  }
}
