package import StrataTemplate

extension CostedStack {
  /// The stack, with those that it makes of other templates and whose templates are known.
  ///
  /// Stacks in it are named after it, as in `Shop/Network`. Those of a stack set are there once for each account and region
  /// that is named; for an organizational unit's accounts, of which nobody knows how many there are, once.
  ///
  /// - Parameter nested: The stacks that it makes.
  /// - Returns: The stack first, and each with those in it.
  package func nesting(_ nested: [NestedStack]) -> [CostedStack] {
    let owners = TemplateEnvironments(json: contents.json)
    return [reading(Set(nested.filter { $0.contents != nil }.map(\.logicalID)))]
      + nested.flatMap { stack -> [CostedStack] in
        guard let contents = stack.contents else { return [] }
        let name = [self.name, stack.logicalID].compactMap(\.self).joined(separator: "/")
        return places(of: stack, contents).flatMap { place in
          CostedStack(
            name: name + place.words, region: place.region, contents: place.contents,
            environment: environment ?? owners.environment(of: stack.logicalID), paths: paths(in: stack, place)
          ).nesting(stack.stacks)
        }
      }
  }

  /// The paths of what is in a nested stack, by the logical ids in there, and by those that lead on behind them.
  private func paths(in stack: NestedStack, _ place: Place) -> [String: String] {
    var paths: [String: String] = [:]
    for inner in stack.all {
      let beginning = inner.name.dropFirst(stack.name.count - stack.logicalID.count)
      for resource in inner.contents?.resources ?? [] {
        let name = "\(beginning)/\(resource.logicalID)"
        let path = self.paths[name] ?? name
        paths[String(name.dropFirst(stack.logicalID.count + 1))] = path + place.words
      }
    }
    return paths
  }

  private struct Place {
    let region: String
    let contents: TemplateContents
    /// The account and the region in words, behind a space; empty where they're those of the stack around.
    var words = ""
  }

  private func places(of stack: NestedStack, _ contents: TemplateContents) -> [Place] {
    guard stack.kind == .stackSet else { return [Place(region: region, contents: contents)] }
    return StackSetTargets.all(of: stack.resource).flatMap { target -> [Place] in
      let contents = stack.contents(for: target, in: self.contents) ?? contents
      return (target.regions ?? [region]).flatMap { region in
        target.accountWords.map { Place(region: region, contents: contents, words: " in \($0) \(region)") }
      }
    }
  }
}

extension StackSetTargets {
  /// The accounts in words, of which each is priced by itself.
  fileprivate var accountWords: [String] {
    guard let accounts, let units else { return ["accounts that aren't known"] }
    return units.isEmpty ? accounts : units.map { "each account of \($0)" }
  }
}
