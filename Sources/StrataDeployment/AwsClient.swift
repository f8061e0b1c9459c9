package import StrataFiles
import StrataJSON

/// The `aws` command, which has the user's credentials and settings; `AWS_ENDPOINT_URL` and the like are its own matter.
package struct AwsClient {
  /// Runs a program to its end.
  private let run: (ChildProcess) throws -> ChildProcess.Result
  /// Waits some seconds.
  let wait: (Double) -> Void
  /// The region to work in; the one that `aws` is set to where there is none.
  private var region: String?

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

  /// The reason why a call failed.
  struct Failure: Error, CustomStringConvertible {
    /// The name that AWS has for the error, such as `ValidationError`; empty where it wasn't AWS that refused.
    let code: String
    let message: String
    let operation: String

    var description: String {
      let cause = code.isEmpty ? message : "\(message) (\(code))"
      return "aws \(operation) failed: \(cause)"
    }
  }

  /// Makes a call.
  ///
  /// - Parameters:
  ///   - operation: The service and the operation, such as `cloudformation`, `describe-stacks`.
  ///   - arguments: The arguments; nothing that others may not see.
  ///   - input: The text that the call reads from standard input.
  /// - Returns: The answer, or null where there is none.
  /// - Throws: ``Failure`` where the call failed.
  @discardableResult
  func call(_ operation: String..., arguments: [String] = [], input: [UInt8] = []) throws -> JSONValue {
    var words = ["aws"] + operation + arguments + ["--output", "json"]
    if let region { words += ["--region", region] }
    let result = try run(ChildProcess(arguments: words, input: input))
    guard result.status == 0 else { throw Self.failure(operation.joined(separator: " "), result) }
    if result.output.allSatisfy({ $0 == 0x0A || $0 == 0x20 }) { return .null }
    do {
      return try JSONValue(parsing: result.output)
    } catch {
      throw Failure(
        code: "", message: "its answer isn't JSON: \(error)", operation: operation.joined(separator: " "))
    }
  }

  /// Reads `An error occurred (CODE) when calling the X operation: MESSAGE`.
  private static func failure(_ operation: String, _ result: ChildProcess.Result) -> Failure {
    let text = result.errors.split(separator: "\n").joined(separator: " ")
    if let start = text.firstRange(of: "An error occurred ("), let end = text[start.upperBound...].firstIndex(of: ")") {
      let code = String(text[start.upperBound..<end])
      let message = text.firstRange(of: " operation: ").map { String(text[$0.upperBound...]) } ?? text
      return Failure(code: code, message: message, operation: operation)
    }
    return Failure(
      code: "", message: text.isEmpty ? "it ended with exit code \(result.status)" : text, operation: operation)
  }
}
