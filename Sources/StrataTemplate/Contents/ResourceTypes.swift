/// The types of a template's resources, each once.
package struct ResourceTypes: Sendable {
  /// The types, in the order in which a resource is first of one.
  package private(set) var names: [String] = []
  /// The position among ``names`` of each resource's type.
  package private(set) var ofResources: [Int] = []
  /// The resources of each type, in the order of the template.
  let byType: [String: [TemplateResource]]

  init(of resources: [TemplateResource]) {
    var positions: [String: Int] = [:]
    var members: [[TemplateResource]] = []
    ofResources.reserveCapacity(resources.count)
    var last = 0
    for resource in resources {
      let type = resource.type
      // Many stand beside others of their type.
      let position = last < names.count && names[last] == type ? last : positions[type] ?? names.count
      if position == names.count {
        positions[type] = position
        names.append(type)
        members.append([])
      }
      last = position
      ofResources.append(position)
      members[position].append(resource)
    }
    byType = positions.mapValues { members[$0] }
  }
}
