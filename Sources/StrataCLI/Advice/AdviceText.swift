import StrataAdvice
import StrataTemplate
import StrataText

/// What is advised about a stack, for people.
struct AdviceText {
  private let subject: AdvisedStack
  private let isColoured: Bool
  private let width: Int?

  init(_ subject: AdvisedStack, on console: Console) {
    self.subject = subject
    (isColoured, width) = (console.coloursOutput, console.width)
  }

  /// The lines, each with its end.
  var text: String {
    let name = Colour.bold.paint(displayable(subject.name), if: isColoured)
    let uses = Self.words(subject.advice.uses)
    let lines: [String] =
      switch subject.advice.outcome {
      case .roomy: ["\(name): there's room left, with \(uses)"]
      case .undecided(let reason): ["\(name): not decided, as \(displayable(reason)); it has \(uses)"]
      case .inseparable(let obstacle): ["\(name): it can't be split, with \(uses)"] + lines(of: obstacle)
      case .split(let split):
        [
          "\(name): \(Count.of(split.parts.count, "stack")) with \(Count.of(split.values.count, "value")) across, "
            + "of one with \(uses)"
        ] + lines(of: split)
      }
    return lines.flatMap { WrappedText.lines($0, width: width, indent: 6) }.map { $0 + "\n" }.joined()
  }

  /// What a template has, without what it has nothing of; all of it where that is nothing.
  static func words(_ uses: [QuotaUse]) -> String {
    let used = uses.filter { $0.used > 0 && $0.quota != .bytes || $0.isNear || $0.quota == .resources }
    return used.map { use in
      "\(Count.grouped(use.used)) of \(Count.of(use.quota.most, use.quota.thing))"
    }.joined(separator: ", ")
  }

  private func lines(of obstacle: SplitObstacle) -> [String] {
    var lines = ["  \(obstacle.summary)"]
    for bond in obstacle.bonds {
      lines.append("    \(displayable(bond.reason)): \(displayable(Wording.list(bond.resources)))")
    }
    return lines
  }

  private func lines(of split: StackSplit) -> [String] {
    var lines: [String] = []
    for part in split.parts {
      lines += ["", "  \(displayable(part.name)), \(part.isNew ? "new" : "which stays"): \(Self.words(part.uses))"]
      let constructs = subject.constructs(of: part)
      if constructs.isEmpty {
        lines.append("    \(displayable(Wording.list(part.resources)))")
      }
      lines += constructs.map { "    \(displayable($0.path))  \(Count.of($0.count, "resource"))  \($0.site)" }
    }
    if !split.values.isEmpty { lines += ["", "  across"] }
    for value in split.values {
      let what = value.value.attribute.map { "\(value.value.resource).\($0)" } ?? value.value.resource
      let readers = value.readers.map { part, resources in "\(part) (\(Wording.list(resources)))" }
      lines.append(displayable("    \(what) of \(value.part), for \(readers.joined(separator: "; "))"))
    }
    if !split.stays.isEmpty { lines += ["", "  can't be moved"] }
    let reasons = Dictionary(grouping: split.stays, by: \.reason)
    var told: Set<String> = []
    for stay in split.stays where told.insert(stay.reason).inserted {
      let resources = reasons[stay.reason]?.map(\.resource) ?? []
      lines.append(displayable("    \(stay.reason): \(Wording.list(resources))"))
    }
    return lines
  }

  /// The steps with their commands.
  ///
  /// - Parameter steps: What is to be done, in order.
  /// - Returns: The lines, each with its end; commands are never parted.
  static func text(of steps: [AdviceFiles.Step]) -> String {
    steps.enumerated().map { index, step in
      "\n  \(index + 1). \(step.title)\n" + step.lines.map { "     \($0)\n" }.joined()
    }.joined()
  }
}
