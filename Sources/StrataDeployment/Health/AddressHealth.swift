import StrataEnvironments
import StrataFiles
import StrataText

/// An address, asked by the `curl` command.
struct AddressHealth {
  /// Runs a program to its end.
  let run: (ChildProcess) throws -> ChildProcess.Result

  func finding(_ url: String, _ address: HealthProbe.Address) -> HealthFinding {
    let shown = WebAddress.shown(url)
    if let problem = WebAddress.problem(with: url) {
      // What stands there may be anything, a password among it.
      return .unknown("the address can't be asked: \(problem)")
    }
    let seconds = address.timeout.components.seconds
    let result: ChildProcess.Result
    do {
      result = try run(
        ChildProcess(arguments: [
          // Without settings of the user's own, which might ask something else.
          "curl", "--disable", "--silent", "--show-error", "--globoff", "--proto", "=http,https", "--max-time",
          "\(seconds)", "--output", "/dev/null", "--write-out", "%{http_code} %{redirect_url}", "--url", url,
        ]))
    } catch {
      return .unknown("\(error), which asks the address \(shown)")
    }
    if result.status != 0 { return failure(result, shown, seconds) }
    let words = String(decoding: result.output, as: UTF8.self).split(separator: " ")
    guard let code = words.first.flatMap({ Int($0) }), (100...599).contains(code) else {
      return .unknown("curl doesn't tell what \(shown) answered")
    }
    if address.status.contains(code) { return .healthy("\(shown) answered \(code)") }
    let good =
      address.status.lowerBound == address.status.upperBound
      ? "\(address.status.lowerBound)" : "\(address.status.lowerBound) to \(address.status.upperBound)"
    let target = words.dropFirst().first.map { ", to \(displayable(WebAddress.shown(String($0))))" } ?? ""
    let isRedirection = (300...399).contains(code)
    return .unhealthy(
      "\(shown) answered \(code), and \(good) is good"
        + (isRedirection ? "; it's a redirection\(target), which isn't followed" : ""))
  }

  /// What curl's exit codes say: <https://everything.curl.dev/cmdline/exitcode.html>.
  private func failure(_ result: ChildProcess.Result, _ shown: String, _ seconds: Int64) -> HealthFinding {
    // `curl: (60) SSL certificate problem: …`
    let line = result.errors.split(separator: "\n").first.map(String.init) ?? ""
    let words = displayable(line.firstRange(of: ") ").map { String(line[$0.upperBound...]) } ?? line)
    let reason = words.isEmpty ? "" : ": \(words)"
    switch result.status {
    case 6: return .unhealthy("the host of \(shown) isn't found")
    case 7: return .unhealthy("\(shown) can't be connected to\(reason)")
    case 28: return .unhealthy("\(shown) didn't answer within \(seconds) s")
    case 35, 51, 53, 54, 58, 59, 60, 64, 66, 77, 80, 82, 83, 90, 91: return .unhealthy("\(shown): TLS failed\(reason)")
    case 52: return .unhealthy("\(shown) closed the connection without an answer")
    case 18, 55, 56, 92: return .unhealthy("the connection to \(shown) broke\(reason)")
    default: return .unknown("curl can't ask \(shown), with exit code \(result.status)\(reason)")
    }
  }
}
