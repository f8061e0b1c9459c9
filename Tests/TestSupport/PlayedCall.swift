package import StrataFiles
import StrataJSON

/// The call of a program on its way from the process that makes it to the test that plays it, and the answer.
package struct PlayedCall {
  /// The program as it was called.
  package let program: ChildProcess

  package init(_ program: ChildProcess) { self.program = program }

  /// Reads a call; nil where it's none, as of a process that was killed.
  package init?(parsing bytes: [UInt8]) {
    guard let json = try? JSONValue(parsing: bytes), let arguments = json["arguments"]?.array?.compactMap(\.string)
    else { return nil }
    program = ChildProcess(arguments: arguments, input: Array((json["input"]?.string ?? "").utf8))
  }

  /// The call for the socket.
  package var bytes: [UInt8] {
    let json: JSONValue = [
      "arguments": .array(program.arguments.map(JSONValue.string)),
      "input": .string(String(decoding: program.input, as: UTF8.self)),
    ]
    return (try? json.bytes(layout: .compact)) ?? []
  }

  /// An answer for the socket.
  package static func bytes(of result: ChildProcess.Result) -> [UInt8] {
    let json: JSONValue = [
      "status": .integer(Int64(result.status)), "output": .string(String(decoding: result.output, as: UTF8.self)),
      "errors": .string(result.errors),
    ]
    return (try? json.bytes(layout: .compact)) ?? []
  }

  /// Reads an answer.
  ///
  /// - Throws: ``JSONSyntaxError`` where it's none.
  package static func result(of bytes: [UInt8]) throws -> ChildProcess.Result {
    let json = try JSONValue(parsing: bytes)
    return ChildProcess.Result(
      status: Int32(json["status"]?.integer ?? 99), output: Array((json["output"]?.string ?? "").utf8),
      errors: json["errors"]?.string ?? "")
  }
}
