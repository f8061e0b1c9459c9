import StrataEnvironments
import StrataJSON
import StrataLanguage
import StrataOutput
import StrataPipeline
import StrataTemplate
import StrataTemplateFiles
import StrataText

extension SynthesizedSystems {
  /// Refuses the name of a stack that no system has.
  func check(stack name: String) throws(UsageError) {
    let names = members.flatMap { $0.assembly.stacks.map(\.name) }
    if names.contains(name) { return }
    throw .unknown("stack", name, nearest: Suggestion.nearest(to: name, in: names))
  }

  /// Compares the systems with what was before.
  ///
  /// - Parameters:
  ///   - baseline: The baseline of what was before.
  ///   - stack: The only stack to compare; all unless given.
  ///   - console: The console that standard input is read from.
  /// - Returns: The systems that were compared, in order.
  /// - Throws: The reason why there is nothing to compare with.
  func compared(with baseline: Baseline, only stack: String?, on console: Console) throws -> [ComparedSystem] {
    if case .file(let path) = baseline { return [try compared(withFile: path, of: stack, on: console)] }
    return try zip(members, try baseline.folders(of: self)).compactMap { member, folder in
      if let stack, member.assembly[stack] == nil { return nil }
      let others = others(than: member)
      let templates = try folder.files?.templates(of: member.assembly.app)
      let parts = templates?.mapValues { EnvironmentPart($0, without: others) }
      let nested = try templates.flatMap { try folder.files?.nested(in: $0) } ?? [:]
      return try ComparedSystem(member, with: parts, nesting: nested, from: folder.place, only: stack) {
        try folder.files?.places() ?? [:]
      }
    }
  }

  private func compared(withFile path: String, of name: String?, on console: Console) throws -> ComparedSystem {
    let bytes = path == "-" ? console.readInput() : try InputFile.read(path, limit: TemplateFile.readableBytes)
    let place = path == "-" ? "standard input" : path
    let template = try SavedTemplate.read(place, bytes: bytes)
    let stacks = members.flatMap { member in member.assembly.stacks.map { (member, $0) } }
    let named = stacks.filter { name == $0.1.name }
    let alike = stacks.filter { path.split(separator: "/").last.map(String.init) == $0.1.fileName }
    let candidates = [named, stacks.count == 1 ? stacks : [], alike].first { $0.count == 1 } ?? []
    guard let (member, stack) = candidates.first else {
      let names = stacks.map(\.1.name).joined(separator: ", ")
      throw UsageError("say by --stack which stack \(place) is of: \(names)")
    }
    let part = EnvironmentPart(template, without: others(than: member))
    if let owner = part.owner {
      throw CommandError(
        "\(displayable(place)) is the template of the environment \(displayable(owner)), which isn't asked for",
        hint: "say --environment \(displayable(owner)) to compare it")
    }
    let nested = [stack.name: try NestedTemplates.stacks(in: template, at: path)]
    return try ComparedSystem(member, with: [stack.name: part], nesting: nested, from: place, only: stack.name)
  }
}
