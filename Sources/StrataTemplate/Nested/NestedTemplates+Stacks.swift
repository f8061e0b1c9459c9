import StrataJSON
import StrataText

extension NestedTemplates {
  /// The stacks that a template nests, with those in them.
  ///
  /// - Parameters:
  ///   - contents: The template.
  ///   - path: The path of its file.
  /// - Returns: The stacks, in the order of the template.
  /// - Throws: ``NestingError`` where templates nest each other in a circle, or too deep.
  package func stacks(in contents: TemplateContents, at path: String) throws(NestingError) -> [NestedStack] {
    var count = 0
    return try stacks(in: contents, through: [path], under: "", &count)
  }

  /// The most stacks in stacks that are followed.
  private static let mostDeep = 32
  /// The most stacks of one template that are followed.
  private static let mostStacks = 2_500

  private func stacks(
    in parent: TemplateContents, through paths: [String], under name: String, _ count: inout Int
  ) throws(NestingError) -> [NestedStack] {
    guard parent.hasResources(ofAnyOf: NestedStack.Kind.types) else { return [] }
    var found: [NestedStack] = []
    for resource in parent.resources {
      guard let kind = NestedStack.Kind(resource.type) else { continue }
      let name = name + resource.logicalID
      let parameters = HandedParameters.written(in: resource)
      func unknown(_ reason: String) -> NestedStack {
        NestedStack(kind, resource, name: name, parameters: parameters, reason: reason)
      }
      count += 1
      if count > Self.mostStacks {
        found.append(unknown("there are more than \(Count.grouped(Self.mostStacks)) nested stacks"))
        continue
      }
      let path = paths[paths.count - 1]
      // The outermost needn't be among the others.
      if let local = Self.local(resource, kind, in: path), let start = paths.firstIndex(of: local) {
        throw .cycle(Array(paths[start...]) + [local])
      }
      switch template(of: resource, in: path) {
      case .unknown(let reason): found.append(unknown(reason))
      case .found(let file):
        let through = paths + [file.path]
        if let start = paths.firstIndex(of: file.path) { throw .cycle(Array(through[start...])) }
        if through.count > Self.mostDeep { throw .tooDeep(through) }
        let contents = HandedParameters(parameters ?? [:], to: file.json, from: parent, kind).contents
        found.append(
          NestedStack(
            kind, resource, name: name, parameters: parameters, file: file, contents: contents,
            stacks: try stacks(in: contents, through: through, under: "\(name)/", &count)))
      }
    }
    return found
  }
}

/// The reason why the stacks in a template can't be told.
package enum NestingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Templates nest each other in a circle, by the paths of their files, the first one again at the end.
  case cycle([String])
  /// Templates nest each other too deep, by the paths of their files.
  case tooDeep([String])

  package var description: String {
    switch self {
    case .cycle(let paths): "templates nest each other in a circle: \(paths.joined(separator: " → "))"
    case .tooDeep(let paths):
      "templates nest each other more than \(paths.count - 2) deep: "
        + "\(paths.prefix(3).joined(separator: " → ")) → … → \(paths.last ?? "")"
    }
  }
}
