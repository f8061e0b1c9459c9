import Foundation
import TestSupport
import Testing

/// The program as it's called, with an `aws` command that answers what a test tells.
@Suite struct MhtProbeTests {
  private static let queue = ["queue", "https://sqs.us-west-2.amazonaws.com/123456789012/jobs"]

  /// Runs the program with an `aws` made of lines of a shell; without one where there are none.
  private func probe(_ arguments: [String], aws: String? = nil) throws -> (
    status: Int32, output: String, errors: String
  ) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "probe-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let temporary = folder.appending(path: "temporary")
    try FileManager.default.createDirectory(at: temporary, withIntermediateDirectories: true)
    if let aws {
      let script = Data("#!/bin/sh\n\(aws)\n".utf8)
      _ = FileManager.default.createFile(
        atPath: folder.appending(path: "aws").path, contents: script, attributes: [.posixPermissions: 0o755])
    }
    let process = Process()
    process.executableURL = try BuildProducts.executable("mht-probe")
    process.arguments = arguments
    process.environment = ["PATH": folder.path, "TMPDIR": temporary.path]
    let (output, errors) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (output, errors)
    try process.run()
    let texts = [output, errors].map { String(decoding: $0.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self) }
    process.waitUntilExit()
    #expect(try FileManager.default.contentsOfDirectory(atPath: temporary.path) == [], "no file is left")
    return (process.terminationStatus, texts[0], texts[1])
  }

  @Test func theHelp() throws {
    let result = try probe(["--help"])
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("Tries out a queue or a bucket of an environment, by the aws command"))
    #expect(result.errors == "")
  }

  @Test func wrongArguments() throws {
    let result = try probe(["queue"])
    #expect(result.status == 2)
    #expect(result.errors == "error: name the queue's URL\n  hint: mht-probe --help\n")
  }

  @Test func noAwsCommand() throws {
    let result = try probe(["bucket", "uploads"])
    #expect(result.status == 1)
    #expect(result.errors == "error: there is no aws command\n  hint: install it, or add it to PATH\n")
  }

  @Test func whatTheAwsCommandComplainsOf() throws {
    let result = try probe(["bucket", "uploads"], aws: "printf 'one\\nAccess\\033[31m Denied\\n' >&2; exit 254")
    #expect(result.status == 1)
    #expect(
      result.errors == """
        error: aws s3api get-bucket-versioning failed with exit code 254: Access[31m Denied
          hint: the aws command must be set to the account and region of the environment, with the right to do this

        """)
  }

  @Test func noJSON() throws {
    let result = try probe(["bucket", "uploads"], aws: "echo '[1]'")
    #expect(result.status == 1)
    #expect(
      result.errors
        == "error: aws s3api get-bucket-versioning printed no JSON object\n  hint: try it by itself\n")
  }

  @Test func aBucketWithoutVersions() throws {
    let result = try probe(["bucket", "uploads"], aws: #"echo '{"Status": "Suspended"}'"#)
    #expect(result.status == 1)
    #expect(
      result.errors == """
        error: uploads keeps no versions; expected Enabled, given Suspended
          hint: is it the bucket of UploadsName? Deploy the environment

        """)
  }

  @Test func aQueueWithoutDeadLetters() throws {
    let result = try probe(Self.queue, aws: #"echo '{"Attributes": {"ApproximateNumberOfMessages": "0"}}'"#)
    #expect(result.status == 1)
    #expect(
      result.errors == """
        error: https://sqs.us-west-2.amazonaws.com/123456789012/jobs has no dead-letter queue
          hint: is it the queue of JobsUrl? Deploy the environment

        """)
  }

  @Test(arguments: [("1", "0", "1 message"), ("2", "3", "5 messages")])
  func aQueueInUse(visible: String, hidden: String, count: String) throws {
    let policy = #"{\"deadLetterTargetArn\": \"arn:aws:sqs:us-west-2:123456789012:dead\", \"maxReceiveCount\": 5}"#
    let attributes =
      "\"ApproximateNumberOfMessages\": \"\(visible)\", \"ApproximateNumberOfMessagesNotVisible\": \"\(hidden)\""
    let result = try probe(
      Self.queue, aws: "printf '%s' '{\"Attributes\": {\"RedrivePolicy\": \"\(policy)\", \(attributes)}}'")
    #expect(result.status == 1)
    #expect(
      result.errors == """
        error: https://sqs.us-west-2.amazonaws.com/123456789012/jobs has \(count) that the probe could take from a worker
          hint: try again when the queue is empty

        """)
    #expect(result.output == "")
  }
}
