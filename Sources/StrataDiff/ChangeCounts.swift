public import StrataJSON
import StrataText

/// The counts of what a difference has.
public struct ChangeCounts: Sendable, Hashable {
  /// Resources that are made.
  public var added = 0
  /// Resources that are removed.
  public var removed = 0
  /// Resources that are changed in place.
  public var changed = 0
  /// Resources that are replaced, renamed ones among them.
  public var replaced = 0
  /// Resources that may be replaced, made or removed.
  public var uncertain = 0
  /// Resources of which only metadata is changed.
  public var metadata = 0
  /// Changes outside the resources.
  public var others = 0
  /// Data at risk.
  public var dataAtRisk = 0
  /// Protections that are weaker than before, or gone.
  public var weakened = 0
  /// Access that is wider.
  public var wider = 0
  /// Access that may be wider.
  public var unclear = 0
  /// Access that is narrower.
  public var narrower = 0

  init() {}

  mutating func count(_ action: ResourceDifference.Action) {
    switch action {
    case .replaced: replaced += 1
    case .removed: removed += 1
    case .mayBeReplaced, .mayBeRemoved: uncertain += 1
    case .changed: changed += 1
    case .added: added += 1
    case .metadata: metadata += 1
    }
  }

  /// The counts of two differences together.
  public static func + (left: ChangeCounts, right: ChangeCounts) -> ChangeCounts {
    var sum = ChangeCounts()
    for key in Self.keys { sum[keyPath: key] = left[keyPath: key] + right[keyPath: key] }
    return sum
  }

  private static var keys: [WritableKeyPath<ChangeCounts, Int>] {
    [
      \.added, \.removed, \.changed, \.replaced, \.uncertain, \.metadata, \.others, \.dataAtRisk, \.weakened, \.wider,
      \.unclear, \.narrower,
    ]
  }

  /// The counts in a line: `3 added, 1 removed, 1 replaced; data at risk: 1; access: 2 wider`.
  public var text: String {
    func list(_ counts: [(Int, String)]) -> String {
      counts.filter { $0.0 > 0 }.map { "\(Count.grouped($0.0)) \($0.1)" }.joined(separator: ", ")
    }
    let resources = list([
      (added, "added"), (removed, "removed"), (changed, "changed"), (replaced, "replaced"),
      (uncertain, "uncertain"), (metadata, "with other metadata"), (others, "outside the resources"),
    ])
    let access = list([(wider, "wider"), (unclear, "unclear"), (narrower, "narrower")])
    return [
      resources, dataAtRisk > 0 ? "data at risk: \(Count.grouped(dataAtRisk))" : "",
      weakened > 0 ? "protection: \(Count.grouped(weakened)) weakened" : "",
      access.isEmpty ? "" : "access: \(access)",
    ].filter { !$0.isEmpty }.joined(separator: "; ")
  }

  /// The counts as JSON.
  public var json: JSONValue {
    func number(_ count: Int) -> JSONValue { .integer(Int64(count)) }
    return [
      "added": number(added), "removed": number(removed), "changed": number(changed), "replaced": number(replaced),
      "uncertain": number(uncertain), "metadata": number(metadata), "others": number(others),
      "dataAtRisk": number(dataAtRisk), "weakened": number(weakened), "wider": number(wider),
      "unclear": number(unclear), "narrower": number(narrower),
    ]
  }
}
