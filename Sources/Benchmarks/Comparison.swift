/// The costs of several runs of one case.
struct CaseResult: Equatable {
  let name: String
  let costs: [ProcessCost]

  var median: Double { costs.map(\.time.seconds).median }
  var best: Double { costs.map(\.time.seconds).min() ?? 0 }
  /// The median of the processor's time, which hardly depends on what else the machine does.
  var processor: Double { costs.map(\.processor.seconds).median }
  var peak: Double { costs.map { Double($0.peak) }.median }
}

/// Runs cases in turns, so that what disturbs the machine for a while hits all alike.
enum Comparison {
  /// Runs each case once without counting it, and then in rounds in each of which every case runs once.
  ///
  /// - Parameters:
  ///   - cases: The cases to run.
  ///   - rounds: The number of times that each case counts.
  ///   - exitCodes: The exit codes of commands that have done what they're for.
  ///   - progress: Is told what is about to run.
  /// - Returns: The results, in the order of the cases.
  /// - Throws: ``CaseError`` for the first that fails, ``StartError`` for the first that can't be started.
  static func run(
    _ cases: [ComparedCase], rounds: Int, exitCodes: Set<Int32> = [0], progress: (String) -> Void
  ) throws -> [CaseResult] {
    let errors = try ErrorLog()
    let directory = try FreshDirectory()
    var costs: [[ProcessCost]] = cases.map { _ in [] }
    for round in 0...rounds {
      for (index, compared) in cases.enumerated() {
        progress(round == 0 ? "warming up: \(compared.name)" : "round \(round) of \(rounds): \(compared.name)")
        errors.clear()
        let (cost, ending) = try ChildProcess.run(directory.command(compared.command), errors: errors.descriptor)
        if !exitCodes.contains(ending.exitCode ?? -1) {
          throw CaseError(name: compared.name, ending: ending, errors: errors.text())
        }
        try directory.clear()
        if round > 0 { costs[index].append(cost) }
      }
    }
    return zip(cases, costs).map { CaseResult(name: $0.name, costs: $1) }
  }
}

/// A case that failed, with what it wrote to standard error.
struct CaseError: Error, CustomStringConvertible {
  let name: String
  let ending: ChildProcess.Ending
  let errors: String

  var description: String {
    "the case \(name) \(ending.text)" + (errors.isEmpty ? "" : ", having written\n\(errors)")
  }
}

extension Duration {
  var seconds: Double {
    let (whole, attoseconds) = components
    return Double(whole) + Double(attoseconds) / 1e18
  }
}

extension [Double] {
  /// The middle one, or the mean of the two in the middle; 0 if there are none.
  var median: Double {
    let sorted = self.sorted()
    guard let upper = sorted.dropFirst(count / 2).first else { return 0 }
    return count.isMultiple(of: 2) ? (sorted[count / 2 - 1] + upper) / 2 : upper
  }
}
