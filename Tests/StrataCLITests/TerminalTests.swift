import Foundation
import StrataPlatform
import TestSupport
import Testing

@testable import StrataCLI

/// What the tool prints on a terminal, which is played: one of few columns, or one that knows ASCII alone.
@Suite struct TerminalTests {
  private let tool: ToolRun

  init() throws { tool = try ToolRun() }

  /// What a process prints on a terminal.
  private func output(
    of arguments: [String], columns: UInt16, variables: [String: String] = [:]
  ) throws -> (text: String, status: Int32) {
    var (terminal, end): (Int32, Int32) = (0, 0)
    var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    try #require(openpty(&terminal, &end, nil, nil, &size) == 0)
    let process = Process()
    process.executableURL = try BuildProducts.executable("synth")
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: tool.folder)
    process.environment = ["HOME": tool.folder, "PATH": "/usr/bin:/bin", "NO_COLOR": "1"].merging(variables) { $1 }
    let handle = FileHandle(fileDescriptor: end, closeOnDealloc: false)
    (process.standardOutput, process.standardError, process.standardInput) = (handle, handle, FileHandle.nullDevice)
    try process.run()
    close(end)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(terminal, &buffer, buffer.count)
      if count <= 0 { break }
      bytes += buffer[..<count]
    }
    close(terminal)
    process.waitUntilExit()
    return (String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n"), process.terminationStatus)
  }

  private static let commands = [[]] + [Command].all.map(\.syntax).filter { !$0.summary.isEmpty }.map(\.words)

  @Test(arguments: commands)
  func helpFitsFortyColumns(words: [String]) throws {
    var text = ""
    var console = Console(output: { text += $0 }, errors: { _ in })
    console.width = 40
    #expect(Tool(name: "synth", commands: .all, systems: [shop], console: console).run(words + ["--help"]) == 0)
    let wide = text.split(separator: "\n").filter { line in
      // A word that is wider can't be parted.
      line.count > 40 && line.split(separator: " ").count > 1 && !line.contains("source") && !line.hasPrefix("  synth ")
    }
    #expect(wide == [])
    var whole = ""
    console = Console(output: { whole += $0 }, errors: { _ in })
    #expect(Tool(name: "synth", commands: .all, systems: [shop], console: console).run(words + ["--help"]) == 0)
    #expect(text.split(whereSeparator: \.isWhitespace) == whole.split(whereSeparator: \.isWhitespace))
  }

  @Test func aTerminalTellsItsColumns() throws {
    let narrow = try output(of: ["list", "--help"], columns: 40)
    #expect(narrow.status == 0)
    #expect(narrow.text.contains("  -q, --quiet\n      print results and what is wrong\n"))
    let wide = try output(of: ["list", "--help"], columns: 120)
    #expect(wide.text.contains("  -q, --quiet  print results and what is wrong alone"))
  }

  @Test func arrowsAreASCIIWhereTheTerminalKnowsNothingElse() throws {
    for (file, name) in [("old.json", "a"), ("new.json", "ü")] {
      try tool.write(
        file, #"{"Resources": {"A": {"Type": "AWS::SNS::Topic", "Properties": {"DisplayName": "\#(name)"}}}}"#)
    }
    let line = "~ DisplayName: \"a\""
    let arguments = ["diff", "./old.json", "./new.json"]
    #expect(
      try output(of: arguments, columns: 80, variables: ["LC_ALL": "C"]).text.contains("\(line) -> \"ü\""))
    #expect(try output(of: arguments, columns: 80).text.contains("\(line) -> \"ü\""))
    #expect(
      try output(of: arguments, columns: 80, variables: ["LANG": "de_DE.UTF-8"]).text.contains("\(line) → \"ü\""))
  }

  @Test(
    arguments: [
      ([:], false), (["LANG": "C"], false), (["LANG": "en_US.UTF-8"], true), (["LANG": "C.utf8"], true),
      (["LANG": "en_US.UTF-8", "LC_ALL": "C"], false), (["LANG": "C", "LC_CTYPE": "UTF-8"], false),
      (["LC_ALL": "", "LANG": "ca_ES.UTF-8@valencia"], true), (["LC_ALL": "de_DE.ISO-8859-1"], false),
    ] as [([String: String], Bool)])
  func charactersByTheVariables(variables: [String: String], areUTF8: Bool) {
    #expect(TerminalCharacters.areUTF8(variables) == areUTF8)
  }

  @Test func whatPeopleCallTheirThingsStays() {
    #expect(TerminalCharacters.inASCII("größe: 1 → 2, … “x” 日本") == "größe: 1 -> 2, ... \"x\" 日本")
  }
}
