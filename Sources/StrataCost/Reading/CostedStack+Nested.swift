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
    return [self]
      + nested.flatMap { stack -> [CostedStack] in
        guard let contents = stack.contents else { return [] }
        let name = [self.name, stack.logicalID].compactMap(\.self).joined(separator: "/")
        return places(of: stack, contents).flatMap { place in
          CostedStack(
            name: place.words.isEmpty ? name : "\(name) in \(place.words)", region: place.region,
            contents: place.contents, environment: environment ?? owners.environment(of: stack.logicalID),
            paths: paths(in: stack.logicalID)
          ).nesting(stack.stacks)
        }
      }
  }

  /// The paths of the constructs in a nested stack, by the logical ids in there.
  private func paths(in logicalID: String) -> [String: String] {
    let beginning = "\(logicalID)/"
    return Dictionary(
      paths.compactMap { member in
        member.key.hasPrefix(beginning) ? (String(member.key.dropFirst(beginning.count)), member.value) : nil
      }, uniquingKeysWith: { first, _ in first })
  }

  private struct Place {
    let region: String
    let contents: TemplateContents
    /// The account and the region, where they aren't those of the stack around.
    let words: String
  }

  private func places(of stack: NestedStack, _ contents: TemplateContents) -> [Place] {
    guard stack.kind == .stackSet else { return [Place(region: region, contents: contents, words: "")] }
    return StackSetTargets.all(of: stack.resource).flatMap { target -> [Place] in
      let contents = stack.contents(for: target, in: self.contents) ?? contents
      let accounts = target.accountWords
      return (target.regions ?? [region]).flatMap { region in
        accounts.map { Place(region: region, contents: contents, words: "\($0) \(region)") }
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
