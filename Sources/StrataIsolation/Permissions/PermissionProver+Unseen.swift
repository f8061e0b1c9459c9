import StrataJSON
import StrataTemplate

extension PermissionProver {
  /// What templates don't show of two environments, so that nobody knows who is in it, or what.
  func unseenParts(from: Int, to: Int) -> [Candidate] {
    let environments = [from, to]
    func isOfThem(_ resource: WorldResource) -> Bool { resource.environment.map(environments.contains) ?? false }
    func candidate(_ stack: Int, _ pointer: JSONPointer, _ reason: String, _ remedy: String) -> Candidate {
      let place = WorldPlace(stack: stack, pointer)
      return Candidate(
        .permission, from: from, to: to, source: place, target: nil,
        .undecided(Undecided(reason, remedy: remedy, places: [place])))
    }
    let stacks = world.stacks.indices.filter { stack in
      world.stacks[stack].environment.map { name in environments.contains { world.environments[$0] == name } }
        ?? world.resources.contains { $0.stack == stack && isOfThem($0) }
    }
    var found: [Candidate] = []
    for stack in stacks {
      let contents = world.stacks[stack].contents
      if let macro = contents.macros.first {
        found.append(
          candidate(
            stack, JSONPointer(["Transform"]), "the macro \(macro) may rewrite the template",
            "give the template as the macro leaves it"))
      }
      if contents.hasLoops {
        found.append(
          candidate(
            stack, JSONPointer(["Resources"]), "a loop makes resources of a list that isn't known",
            "write the list out, or give the template as CloudFormation expands it"))
      }
    }
    for resource in world.resources where isOfThem(resource) && Self.isOfOthers(resource.type) {
      found.append(
        candidate(
          resource.stack, resource.resource.pointer(), "\(world.words(resource.index)) has resources of its own",
          "give its template beside the others"))
    }
    return found
  }

  /// Whether a type's resources have others in them, which another template declares.
  private static func isOfOthers(_ type: String) -> Bool {
    type.hasSuffix("::MODULE") || others.contains(type)
  }

  private static let others: Set<String> = [
    "AWS::CloudFormation::Stack", "AWS::CloudFormation::StackSet", "AWS::Serverless::Application",
    "AWS::ServiceCatalog::CloudFormationProvisionedProduct",
  ]
}
