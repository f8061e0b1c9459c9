import StrataJSON
package import StrataTemplate

extension [IsolatedStack] {
  /// Adds the stacks that one of these makes of other templates, with those in them.
  ///
  /// - Parameters:
  ///   - nested: The stacks, as far as their templates are known.
  ///   - outer: The place of the one that makes them.
  package mutating func append(_ nested: [NestedStack], in outer: Int) {
    let owners = TemplateEnvironments(json: self[outer].contents.json)
    for stack in nested {
      guard let contents = stack.contents else { continue }
      let environment = self[outer].environment ?? owners.environment(of: stack.logicalID)
      for place in places(of: stack, contents, in: outer) {
        append(IsolatedStack(stack, environment: environment, at: place, outer, of: self[outer]))
        append(stack.stacks, in: count - 1)
      }
    }
  }

  /// The places that a stack set's stacks are told apart by; more than these are one that may be anywhere.
  private static var mostPlaces: Int { 32 }

  private func places(of stack: NestedStack, _ contents: TemplateContents, in outer: Int) -> [InnerPlace] {
    let around = self[outer]
    func anywhere(_ contents: TemplateContents) -> InnerPlace {
      InnerPlace(contents: contents, parameters: stack.parameters, account: nil, region: nil)
    }
    guard stack.kind == .stackSet else {
      return [
        InnerPlace(
          contents: contents, parameters: stack.parameters, account: around.account, region: around.region)
      ]
    }
    let targets = StackSetTargets.all(of: stack.resource)
    let places = targets.flatMap { target -> [InnerPlace] in
      guard let overrides = target.overrides, let contents = stack.contents(for: target, in: around.contents) else {
        return [InnerPlace(contents: contents, parameters: nil, account: nil, region: nil)]
      }
      let parameters = stack.parameters.map { $0.merging(overrides) { $1 } }
      let named = target.units == [] ? target.accounts ?? [] : []
      let accounts: [String?] = named.isEmpty ? [nil] : named
      let regions: [String?] = target.regions ?? [nil]
      return accounts.flatMap { account in
        regions.map { InnerPlace(contents: contents, parameters: parameters, account: account, region: $0) }
      }
    }
    return places.isEmpty || places.count > Self.mostPlaces ? [anywhere(contents)] : places
  }
}

/// A place that a stack of another template is in, with what its template says there.
private struct InnerPlace {
  let contents: TemplateContents
  let parameters: [String: JSONValue]?
  let account: String?
  let region: String?
}

extension IsolatedStack {
  fileprivate init(
    _ stack: NestedStack, environment: String?, at place: InnerPlace, _ outer: Int, of around: IsolatedStack
  ) {
    let begun = around.name.map { "\($0)-\(stack.logicalID)-" } ?? around.nameBeginning
    let setName = stack.resource["StackSetName"]?.string.map { "StackSet-\($0)-" }
    let spot = [place.account, place.region].compactMap { stack.kind == .stackSet ? $0 : nil }
    self.init(
      environment: environment, contents: place.contents, account: place.account, region: place.region,
      file: stack.file, outer: OuterStack(stack: outer, logicalID: stack.logicalID, parameters: place.parameters),
      nameBeginning: stack.kind == .stackSet ? setName : begun,
      title: ([[around.name ?? around.title ?? around.file, stack.logicalID].compactMap(\.self).joined(separator: "/")]
        + spot).joined(separator: " "))
  }
}
