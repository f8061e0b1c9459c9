import StrataIsolation
import StrataJSON
import StrataTemplate

extension MutantGenerator {
  /// Each import of one of the environment's own exports, such as a key, with that of the other in its place.
  var imports: [SystemMutant] {
    // What another account exports can't be imported.
    if areApart { return [] }
    let exported = Set(
      stacks.flatMap { stack in
        (stack.template["Outputs"]?.object ?? [:]).compactMap { $0.value["Export"]?["Name"]?.string }
      })
    return resources(of: from).flatMap { resource -> [SystemMutant] in
      let place = ["Resources", resource.logicalID]
      let json = stacks[resource.stack].template[JSONPointer(place)] ?? .null
      return imported(in: json, at: place).compactMap { pointer, name in
        let other = name.replacing(from, with: to)
        guard other != name, exported.contains(other) else { return nil }
        return mutant(
          .importSwapped,
          at: "\(world.stacks[resource.stack].name ?? ""): \(pointer.dropFirst().joined(separator: "/"))",
          reason(resource, pointer), [(resource.stack, pointer + ["Fn::ImportValue"], .string(other))])
      }
    }
  }

  private func reason(_ resource: WorldResource, _ pointer: [String]) -> SystemMutant.Reason? {
    if resource.resource["PermissionsBoundary"] != nil, pointer.contains("Policies") { return .boundary }
    return resource.type == "AWS::EC2::SecurityGroupIngress" ? .noRoute : nil
  }

  /// The places in a value that import something, with its name.
  private func imported(in value: JSONValue, at pointer: [String]) -> [(pointer: [String], name: String)] {
    if let name = value["Fn::ImportValue"]?.string { return [(pointer, name)] }
    if let array = value.array {
      return array.enumerated().flatMap { imported(in: $0.element, at: pointer + ["\($0.offset)"]) }
    }
    return (value.object ?? [:]).flatMap { imported(in: $0.value, at: pointer + [$0.key]) }
  }
}
