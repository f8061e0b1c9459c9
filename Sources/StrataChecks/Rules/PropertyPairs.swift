import StrataJSON
import StrataTemplate

/// The values that two properties of a resource may have at once.
struct PropertyPairs {
  /// The pairs; nil where the property isn't there.
  let all: [(PlacedValue?, PlacedValue?)]

  /// Finds the pairs that some case surely has.
  ///
  /// - Parameters:
  ///   - resource: The resource.
  ///   - one: A property.
  ///   - other: Another.
  ///   - template: The template of both.
  init(_ resource: TemplateResource, _ one: String, _ other: String, in template: TemplateContents) {
    self.init(resource.placed(one), resource.placed(other), in: template)
  }

  /// Finds the pairs of two values, which stand in one object, that some case surely has.
  init(_ one: PlacedValue?, _ other: PlacedValue?, in template: TemplateContents) {
    let (ones, others) = (Self.values(one), Self.values(other))
    var solver: ConditionSolver?
    all = ones.flatMap { first in others.map { (first, $0) } }.filter { pair in
      let assumptions = [pair.0, pair.1].flatMap { $0?.pointer.assumptions(in: template.json) ?? [] }
      if assumptions.isEmpty { return true }
      let known = solver ?? ConditionSolver(template)
      solver = known
      return known.canHold(assumptions) == true
    }
  }

  /// The alternatives, among them that there is nothing where the property isn't there.
  private static func values(_ place: PlacedValue?) -> [PlacedValue?] {
    guard let place else { return [nil] }
    let alternatives = place.alternatives
    // What a condition may leave out isn't there in some case, of which no more is said.
    return alternatives.isEmpty ? [nil] : alternatives
  }
}
