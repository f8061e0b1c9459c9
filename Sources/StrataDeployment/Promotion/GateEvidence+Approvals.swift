package import StrataEnvironments
package import StrataReleases

extension GateEvidence.Approval {
  /// Takes what git shows of an approval.
  package init(_ approval: ApprovalReader.Approval) {
    self.init(
      by: approval.person, of: approval.file.release, for: approval.file.environment, isVerified: approval.isVerified,
      proof: approval.reason)
  }
}
