import StrataFindings
import StrataJSON
import StrataTemplate

extension TemplateContents {
  /// What something is for each resource, in the order of the template, where it depends on the type alone.
  ///
  /// - Parameter value: Gives what it is for a type; each type is asked for once, as a template has many resources of few
  ///   types.
  /// - Returns: The resources of types for which it's something, each with what it is.
  func resources<Value>(withEachType value: (String) -> Value?) -> [(resource: TemplateResource, value: Value)] {
    let types = resourceTypes
    let values = types.names.map(value)
    if !values.contains(where: { $0 != nil }) { return [] }
    return zip(resources, types.ofResources).compactMap { resource, type in
      values[type].map { (resource, $0) }
    }
  }

  /// What is found in resources by checks of their types, in the order of the template.
  ///
  /// - Parameter check: Gives the check of a type, if there is one; each type is asked for once.
  /// - Returns: The findings.
  func findings(byType check: (String) -> ((TemplateResource) -> [Finding])?) -> [Finding] {
    resources(withEachType: check).flatMap { $0.value($0.resource) }
  }

  /// The resources of some types and those that loops make of them, by their types and places.
  func placed(ofTypesWhere isWanted: (String) -> Bool) -> [(type: String, place: JSONPointer)] {
    resources(ofTypesWhere: isWanted).map { ($0.type, $0.pointer()) }
      + loopBodies.filter { isWanted($0.resource.type) }.map { ($0.resource.type, $0.pointer) }
  }
}
