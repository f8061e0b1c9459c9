import StrataAdvice
import StrataChecks
import StrataEnvironments
import StrataFindings
import StrataJSON
import StrataLanguage
import StrataPipeline
import StrataTemplate
import StrataTemplateFiles
import StrataText

/// A stack of which it's asked whether there's room left in it: a system's, or that of a template in a file.
struct AdvisedStack {
  /// The constructs that a part has as a whole, and where they're declared.
  struct Construct {
    let path: String
    let site: CallSite
    /// The number of its resources.
    let count: Int
  }

  let advice: StackAdvice
  /// The system that it's of; nil for a file.
  let system: String?
  /// The region that it's meant for, where that's known.
  let region: String?
  /// The tags of the stack, where they're known.
  let tags: [String: String]
  /// What is to be known beside.
  private(set) var notes: [String] = []
  private let contents: TemplateContents
  private let origins: [Origin]

  var name: String { advice.stack }

  /// Takes a system's stack.
  ///
  /// - Parameters:
  ///   - stack: The stack.
  ///   - member: The system.
  ///   - parts: The number of parts that is asked for; nil for as few as leave room.
  init(_ stack: StackArtifact, of member: SystemAssembly, parts: Int?) {
    (system, region, tags) = (member.assembly.app, stack.env?.region, stack.tags)
    (contents, origins) = (stack.checked.contents, stack.origins)
    let paths = Dictionary(
      stack.origins.map { ($0.logicalID, $0.path.idsBelowStack) }, uniquingKeysWith: { first, _ in first })
    advice = StackAdvice(
      on: contents, stack: stack.name, parts: parts, taken: Set(member.assembly.stacks.map(\.name))
    ) { paths[$0.logicalID] ?? [] }
  }

  /// Takes a template in a file.
  ///
  /// - Parameters:
  ///   - path: The file's path.
  ///   - stack: The name of the stack; made of the file's where it's nil.
  ///   - parts: The number of parts that is asked for; nil for as few as leave room.
  /// - Throws: ``CommandError`` where the file can't be read, and for one that is no template.
  init(file path: String, stack: String?, parts: Int?) throws(CommandError) {
    let bytes = try InputFile.read(path, limit: TemplateFile.readableBytes)
    let json = try SavedTemplate.read(displayable(path), bytes: bytes)
    contents = TemplateContents(json, byteCount: bytes.count, deployment: .anybodys)
    (system, region, tags, origins) = (nil, nil, [:], [])
    advice = StackAdvice(on: contents, stack: stack ?? MigratedFiles.stackName(path), parts: parts)
    let errors = TemplateChecker().report(on: contents).findings.count { $0.severity == .error }
    if errors > 0 {
      notes.append("\(IsolationFolders.refusal(of: path, mistakes: errors)): see validate \(displayable(path))")
    }
  }

  /// The parts of the stack; nil where it isn't split.
  var split: StackSplit? {
    guard case .split(let split) = advice.outcome else { return nil }
    return split
  }

  /// The outermost constructs that a part has as a whole, of a system's stack, by their paths.
  func constructs(of part: StackSplit.Part) -> [Construct] {
    let resources = Set(part.resources)
    var counts: [String: (all: Int, here: Int)] = [:]
    for origin in origins {
      for prefix in origin.prefixes {
        let count = counts[prefix] ?? (0, 0)
        counts[prefix] = (count.all + 1, count.here + (resources.contains(origin.logicalID) ? 1 : 0))
      }
    }
    var constructs: [String: Construct] = [:]
    for origin in origins where resources.contains(origin.logicalID) {
      let whole = origin.prefixes.first { counts[$0].map { $0.all == $0.here } ?? false } ?? "\(origin.path)"
      // The construct itself says best where it's declared.
      if constructs[whole] == nil || "\(origin.path)" == whole {
        constructs[whole] = Construct(path: whole, site: origin.site, count: counts[whole]?.here ?? 1)
      }
    }
    return constructs.values.sorted { utf8Precedes($0.path, $1.path) }
  }
}

extension Origin {
  /// The paths of the constructs around a resource, from the outermost below the stack on, and its own.
  fileprivate var prefixes: [String] {
    let steps = "\(path)".split(separator: "/")
    guard steps.count > 1 else { return ["\(path)"] }
    return (2...steps.count).map { steps.prefix($0).joined(separator: "/") }
  }
}
