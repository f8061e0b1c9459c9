import StrataJSON
import StrataTemplate

extension PermissionProver {
  /// What templates don't show of two environments, so that nobody knows who is in it, or what.
  func unseenParts(from: Int, to: Int) -> [Candidate] {
    let found = unseenParts.filter { part in part.environments.contains(from) || part.environments.contains(to) }
    return found.map { part in
      Candidate(
        .permission, from: from, to: to, source: part.place, target: nil,
        .undecided(Undecided(part.reason, remedy: part.remedy, places: [part.place])))
    }
  }

  /// Finds what templates don't show: first of stacks, then of resources.
  static func unseenParts(of world: IsolationWorld) -> [UnseenPart] {
    let printing = "which aws cloudformation get-template --template-stage Processed prints"
    var found: [UnseenPart] = []
    for (index, stack) in world.stacks.enumerated() {
      let own = stack.environment.map { name in
        Set(world.environments.indices.filter { world.environments[$0] == name })
      }
      func add(_ pointer: JSONPointer, _ reason: String, _ remedy: String) {
        let environments = own ?? Set(world.resources.filter { $0.stack == index }.compactMap(\.environment))
        found.append(
          UnseenPart(
            environments: environments, place: WorldPlace(stack: index, pointer), reason: reason, remedy: remedy))
      }
      if let macro = stack.contents.macros.first {
        add(
          JSONPointer(["Transform"]), "the macro \(macro) may rewrite the template",
          "give the template as the macro leaves it, \(printing)")
      }
      if stack.contents.hasLoops {
        add(
          JSONPointer(["Resources"]), "a loop makes resources of a list that isn't known",
          "write the list out, or give the template as CloudFormation expands it")
      }
    }
    for resource in world.resources where isOfOthers(resource.type) && !world.isRead(resource) {
      let isModule = resource.type.hasSuffix("::MODULE")
      found.append(
        UnseenPart(
          environments: resource.environment.map { [$0] } ?? [],
          place: WorldPlace(stack: resource.stack, resource.resource.pointer()),
          reason: "\(world.words(resource.index)) has resources of its own",
          remedy: isModule
            ? "give the template as CloudFormation expands it, \(printing)"
            : NestedStack.Kind(resource.type) == nil
              ? "declare what it has in a template" : "give its template with those beside it"))
    }
    return found
  }

  /// Whether a type's resources have others in them, which another template declares.
  private static func isOfOthers(_ type: String) -> Bool {
    type.hasSuffix("::MODULE") || others.contains(type)
  }

  // Of nested stacks it's found out which templates they have.
  private static let others: Set<String> = [
    "AWS::CloudFormation::StackSet", "AWS::Serverless::Application",
    "AWS::ServiceCatalog::CloudFormationProvisionedProduct",
  ]
}
