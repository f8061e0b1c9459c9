import Foundation

/// The `aws` command, with whatever endpoint, region and credentials it's set to.
struct AwsCommand {
  /// The folder of what it reads and writes.
  private let folder: URL
  private let variables = ProcessInfo.processInfo.environment

  /// A service's endpoint as an option: the command's first version takes AWS's own for SQS, whatever variables say.
  private func endpoint(of service: String) -> [String] {
    let names = ["AWS_ENDPOINT_URL_\(service == "s3api" ? "S3" : "SQS")", "AWS_ENDPOINT_URL"]
    let url = names.compactMap { variables[$0] }.first { !$0.isEmpty }
    return url.map { ["--endpoint-url", $0] } ?? []
  }

  /// Makes a folder for files.
  ///
  /// - Throws: If it can't be made.
  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "mht-probe-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  /// Removes all files that were made.
  func removeFiles() { try? FileManager.default.removeItem(at: folder) }

  /// A file that the command reads or writes.
  func file(_ name: String) -> URL { folder.appending(path: name) }

  /// Runs the command, and gives what it printed as JSON; nothing where it printed nothing.
  ///
  /// - Throws: ``ProbeFailure`` with the command's own words where it fails, or isn't there.
  @discardableResult
  func callAsFunction(_ arguments: String...) throws(ProbeFailure) -> [String: Any] {
    let what = "aws " + arguments.prefix(2).joined(separator: " ")
    let (output, errors) = (file("output"), file("errors"))
    let status: Int32
    do {
      // Files, and not pipes, of which one could be full while the other is read.
      for file in [output, errors] { try Data().write(to: file) }
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments = ["aws"] + arguments + ["--output", "json"] + endpoint(of: arguments[0])
      process.environment = variables.merging(["AWS_PAGER": ""]) { $1 }
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = try FileHandle(forWritingTo: output)
      process.standardError = try FileHandle(forWritingTo: errors)
      try process.run()
      process.waitUntilExit()
      status = process.terminationStatus
    } catch {
      throw ProbeFailure("\(what) can't be run: \(error.localizedDescription)", hint: "install the aws command")
    }
    guard status == 0 else {
      if status == 127 { throw ProbeFailure("there is no aws command", hint: "install it, or add it to PATH") }
      throw ProbeFailure(
        "\(what) failed with exit code \(status): \(Self.words(errors))",
        hint: "the aws command must be set to the account and region of the environment, with the right to do this")
    }
    guard let printed = try? Data(contentsOf: output), !printed.isEmpty else { return [:] }
    guard let object = try? JSONSerialization.jsonObject(with: printed) as? [String: Any] else {
      throw ProbeFailure("\(what) printed no JSON object", hint: "try it by itself")
    }
    return object
  }

  /// The last line of a file, without what could garble a terminal.
  private static func words(_ file: URL) -> String {
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    let line = text.split(whereSeparator: \.isNewline).last.map(String.init) ?? "it says nothing"
    return line.filter { !$0.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F } }
  }
}
