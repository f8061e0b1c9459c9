import Foundation
import StrataEnvironments
import StrataFiles
import StrataJSON
import StrataLanguage
import Testing

@testable import StrataCLI

/// `synth report`.
@Suite struct ReportCommandTests {
  private let tool: ToolRun

  init() throws { tool = try ToolRun() }

  @discardableResult
  private func report(_ arguments: String..., of systems: [System] = [DiffSystems.queues()]) -> ToolRun {
    tool.run(["report"] + arguments, systems: systems)
  }

  private func page(_ name: String = "report.html") throws -> String {
    try String(contentsOfFile: "\(tool.folder)/\(name)", encoding: .utf8)
  }

  private func size(_ name: String = "report.html") throws -> Int { try page(name).utf8.count }

  private func grouped(_ number: Int) -> String {
    let text = String(number)
    return text.count > 3 ? "\(text.dropLast(3)),\(text.suffix(3))" : text
  }

  private let right = #"{"Resources": {"Jobs": {"Type": "AWS::SQS::Queue", "Properties": {"VisibilityTimeout": 5}}}}"#
  private let wrong = #"{"Resources": {"Jobs": {"Type": "AWS::SQS::Queue", "Properties": {"Timeout": 5}}}}"#

  // MARK: What is written

  @Test func aSystem() throws {
    report("--output", "%/report.html")
    #expect(tool.output == "created  %/report.html: 1 resource in 1 stack, \(grouped(try size())) bytes\n")
    #expect((tool.status, tool.errors) == (0, ""))
    let page = try page()
    #expect(page.hasPrefix("<!doctype html>\n<html lang=\"en\" data-made-by=\"strata-report\">"))
    #expect(page.contains("<title>queues: report</title>"))
    #expect(page.contains("<dt>Construct</dt><dd>Queues/Jobs</dd><dt>Line</dt><dd>"))
    #expect(page.contains("/DiffSystems.swift:13</dd>"))
  }

  @Test func theSameBytesOverAReport() throws {
    report("--output", "%/report.html")
    let first = try page()
    report("queues", "--output", "%/report.html")
    #expect(tool.output.hasPrefix("unchanged  %/report.html: "))
    #expect(tool.status == 0, "\(tool.errors)")
    report("--output", "%/report.html", of: [DiffSystems.queues(timeout: 60)])
    #expect(tool.output.hasPrefix("updated  %/report.html: "))
    #expect(try page() != first)
    report("--output", "%/report.html")
    #expect(try page() == first)
    #expect(tool.files(in: ".") == ["report.html"])
  }

  @Test func aFile() throws {
    try tool.write("shop.json", right)
    report("%/shop.json", "-o", "%/report.html")
    #expect(tool.output == "created  %/report.html: 1 resource in 1 stack, \(grouped(try size())) bytes\n")
    #expect((tool.status, tool.errors) == (0, ""))
    #expect(try page().contains("<dt>Line</dt><dd>shop.json:1:16</dd>"))
  }

  @Test func oldPricesAreTold() throws {
    try tool.write("shop.json", #"{"Resources": {"Alarms": {"Type": "AWS::SecretsManager::Secret"}}}"#)
    tool.now = "2020-01-01T00:00:00.000Z"
    report("%/shop.json", "--output", "%/report.html")
    #expect(!(try page()).contains("more than a year old"))
    tool.now = "2060-01-01T00:00:00.000Z"
    report("%/shop.json", "--output", "%/report.html")
    #expect(try page().contains(" are more than a year old: that of "))
    #expect(tool.status == 0, "\(tool.errors)")
  }

  @Test func aFileWithAMistakeIsShownWithIt() throws {
    try tool.write("shop.json", wrong)
    try tool.write("cut.json", #"{"Resources": "#)
    report("%/shop.json", "%/cut.json", "--output", "%/report.html")
    #expect(tool.status == 1)
    #expect(tool.output.hasPrefix("created  %/report.html: 1 resource in 1 stack, "))
    #expect(tool.errors.contains("shop.json:1:67: error: Resources/Jobs/Properties/Timeout: "), "\(tool.errors)")
    #expect(tool.errors.contains("cut.json:1:15: error: this isn't JSON: "), "\(tool.errors)")
    let page = try page()
    #expect(page.contains(#"<span class="badge bad">2 errors</span>"#))
    #expect(page.contains("<dt>Line</dt><dd>shop.json:1:67</dd>"))
  }

  @Test func aSystemWithAMistakeIsShownWithIt() throws {
    report("--output", "%/report.html", of: [DiffSystems.broken])
    #expect(tool.status == 1)
    #expect(tool.errors.contains("/sources/Queues.swift:3: error: "), "\(tool.errors)")
    let page = try page()
    #expect(
      page.contains(
        "<li>There are no templates, since what the sources declare has mistakes: no resources, maps or costs are shown.</li>"
      ))
    #expect(page.contains(#"<span class="badge bad">1 error</span>"#))
  }

  @Test func whatChanges() throws {
    try tool.write(
      "before/Queues.template.json",
      #"{"Resources": {"Jobs": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "old"}}}}"#)
    report("--against", "%/before", "--output", "%/report.html")
    #expect(tool.status == 0, "\(tool.errors)")
    let page = try page()
    #expect(page.contains(#"<span class="badge bad">grave</span> against \#(tool.folder)/before</p>"#))
    #expect(page.contains("<td class=\"grave\">replaces it</td>"))
  }

  @Test func whatChangesInFiles() throws {
    try tool.write("shop.json", right)
    try tool.write("mail.json", right)
    try tool.write("before/shop.json", right.replacing("5", with: "60"))
    report("%/shop.json", "%/mail.json", "--against", "%/before/", "--output", "%/report.html")
    #expect(tool.status == 0, "\(tool.errors)")
    let page = try page()
    #expect(page.contains("<td><code><bdi>60 → 5</bdi></code></td>"))
    #expect(page.contains("mail.json (new)</h3>"))
    report("%/shop.json", "--against", "%/mail.json", "--output", "%/report.html")
    #expect(try self.page().contains(#"<span class="badge good">same</span>"#))
    report("%/shop.json", "%/mail.json", "--against", "%/shop.json", "--output", "%/report.html")
    #expect(
      tool.errors == """
        error: %/shop.json is a file; for several files, --against takes a folder with files of their names, or a revision
          hint: synth report --help tells what it takes

        """)
    tool.play = { _ in ChildProcess.Result(status: 1, output: [], errors: "") }
    report("%/shop.json", "--against", "%/gone", "--output", "%/report.html")
    #expect(
      tool.errors == """
        error: there is no file, directory or git revision "%/gone"
          hint: a revision that only the server has is fetched first, as by git fetch origin main

        """)
  }

