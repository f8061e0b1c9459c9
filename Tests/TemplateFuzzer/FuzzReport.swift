/// What came of all rounds so far.
struct FuzzReport {
  private var refused = 0
  private var checked = 0
  private var findings = 0
  private var bytes = 0
  private var slowest: (round: Int, time: Duration, bytes: Int) = (0, .zero, 0)
  private var largest: (round: Int, ratio: Double, bytes: Int) = (0, 0, 0)

  /// From what size on an input's memory is measured by itself.
  private static let largeInput = 64 << 10

  /// Checks the input of a round.
  ///
  /// - Throws: ``FuzzChecker/Failure`` for what should never be.
  mutating func add(_ round: Int, _ input: FuzzInput, _ checker: FuzzChecker) throws(FuzzChecker.Failure) {
    let isLarge = input.bytes.count >= Self.largeInput
    if isLarge { PeakMemory.reset() }
    let before = PeakMemory.bytes
    let clock = ContinuousClock()
    let start = clock.now
    let outcome = try checker.check(input)
    let time = clock.now - start
    let growth = PeakMemory.bytes - before
    switch outcome {
    case .refused: refused += 1
    case .checked(let count): (checked, findings) = (checked + 1, findings + count)
    }
    bytes += input.bytes.count
    if time > slowest.time { slowest = (round, time, input.bytes.count) }
    if isLarge {
      let ratio = Double(growth) / Double(input.bytes.count)
      if ratio > largest.ratio { largest = (round, ratio, input.bytes.count) }
    }
    if growth > PeakMemory.allowance + PeakMemory.allowedRatio * input.bytes.count {
      throw FuzzChecker.Failure(
        description: "\(growth) bytes of memory for \(input.bytes.count) bytes of input")
    }
  }

  /// The figures, for people.
  var text: String {
    let (seconds, attoseconds) = slowest.time.components
    let milliseconds = seconds * 1_000 + attoseconds / 1_000_000_000_000_000
    return """
      \(checked + refused) inputs of \(bytes) bytes: \(checked) checked with \(findings) findings, \(refused) refused
      slowest: \(milliseconds) ms for \(slowest.bytes) bytes in round \(slowest.round)
      most memory: \((largest.ratio * 10).rounded() / 10) times the \(largest.bytes) bytes of round \(largest.round)
      """
  }
}
