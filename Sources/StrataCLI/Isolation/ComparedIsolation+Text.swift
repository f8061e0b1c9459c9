import StrataIsolation
import StrataText

extension ComparedIsolation {
  /// The most ways that are shown of a pair.
  private static let shown = 10

  /// What is otherwise now, for a terminal.
  func text(on console: Console) -> String {
    let isColoured = console.coloursOutput
    let head = Colour.bold.paint("isolation of \(displayable(subject.name))", if: isColoured)
    if difference.pairs.isEmpty { return "\(head): \(difference.after.verdict.rawValue), as before\n" }
    let words = IsolationText(subject, difference.after, on: console)
    var lines = [head]
    for pair in difference.pairs { lines += self.lines(of: pair, words, isColoured).map { "  \($0)" } }
    let reaches = difference.reaches
    if !reaches.isEmpty {
      lines.append("  who can now do what")
      lines += reaches.map { reach in
        displayable("    \(reach.actor): \(Self.list(reach.ways, in: difference.after.world))")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func lines(
    of pair: IsolationDifference.Pair, _ words: IsolationText, _ isColoured: Bool
  ) -> [String] {
    let names = difference.after.world.environments
    let sentence = "\(displayable(names[pair.pair.from])) to \(displayable(names[pair.pair.to])) \(pair.words)"
    let (mark, colour): (String, Colour) = pair.isWorse ? ("!", .boldRed) : ("~", .yellow)
    let ways = pair.gained.prefix(Self.shown).map { words.way($0, besides: 0) }
    guard let first = ways.first else { return [colour.paint("\(mark) \(sentence)", if: isColoured)] }
    var lines = [colour.paint("\(mark) \(sentence):", if: isColoured) + " \(first[0])"]
    lines += first.dropFirst().map { "  \($0)" }
    lines += ways.dropFirst().flatMap { $0 }.map { "    \($0)" }
    if pair.gained.count > Self.shown {
      lines.append("    and \(Count.of(pair.gained.count - Self.shown, "other")), which --json shows")
    }
    return lines
  }

  /// Some ways in words: what may be done to which resource of which environment.
  private static func list(_ ways: [IsolationReport.JudgedCandidate], in world: IsolationWorld) -> String {
    let texts = ways.compactMap { way -> String? in
      guard case .open(let witness) = way.candidate.verdict else { return nil }
      let reached = way.candidate.target.map(world.words) ?? witness.reached
      let accepted = way.share.map { ", accepted, because: \($0.reason)" } ?? ""
      return "\(witness.action ?? "reaches") \(reached) of \(world.environments[way.candidate.to])\(accepted)"
    }
    let more = texts.count > shown ? ["and \(Count.of(texts.count - shown, "other"))"] : []
    return (texts.prefix(shown) + more).joined(separator: "; ")
  }
}
