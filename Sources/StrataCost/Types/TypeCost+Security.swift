import StrataTemplate

extension TypeCost {
  static let security = [
    TypeCost("KMS::Key") { key throws(Undecided) in
      // The first two rotations of a key leave one more to keep, each of which costs as a key.
      let isRotated = try key.flag("EnableKeyRotation")
      return [
        .monthly(.key, times: Bounds(.one, isRotated ? FixedDecimal(3) : .one), stated: UsageQuantity.versions),
        .used(.keyRequests, .requests),
      ]
    },
    TypeCost("KMS::ReplicaKey") { _ in [.monthly(.key), .used(.keyRequests, .requests)] },
    TypeCost("SecretsManager::Secret") { secret throws(Undecided) in
      let copies = try secret.count("ReplicaRegions")
      return [
        .monthly(.secret, times: copies.plus(.one) ?? .one), .used(.secretRequests, .requests),
      ]
    },
    TypeCost("CertificateManager::Certificate") { certificate throws(Undecided) in
      if try certificate.has("CertificateAuthorityArn") {
        throw Undecided("what a private certificate costs isn't read")
      }
      if try certificate.text("CertificateExport", default: "DISABLED") == "ENABLED" {
        throw Undecided("what a certificate costs that can be exported isn't read")
      }
      return []
    },
    TypeCost("SSM::Parameter") { parameter throws(Undecided) in
      switch try parameter.text("Tier", default: "Standard") {
      case "Standard": []
      case "Advanced": [.monthly(.advancedParameter), .used(.parameterRequests, .requests)]
      case let other: [.undecided(.advancedParameter, "the tier is chosen at deployment: \(other)")]
      }
    },
  ]
}

extension UsageQuantity {
  fileprivate static let versions = UsageQuantity("versions", .count("versions"))
}
