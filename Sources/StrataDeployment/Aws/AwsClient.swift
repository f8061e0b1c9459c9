package import StrataFiles
import StrataJSON

/// The `aws` command, which has the user's credentials and settings; `AWS_ENDPOINT_URL` and the like are its own matter.
package struct AwsClient {
  /// How often a call is made in all, where it may be made again.
  static let attempts = 8

  /// Runs a program to its end.
  private let run: (ChildProcess) throws -> ChildProcess.Result
  /// Waits some seconds.
  let wait: (Double) -> Void
  /// The region to work in; the one that `aws` is set to where there is none.
  private var region: String?
  /// The texts that nobody is to see.
  private var hidden: [String] = []

  /// Takes the ways to run programs and to wait.
  package init(run: @escaping (ChildProcess) throws -> ChildProcess.Result, wait: @escaping (Double) -> Void) {
    (self.run, self.wait) = (run, wait)
  }

  /// The same in a region; in the one that `aws` is set to where there is none.
  func working(in region: String?) -> AwsClient {
    var client = self
    client.region = region
    return client
  }

  /// The same, with texts that stand in nothing that it says.
  func hiding(_ texts: some Sequence<String>) -> AwsClient {
    var client = self
    let given = texts.filter { !$0.isEmpty }
    // As they are, and as they stand within JSON.
    let quoted = given.compactMap { try? JSONValue.string($0).text(layout: .compact) }.map {
      String($0.dropFirst().dropLast())
    }
    // The longest first, since one may be part of another.
    client.hidden = Set(hidden + given + quoted).sorted {
      ($0.utf8.count, $0) > ($1.utf8.count, $1)
    }
    return client
  }

  /// A text of AWS without what is hidden.
  func shown(_ text: String) -> String {
    hidden.reduce(text) { $0.replacing($1, with: "****") }
  }

  /// Makes a call once, which may change something.
  ///
  /// - Parameters:
  ///   - operation: The service and the operation, such as `cloudformation`, `describe-stacks`.
  ///   - arguments: The arguments; nothing that others may not see.
  ///   - input: The text that the call reads from standard input.
  /// - Returns: The answer, or null where there is none.
  /// - Throws: ``Failure`` where the call failed.
  @discardableResult
  func call(_ operation: String..., arguments: [String] = [], input: [UInt8] = []) throws -> JSONValue {
    try perform(operation, arguments, input)
  }

  /// Makes a call that changes nothing, again with growing pauses where that may help.
  ///
  /// - Parameters:
  ///   - operation: The service and the operation.
  ///   - arguments: The arguments.
  ///   - problem: Says what is wrong with an answer; nil where it's of use.
  /// - Returns: An answer that is of use.
  /// - Throws: ``Failure`` where there is none in the end.
  func read(
    _ operation: String..., arguments: [String] = [], refusing problem: (JSONValue) -> String? = { _ in nil }
  ) throws -> JSONValue {
    try patiently {
      let answer = try perform(operation, arguments, [])
      if let problem = problem(answer) {
        throw Failure(kind: .answer, message: problem, operation: operation.joined(separator: " "))
      }
      return answer
    }
  }

  /// Does something that does no harm when it's done twice, again where that may help.
  func patiently<Result>(_ work: () throws -> Result) throws -> Result {
    var pause = 1.0
    var attempt = 1
    while true {
      do {
        return try work()
      } catch let failure as Failure where failure.mayPass && attempt < Self.attempts {
        attempt += 1
        wait(pause)
        pause = min(pause * 2, 20)
      }
    }
  }

  /// Makes a call that does no harm when it's made twice, again where that may help; its answer is the caller's matter.
  func repeating(_ service: String, _ operation: String, _ arguments: [String]) throws -> JSONValue {
    try patiently { try call(service, operation, arguments: arguments) }
  }

  private func perform(_ operation: [String], _ arguments: [String], _ input: [UInt8]) throws -> JSONValue {
    var words = ["aws"] + operation + arguments + ["--output", "json"]
    if let region { words += ["--region", region] }
    let result = try run(ChildProcess(arguments: words, input: input))
    let name = operation.joined(separator: " ")
    guard result.status == 0 else { throw Failure(of: name, result, shown: shown) }
    if result.output.allSatisfy({ $0 == 0x0A || $0 == 0x20 }) { return .null }
    do {
      return try JSONValue(parsing: result.output)
    } catch {
      throw Failure(kind: .answer, message: "its answer isn't JSON: \(error)", operation: name)
    }
  }
}
