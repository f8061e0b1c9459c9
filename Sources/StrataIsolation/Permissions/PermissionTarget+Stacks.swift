import StrataJSON
import StrataTemplate

extension PermissionTarget {
  /// The stacks that have something of an environment, each as what may be updated and deleted: no template declares itself.
  ///
  /// - Parameters:
  ///   - environment: The place of the environment among the world's.
  ///   - names: The names of the world's resources.
  /// - Returns: The stacks, which are none of the world's resources.
  static func stacks(of environment: Int, _ names: ResourceNames) -> [PermissionTarget] {
    let holders = Set(names.world.resources.filter { $0.environment == environment }.map(\.stack))
    return holders.sorted().compactMap { place in
      let stack = names.world.stacks[place]
      let id = stack.name ?? stack.title ?? stack.file ?? ""
      let own = TemplateContents(["Resources": [id: ["Type": "AWS::CloudFormation::Stack"]]]).resources
      guard let resource = own.first else { return nil }
      let index = names.world.resources.count + place
      let begun = SymbolicText([
        .literal("arn:"), .partition, .literal(":cloudformation:"), .region, .literal(":"), .account,
        .literal(":stack/" + (stack.name.map { "\($0)/" } ?? stack.nameBeginning ?? "")),
      ])
      // The id behind the name has neither colons nor slashes; of a stack without a name both aren't known.
      let unknown = stack.name == nil ? Pattern.anySegment + Pattern(literal: "/") + .anySegment : .anySegment
      return PermissionTarget(
        stack: WorldResource(index: index, stack: place, environment: environment, resource: resource),
        possible: names.pattern(begun, in: place, .possible, gaps: false) + unknown,
        certain: names.pattern(begun, in: place, .certain, gaps: false)
          + Pattern(Placeholder.name(of: index).map { .byte($0) }))
    }
  }
}
