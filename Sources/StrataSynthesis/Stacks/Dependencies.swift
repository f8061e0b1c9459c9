import StrataFindings
import StrataLanguage

extension StackSynthesis {
  /// Turns the dependencies of a stack's constructs into those between resources and between stacks.
  func resolveDependencies() {
    for dependency in state.takeDependencies() {
      let (dependent, prerequisite) = (dependency.dependent, dependency.prerequisite)
      guard prerequisite.stack.app === state.app else {
        dependent.report(.foreignConstruct(prerequisite.path), site: dependency.site)
        continue
      }
      if dependent === prerequisite {
        dependent.report(
          Finding(.dependencyCycle, "a construct can't depend on itself", hint: "remove this dependency"),
          site: dependency.site)
      } else if let (dependent, prerequisite) = dependent.meeting(prerequisite) {
        // Where one is inside the other, what is inside both would wait for itself.
        let waiting = dependent.resources(leavingOut: prerequisite.isInside(dependent) ? prerequisite : nil)
        let awaited = prerequisite.resources(leavingOut: dependent.isInside(prerequisite) ? dependent : nil)
        for resource in waiting { resource.prerequisites.append(contentsOf: awaited) }
      } else {
        dependent.stack.use(prerequisite.stack, by: dependent.path, at: dependency.site)
      }
    }
  }
}
