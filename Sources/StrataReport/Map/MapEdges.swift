import StrataGraph
import StrataIsolation

/// The lines of a map: one between two boxes in a direction, with all that it stands for.
struct MapEdges {
  /// A line.
  struct Line {
    let source: Ending
    let target: Ending
    var kind: Kind
    /// What it stands for, each a sentence.
    var sentences: [String]
  }

  /// What a line ends at.
  enum Ending: Hashable {
    case box(Int)
    case internet
  }

  /// What a line stands for; of several the first.
  enum Kind: String, Comparable, CaseIterable {
    case network, data, permission, reference

    static func < (left: Kind, right: Kind) -> Bool {
      (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
  }

  private struct Pair: Hashable {
    let source: Ending
    let target: Ending
  }

  /// The lines, in the order in which they were found.
  var lines: [Line] { order.compactMap { found[$0] } }

  private var found: [Pair: Line] = [:]
  private var order: [Pair] = []
  private let world: IsolationWorld
  private let folding: Folding

  /// Finds the lines between the boxes of a map.
  init(_ subject: MapSubject) {
    (world, folding) = (subject.world, subject.folding)
    for passage in subject.network.passages { add(passage) }
    for use in subject.uses { add(use) }
    for allowance in subject.grants.allowances { add(allowance, subject.grants) }
    for admission in subject.grants.admissions { add(admission, subject.grants) }
  }

  /// The name by which sentences call a resource.
  private func name(_ index: Int) -> String { world.resources[index].logicalID }

  private mutating func add(_ source: Ending, _ target: Ending, _ kind: Kind, _ sentence: String) {
    if source == target { return }
    let pair = Pair(source: source, target: target)
    guard var line = found[pair] else {
      found[pair] = Line(source: source, target: target, kind: kind, sentences: [sentence])
      order.append(pair)
      return
    }
    line.kind = min(line.kind, kind)
    if !line.sentences.contains(sentence) { line.sentences.append(sentence) }
    found[pair] = line
  }

  private mutating func add(_ passage: NetworkOutline.Passage) {
    guard let target = folding.box(of: passage.target) else { return }
    guard let origin = passage.source else {
      let sentence = "\(name(passage.target)) lets in \(passage.ports) from the internet"
      return add(.internet, .box(target), .network, sentence)
    }
    guard let source = folding.box(of: origin) else { return }
    let sentence =
      passage.isForward
      ? "\(name(origin)) passes on to \(name(passage.target))"
      : "\(name(passage.target)) lets in \(passage.ports) from \(name(origin))"
        + (passage.range.map { ", which is in \($0)" } ?? "")
    add(.box(source), .box(target), .network, sentence)
  }

  private mutating func add(_ use: NamedUse) {
    if FoldingRule.watchers.contains(world.resources[use.holder].type) || use.isEncryption { return }
    guard let holder = folding.box(of: use.holder), let target = folding.box(of: use.target) else { return }
    let sentence = "\(name(use.holder)) \(use.words) \(name(use.target))"
    let kind: Kind = use.isCarrying ? .data : .reference
    if use.isInward {
      add(.box(target), .box(holder), .permission, sentence)
    } else {
      add(.box(holder), .box(target), kind, sentence)
    }
  }

  private mutating func add(_ allowance: GrantOutline.Allowance, _ grants: GrantOutline) {
    guard let target = folding.box(of: allowance.target) else { return }
    for actor in actors(of: allowance.principal, grants) {
      add(.box(actor), .box(target), .permission, "\(name(actor)) \(allowance.words) \(name(allowance.target))")
    }
  }

  private mutating func add(_ admission: GrantOutline.Admission, _ grants: GrantOutline) {
    guard let target = folding.box(of: admission.target) else { return }
    let words = "\(admission.words) \(name(admission.target)) by its policy"
    switch admission.guest {
    case .principal(let principal):
      for actor in actors(of: principal, grants) {
        add(.box(actor), .box(target), .permission, "\(name(actor)) \(words)")
      }
    case .anybody(isConditional: false): add(.internet, .box(target), .permission, "anybody \(words)")
    // Who isn't on the map is a word in the box.
    case .anybody, .stranger: break
    }
  }

  /// The boxes that act as a principal: its own, or those of the resources that run as it.
  private func actors(of principal: Int, _ grants: GrantOutline) -> [Int] {
    if let own = folding.box(of: principal) { return [own] }
    return Set(
      grants.roles.filter { $0.value.contains(principal) }.keys.compactMap { folding.box(of: $0) }
    ).sorted()
  }
}
