/// A condition for promoting a release from one environment to the next.
///
/// The library's own are ``deployed(in:)``, ``healthy(for:)``, ``noDataAtRisk``, ``accessNotWider``, ``isolated``,
/// ``cost(atMost:)`` and ``approved(by:)``. One of your own is a name and a function of the ``GateEvidence``, which must
/// look at nothing else, so that the verdict can be had again from what the record has:
///
/// ```swift
/// let notInTheSale = Gate("not in the sale") { evidence in
///   evidence.now.description.hasPrefix("2026-11-27")
///     ? .refused("nothing is promoted on the day of the sale") : .passed("it's no day of a sale")
/// }
/// ```
public struct Gate: Sendable {
  /// The gate's name, which messages and records have, such as `healthy for 24 h`.
  public let name: String

  /// The environments that the gate looks at beside those of the step, which have to come before it.
  let environments: [String]

  /// What is wrong with how the gate was declared; nil where nothing is.
  let mistake: Mistake?

  private let check: @Sendable (GateEvidence) -> GateVerdict

  /// A value that a gate can't take.
  struct Mistake: Sendable, Hashable {
    let expected: String
    let given: String
  }

  /// Makes a gate of one's own.
  ///
  /// - Parameters:
  ///   - name: The name, which no other gate before the same environment may have; not empty.
  ///   - check: The condition, which has to say the same of the same evidence: no clock, no file, no network.
  public init(_ name: String, check: @escaping @Sendable (GateEvidence) -> GateVerdict) {
    self.init(
      name, mistake: name.isEmpty ? Mistake(expected: "a name for the gate", given: "an empty one") : nil, check)
  }

  init(
    _ name: String, of environments: [String] = [], mistake: Mistake? = nil,
    _ check: @escaping @Sendable (GateEvidence) -> GateVerdict
  ) {
    (self.name, self.environments, self.mistake, self.check) = (name, environments, mistake, check)
  }

  /// Asks the gate about a promotion.
  ///
  /// - Parameter evidence: What is known of the promotion.
  /// - Returns: The verdict with its reason.
  public func verdict(on evidence: GateEvidence) -> GateVerdict { check(evidence) }
}
