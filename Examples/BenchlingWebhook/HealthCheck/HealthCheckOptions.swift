import Foundation

/// The task of the program.
struct HealthCheckOptions {
  private(set) var url = URL(filePath: "/")
  /// The number of seconds to wait for an answer.
  private(set) var timeout = 30.0
  private(set) var wantsHelp = false

  static let help = """
    Asks an address whether what is behind it is well.

    USAGE
      health-check URL [--timeout SECONDS]

    OPTIONS
          --timeout SECONDS  how long to wait for an answer, more than 0 (default: 30)
      -h, --help             print this

    EXIT CODES
      0  it answered with 200 to 299
      1  it answered something else, or nothing
      2  the arguments are wrong

    """

  /// Reads arguments.
  init(_ arguments: [String]) throws(HealthCheckUsageError) {
    if arguments.contains("--help") || arguments.contains("-h") {
      wantsHelp = true
      return
    }
    var address: String?
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "--timeout" {
        guard let seconds = rest.popFirst().flatMap(Double.init), seconds > 0, seconds.isFinite else {
          throw HealthCheckUsageError(message: "--timeout needs a number of seconds above 0")
        }
        timeout = seconds
      } else if argument.hasPrefix("-") {
        throw HealthCheckUsageError(message: "there is no option \(argument)")
      } else if address != nil {
        throw HealthCheckUsageError(message: "\"\(argument)\" is one argument too many")
      } else {
        address = argument
      }
    }
    guard let address else { throw HealthCheckUsageError(message: "name an address, as in https://example.com/health") }
    guard let url = URL(string: address), let scheme = url.scheme, ["http", "https"].contains(scheme), url.host != nil
    else { throw HealthCheckUsageError(message: "\"\(address)\" isn't an address of http or https") }
    self.url = url
  }
}

/// The reason why the arguments weren't understood.
struct HealthCheckUsageError: Error {
  let message: String
}
