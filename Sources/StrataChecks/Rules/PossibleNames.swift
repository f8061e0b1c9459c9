import StrataJSON
import StrataTemplate

/// The names that there may be in a template's sections beside those that are written: what modules, transforms and loops
/// make.
struct PossibleNames {
  /// The sections to which a transform adds what isn't known.
  private var open: Set<String> = []
  /// The ids of modules, with which the ids of what they make begin.
  ///
  /// See [Modules](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/modules.html#module-ref-resources).
  private let modules: [String]
  /// The keys of loops whose lists aren't known before deployment, with a star for each part that isn't.
  private var patterns: [String: [String]] = [:]

  init(_ template: TemplateContents) {
    modules = template.everyResource.filter { $0.type.hasSuffix("::MODULE") }.map(\.logicalID)
    for section in ["Conditions", "Mappings", "Parameters", "Resources"]
    where template.section(section)[IntrinsicFunction.transform.name] != nil {
      open.insert(section)
    }
    // A loop is known as far as the loops around it and in it are.
    var loops: [JSONPointer: [WrittenLoop]] = [:]
    for loop in template.writtenLoops where Self.isOfSection(loop) {
      loops[JSONPointer(Array(loop.pointer.tokens.prefix(2))), default: []].append(loop)
    }
    for (pointer, loops) in loops {
      if template.json[pointer] == nil, loops.allSatisfy({ $0.values != nil }) { continue }
      let keys = loops.flatMap { $0.value[2]?.object?.keys ?? [] }.filter { !$0.isLoopName }
      patterns[pointer.tokens[0], default: []] += keys.map { $0.partsOutsideOfIdentifiers.joined(separator: "*") }
    }
  }

  /// Whether a loop makes members of a section, and not of something in it.
  private static func isOfSection(_ loop: WrittenLoop) -> Bool {
    loop.pointer.tokens.dropFirst().enumerated().allSatisfy { index, token in
      index % 2 == 0 ? token.isLoopName : token == "2"
    }
  }

  /// Whether there may be something of a name in a section, though it isn't written there.
  func has(_ name: String, in section: String) -> Bool {
    if open.contains(section) { return true }
    if section == "Resources", modules.contains(where: { name.hasPrefix($0) }) { return true }
    return patterns[section]?.contains { Glob.covers($0, name) } == true
  }
}
