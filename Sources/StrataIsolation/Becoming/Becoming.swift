/// Who the principals of an environment can become, one after the other, and what those reach.
struct Becoming {
  private unowned let prover: PermissionProver

  init(_ prover: PermissionProver) { self.prover = prover }

  func candidates(from: Int, to: Int, _ targets: [PermissionTarget]) -> [Candidate] { [] }
}
