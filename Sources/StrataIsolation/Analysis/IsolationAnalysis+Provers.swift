extension IsolationAnalysis {
  /// All that looks for ways.
  package static let provers: [any IsolationProver.Type] = [NetworkProver.self]
}

extension NetworkProver: IsolationProver {}
