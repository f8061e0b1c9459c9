import StrataFindings

extension Finding {
  static let federatedAction = Finding(
    .invalidValue, "a federated principal can't assume a role by sts:AssumeRole",
    expected: "sts:AssumeRoleWithWebIdentity or sts:AssumeRoleWithSAML", given: "no action",
    hint: "say which by to:, as in .trusting(.federated(…), to: \"sts:AssumeRoleWithWebIdentity\")")
}
