import Foundation
import StrataPlatform
import TestSupport
import Testing

/// `synth watch` as a process, which somebody interrupts while a `swift` builds that never ends.
@Suite struct WatchProcessTests {
  @Test(arguments: [SIGINT, SIGTERM])
  func whoInterruptsLeavesNothing(signal: Int32) throws {
    let tool = try ToolRun()
    try tool.write("Package.swift", "")
    try tool.write("bin/swift", "#!/bin/sh\nsleep 1000 &\necho \"$$ $!\" > pids.new && mv pids.new pids\nwait\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(tool.folder)/bin/swift")
    let process = Process()
    process.executableURL = try BuildProducts.executable("synth")
    process.arguments = ["watch"]
    process.currentDirectoryURL = URL(filePath: tool.folder)
    process.environment = ["HOME": tool.folder, "PATH": "\(tool.folder)/bin:/usr/bin:/bin"]
    // A file of the package, which isn't watched while it's written to.
    try tool.write("watch.log", "")
    let output = try FileHandle(forWritingTo: URL(filePath: "\(tool.folder)/watch.log"))
    (process.standardOutput, process.standardError) = (output, output)
    try process.run()
    while tool.text(of: "pids") == nil, process.isRunning { usleep(10_000) }
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    let text = tool.text(of: "watch.log") ?? ""
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 130)
    #expect(text.hasPrefix("watching ") && text.hasSuffix("; Ctrl-C ends\n"), "\(text)")
    let numbers = try #require(tool.text(of: "pids")).split(whereSeparator: \.isWhitespace).compactMap { Int32($0) }
    #expect(numbers.count == 2)
    for number in numbers { #expect(!isAlive(number)) }
    #expect(tool.files(in: "") == ["Package.swift", "bin", "pids", "watch.log"])
  }

  /// Whether a process is at work: one that ended may wait for who buries it.
  private func isAlive(_ number: Int32) -> Bool {
    let state = tool("ps", "-o", "stat=", "-p", "\(number)")
    return !state.isEmpty && !state.hasPrefix("Z")
  }

  private func tool(_ arguments: String...) -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    guard (try? process.run()) != nil else { return "" }
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }
}
