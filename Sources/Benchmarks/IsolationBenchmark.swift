import StrataCertificates
import StrataIsolation
import StrataJSON
import StrataTemplate

/// The cost of showing that environments are apart, by their number, and of checking what shows it.
enum IsolationBenchmark {
  static func run() throws {
    print(
      "isolation: environments in one account, each against each, with \(SampleEnvironments.workers) roles and "
        + "\(SampleEnvironments.resources) resources; 1.00 is the first")
    let widths = [12, 10, 10, 16, 12]
    print(Table.row(["environments", "ways", "ms", "role × resource", "checking ms"], widths: widths))
    var first: Double?
    for count in [4, 20, 100] {
      let (environments, stacks) = SampleEnvironments.stacks(count)
      let analysis = IsolationAnalysis(environments: environments, stacks: stacks)
      let report = analysis.report()
      let proving = Measurement(runs: 100 / count) { _ = analysis.report() }
      // A certificate of a hundred has a way for each statement to each of the others.
      let checking = count < 100 ? try checking(report, stacks, runs: 100 / count) : nil
      let each = proving.seconds / Double(count * count)
      first = first ?? each
      print(
        Table.row(
          [
            String(count), String(report.pairs.reduce(0) { $0 + $1.candidates.count }),
            Table.number(proving.seconds * 1e3, digits: 1), Table.number(each / (first ?? each)),
            checking.map { Table.number($0.seconds * 1e3, digits: 1) } ?? "",
          ], widths: widths))
    }
    print("")
  }

  private static func checking(
    _ report: IsolationReport, _ stacks: [IsolatedStack], runs: Int
  ) throws -> Measurement {
    let certificate = IsolationCertificate.json(of: report)
    return try Measurement(runs: runs) {
      let checked = stacks.map {
        CertifiedStack(
          name: $0.name, environment: $0.environment, account: $0.account, region: $0.region, json: $0.contents.json)
      }
      _ = try CertificateChecker(checked).check(certificate, of: report.world.environments)
    }
  }
}