  @Test func forMachines() throws {
    report("--json", "--output", "%/report.html")
    let json = try JSONValue(parsing: Array(tool.output.utf8))
    #expect(json["file"] == "%/report.html")
    #expect(json["change"] == "created")
    #expect(json["bytes"] == .integer(Int64(try size())))
    #expect(
      try json["systems"]?.text(layout: .compact)
        == #"[{"name":"queues","environments":[],"stacks":1,"resources":1,"findings":0,"accepted":0}]"#)
    #expect(json["findings"] == nil)
  }

  // MARK: What isn't

  @Test func aFileThatIsNoReportIsLeft() throws {
    try tool.write("notes.html", "<p>mine</p>")
    report("--output", "%/notes.html")
    #expect(
      tool.errors == """
        error: %/notes.html can't be written: it holds something else
          hint: name another file, or say --overwrite

        """)
    #expect((tool.status, tool.output) == (1, ""))
    #expect(try page("notes.html") == "<p>mine</p>")
    report("--output", "%/notes.html", "--overwrite")
    #expect(tool.status == 0, "\(tool.errors)")
    #expect(try page("notes.html").contains("<title>queues: report</title>"))
  }

  @Test func aFolderIsNoFile() throws {
    try tool.write("pages/note.txt", "")
    for name in ["%/pages", "%/pages/"] {
      report("--output", name)
      #expect(
        tool.errors == """
          error: \(name) can't be written: it is a directory
            hint: name a file in it

          """)
      #expect((tool.status, tool.output) == (1, ""))
    }
    #expect(tool.files(in: "pages") == ["note.txt"])
  }

  @Test func aLinkIsLeft() throws {
    try tool.write("notes.html", "<p>mine</p>")
    try FileManager.default.createSymbolicLink(
      atPath: "\(tool.folder)/link.html", withDestinationPath: "\(tool.folder)/notes.html")
    report("--output", "%/link.html", "--overwrite")
    #expect(
      tool.errors == """
        error: %/link.html can't be written: it is a symbolic link
          hint: move it away, or name another file

        """)
    #expect(try page("notes.html") == "<p>mine</p>")
  }

  @Test func systemsOrFiles() throws {
    try tool.write("shop.json", right)
    report("queues", "%/shop.json", "--output", "%/report.html")
    #expect(
      tool.errors == """
        error: queues is a system, and %/shop.json a file by its name; report takes systems, or files
          hint: synth report --help tells what it takes

        """)
    #expect(tool.status == 2)
    report("%/shop.json", "-e", "dev", "--output", "%/report.html", of: [shop])
    #expect(
      tool.errors == """
        error: --environment is for systems, not for files
          hint: synth report --help tells what it takes

        """)
    report("%/shop.json", "%/shop.json", "--output", "%/report.html")
    #expect(tool.errors == "error: %/shop.json is named twice\n")
    report("%/gone.json", "--output", "%/report.html")
    #expect(tool.errors == "error: %/gone.json can't be read: it does not exist\n")
    #expect(!FileManager.default.fileExists(atPath: "\(tool.folder)/report.html"))
  }
}
