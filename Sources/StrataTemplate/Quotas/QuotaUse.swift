/// The number of something in a template, of which CloudFormation takes so many at most.
package struct QuotaUse: Sendable, Hashable {
  /// What a template may have only so much of.
  package enum Quota: String, Sendable, Hashable, CaseIterable {
    case resources
    case parameters
    case outputs
    case mappings
    case dynamicReferences
    case bytes

    /// The most that CloudFormation takes.
    package var most: Int {
      switch self {
      case .resources: Limits.resources
      case .parameters: Limits.parameters
      case .outputs: Limits.outputs
      case .mappings: Limits.mappings
      case .dynamicReferences: Limits.dynamicReferences
      case .bytes: Limits.templateBytes
      }
    }

    /// The word for one of them.
    package var thing: String {
      switch self {
      case .resources: "resource"
      case .parameters: "parameter"
      case .outputs: "output"
      case .mappings: "mapping"
      case .dynamicReferences: "dynamic reference"
      case .bytes: "byte"
      }
    }

    /// The section that they're in; nil for what is the whole template's.
    package var section: String? {
      switch self {
      case .resources, .dynamicReferences: "Resources"
      case .parameters: "Parameters"
      case .outputs: "Outputs"
      case .mappings: "Mappings"
      case .bytes: nil
      }
    }
  }

  /// The percentage of a quota from which on there is little room left.
  package static let nearPercentage = 80

  package let quota: Quota
  /// The number that the template has.
  package let used: Int

  package init(_ quota: Quota, used: Int) {
    (self.quota, self.used) = (quota, used)
  }

  /// Whether CloudFormation refuses it.
  package var isExceeded: Bool { used > quota.most }

  /// Whether there is little room left, or none.
  package var isNear: Bool { isAtLeast(percent: Self.nearPercentage) }

  /// Whether so much of the quota is used, or more.
  package func isAtLeast(percent: Int) -> Bool { used * 100 >= quota.most * percent }
}

extension TemplateContents {
  /// How much the template has of what it may have only so much of; its size is among them where it's known.
  package var quotaUses: [QuotaUse] {
    let counts = [QuotaUse.Quota.resources, .parameters, .outputs, .mappings].map { quota in
      QuotaUse(quota, used: section(quota.section ?? "").count)
    }
    let references = QuotaUse(.dynamicReferences, used: survey.dynamicReferences)
    return counts + [references] + (byteCount.map { [QuotaUse(.bytes, used: $0)] } ?? [])
  }
}
