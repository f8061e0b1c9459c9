import StrataText

extension Gate {
  /// A gate that is open where enough people have approved the release for the environment.
  ///
  /// An approval is made by `synth approve`, and counts for the digest that it names alone. It's somebody's where git shows
  /// that: its commit is signed, or somebody merged it. Who wrote what's new in the release doesn't count, nor does anybody
  /// twice. What is only claimed is named, and doesn't count.
  ///
  /// - Parameter people: The number of people; 1 or more.
  /// - Returns: The gate.
  public static func approved(by people: Int) -> Gate {
    let mistake = Mistake(expected: "1 or more", given: "\(people)")
    return Gate(
      "approved by \(people == 1 ? "1 person" : "\(people) people")", mistake: people < 1 ? mistake : nil
    ) { evidence in
      ApprovalCount(evidence).verdict(for: people)
    }
  }
}

/// The approvals of a release, sorted by whether they count.
private struct ApprovalCount {
  private let evidence: GateEvidence
  private var people: [String] = []
  /// Why others don't count.
  private var reasons: [String] = []

  init(_ evidence: GateEvidence) {
    self.evidence = evidence
    let release = ReleaseDigest.short(evidence.release)
    let authors = Set((evidence.authors ?? []).map(Self.folded))
    var seen: Set<String> = []
    for approval in evidence.approvals where approval.environment == evidence.to {
      if approval.release != evidence.release {
        reasons.append("\(approval.person) approved \(ReleaseDigest.short(approval.release)), not \(release)")
      } else if !approval.isVerified {
        reasons.append("\(approval.person) is only claimed: \(approval.proof)")
      } else if authors.contains(Self.folded(approval.person)) {
        reasons.append("\(approval.person) wrote what's new in \(release)")
      } else if seen.insert(Self.folded(approval.person)).inserted {
        people.append(approval.person)
      }
    }
  }

  /// The same person, however the address is written.
  private static func folded(_ person: String) -> String { person.lowercased() }

  func verdict(for count: Int) -> GateVerdict {
    let release = ReleaseDigest.short(evidence.release)
    guard evidence.authors != nil else {
      return .undecided("it isn't known who wrote what's new in \(release), whose approvals don't count")
    }
    if people.count >= count { return .passed("\(release) is approved by \(people.joined(separator: ", "))") }
    let rest = reasons.isEmpty ? "" : "; not counted: " + reasons.joined(separator: "; ")
    let given = people.isEmpty ? "nobody" : "\(people.count) (\(people.joined(separator: ", ")))"
    return .refused(
      "\(release) is approved for \(evidence.to) by \(given), and \(count == 1 ? "1 person has" : "\(count) people have") "
        + "to\(rest)")
  }
}
