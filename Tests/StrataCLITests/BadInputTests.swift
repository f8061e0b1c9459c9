import Foundation
import StrataJSON
import Testing

@testable import StrataCLI

/// Files that are no templates, or too large or too deep to be any, among good ones.
@Suite struct BadInputTests {
  let tool: ToolRun

  init() throws {
    tool = try ToolRun()
    try write(#"{"Resources": {"Jobs": {"Type": "AWS::SQS::Quene"}}}"#, to: "last.json")
  }

  func write(_ text: String, to file: String) throws {
    try Data(text.utf8).write(to: URL(filePath: "\(tool.folder)/\(file)"))
  }

  /// The tool's findings and errors of a file; that the file behind it is checked all the same is seen to.
  func lines(of file: String) -> [String] {
    tool.run("validate", "%/\(file)", "%/last.json")
    #expect(tool.output.contains("%/last.json:1:25: warning: "), "\(tool.output)")
    #expect(tool.status == 1)
    return (tool.output + tool.errors).split(separator: "\n").map(String.init).filter { $0.contains("%/\(file)") }
  }

  @Test(
    arguments: [
      ("empty.json", "", "1:1: error: this isn't JSON: expected a value, found an empty text [syntax]"),
      ("spaces.json", " \n ", "2:2: error: this isn't JSON: expected a value, found only white space [syntax]"),
      ("list.json", "[]", "1:1: error: a template must be an object; expected an object, given a list [template-form]"),
      ("empty.yaml", "", "1:1: error: this isn't YAML: expected a value, found an empty text [syntax]"),
      ("binary.yaml", "\u{7F}ELF\u{2}\u{1}\u{0}", ""), ("binary.json", "\u{7F}ELF\u{2}\u{1}\u{0}", ""),
    ])
  func noTemplate(file: String, text: String, message: String) throws {
    try write(text, to: file)
    let lines = lines(of: file)
    #expect(lines.count == 1, "\(lines)")
    #expect(lines.first?.hasPrefix("%/\(file):\(message)") == true, "\(lines)")
  }

  @Test func bytesThatAreNoUTF8() throws {
    try Data([0x7B, 0x22, 0xFF, 0xFE, 0x22]).write(to: URL(filePath: "\(tool.folder)/bytes.json"))
    #expect(lines(of: "bytes.json").first?.hasPrefix("%/bytes.json:1:3: error: this isn't JSON: ") == true)
    try Data([0x61, 0x3A, 0x20, 0xFF, 0xFE]).write(to: URL(filePath: "\(tool.folder)/bytes.yaml"))
    #expect(lines(of: "bytes.yaml").first?.hasPrefix("%/bytes.yaml:1:4: error: this isn't YAML: ") == true)
  }

  /// A sparse file, which takes no place on the disk; nothing of it is read.
  @Test(arguments: ["json", "yaml"])
  func oneHundredMegabytes(ending: String) throws {
    try write("", to: "large.\(ending)")
    let file = try FileHandle(forWritingTo: URL(filePath: "\(tool.folder)/large.\(ending)"))
    try file.truncate(atOffset: 100 << 20)
    try file.close()
    #expect(
      lines(of: "large.\(ending)") == ["error: %/large.\(ending) can't be read: it is larger than 10,000,000 bytes"])
  }

  @Test func aSourceWithoutEnd() {
    tool.run("validate", "/dev/zero", "%/last.json")
    #expect(tool.errors.hasPrefix("error: /dev/zero can't be read: it is larger than 10,000,000 bytes\n"))
  }

  @Test(arguments: ["[", "{\"a\":", "{\"Resources\":[", "{\"a\":{\"Fn::If\":["])
  func tenThousandLevels(opening: String) throws {
    let text = String(repeating: opening, count: 10_000)
    for ending in ["json", "yaml"] {
      try write(text, to: "deep.\(ending)")
      let lines = lines(of: "deep.\(ending)")
      #expect(lines.count == 1)
      #expect(
        lines.first?.contains("expected arrays and objects nested at most 512 levels deep, found another level")
          == true,
        "\(lines)")
    }
  }

  /// What the parsers just let pass, the rules have to stand.
  @Test(arguments: ["[", "{\"a\":", "{\"Fn::If\":[\"C\",", "{\"Fn::Sub\":[\"x\",", "{\"Fn::Not\":["])
  func asDeepAsMayBe(opening: String) throws {
    let closing = String(opening.reversed().compactMap { ["[": "]", "{": "}"][$0] })
    let levels = 500 / closing.count
    let deep = String(repeating: opening, count: levels) + "1" + String(repeating: closing, count: levels)
    let properties = #"{"Tags": \#(deep), "RedrivePolicy": \#(deep)}"#
    let text = """
      {"Conditions": {"C": \(deep)}, "Metadata": \(deep), "Outputs": {"O": {"Value": \(deep)}},
       "Resources": {"Jobs": {"Type": "AWS::SQS::Queue", "Properties": \(properties), "DependsOn": \(deep)},
        "Acl": {"Type": "AWS::WAFv2::RuleGroup", "Properties": {"Rules": \(deep)}}}}
      """
    for ending in ["json", "yaml"] {
      try write(text, to: "deep.\(ending)")
      tool.run("validate", "%/deep.\(ending)", "%/last.json")
      #expect(tool.output.contains("%/last.json:1:25: warning: "))
      #expect(!tool.output.contains("[syntax]"))
    }
  }

  @Test func aliasesThatStandForTooMuch() throws {
    let laughs = (1..<12).map {
      "a\($0): &a\($0) [\(Array(repeating: "*a\($0 - 1)", count: 10).joined(separator: ","))]\n"
    }
    try write("a0: &a0 x\n" + laughs.joined(), to: "bomb.yaml")
    let lines = lines(of: "bomb.yaml")
    #expect(lines.count == 1)
    #expect(
      lines.first?.contains("error: this isn't YAML: expected aliases that stand for at most ") == true, "\(lines)")
  }

  @Test func whatIsNoFile() throws {
    #expect(lines(of: "none.json") == ["error: %/none.json can't be read: it does not exist"])
    try FileManager.default.createDirectory(atPath: "\(tool.folder)/folder", withIntermediateDirectories: true)
    #expect(lines(of: "folder") == ["error: %/folder can't be read: it is a directory"])
  }

  @Test(arguments: ["{", "Resources: {"])
  func sizes(start: String) throws {
    func write(_ size: Int) throws {
      let (head, tail) = (start == "{" ? #"{"Resources": {"# : start, start == "{" ? "}}" : "}")
      let text = head + #""Jobs": {"Type": "AWS::SQS::Queue"}"# + tail
      try self.write(text + String(repeating: " ", count: size - text.utf8.count), to: "sized")
    }
    try write(51_200)
    #expect(lines(of: "sized") == [])
    try write(51_201)
    #expect(
      lines(of: "sized") == [
        "%/sized:1:1: warning: a template of more than 51,200 bytes is taken only from S3; expected 51,200 or fewer, given 51,201 [limit]"
      ])
    #expect(
      tool.output.contains(
        "\n  hint: deploy it by way of a bucket, as with aws cloudformation deploy --s3-bucket BUCKET\n"))
    tool.run("validate", "%/sized", "--ignore", "limit")
    #expect(tool.status == 0)
    try write(1_000_001)
    #expect(
      lines(of: "sized") == [
        "%/sized:1:1: error: a template must have 1,000,000 bytes at most; expected 1,000,000 or fewer, given 1,000,001 [limit]"
      ])
  }

  @Test func aSizeIsAcceptedByMetadata() throws {
    let text =
      #"{"Metadata": {"Strata::Accepted": [{"Rule": "limit", "Because": "It goes by the bucket"}]}, "Resources": {"Jobs": {"Type": "AWS::SQS::Queue"}}}"#
    try write(text + String(repeating: "\n", count: 60_000), to: "sized.json")
    tool.run("validate", "%/sized.json")
    #expect(tool.status == 0)
  }
}

/// Templates in which nothing is right.
extension BadInputTests {
  @Test func moreFindingsThanAnyoneReads() throws {
    let list = Array(repeating: "1", count: 10_500).joined(separator: ",")
    try write(
      #"{"Resources": {"Jobs": {"Type": "AWS::SQS::Queue", "Properties": {"Tags": [\#(list)]}}}}"#, to: "many.json")
    tool.run("validate", "%/many.json")
    #expect(tool.errors == "note: %/many.json has 501 more findings, not shown\n10,000 errors in 1 template\n")
    let json = try JSONValue(parsing: tool.run("validate", "%/many.json", "--format", "json").output)
    // That they are too many is one more.
    #expect(json[0]?["omitted"] == 501)
  }

  @Test func anIdLongerThanAnyMayBe() throws {
    let id = String(repeating: "A", count: 300)
    try write(#"{"Resources": {"\#(id)": {"Type": "AWS::SQS::Quene"}}}"#, to: "long.json")
    let shown = id.prefix(255) + "…"
    let lines = lines(of: "long.json")
    #expect(lines.count == 2)
    #expect(
      lines.first?.hasPrefix("%/long.json:1:16: error: Resources/\(shown): a logical id must have ") == true, "\(lines)"
    )
    #expect(lines.last?.hasPrefix("%/long.json:1:321: warning: Resources/\(shown)/Type: ") == true)
  }

  @Test func aCycleOfManyIsShownInPart() throws {
    let resources = (0..<40).map { #""R\#($0)": {"Type": "AWS::SQS::Queue", "DependsOn": "R\#(($0 + 1) % 40)"}"# }
    try write("{\"Resources\": {\(resources.joined(separator: ", "))}}", to: "cycle.json")
    let line = lines(of: "cycle.json").first ?? ""
    #expect(line.contains("wait for each other: R0 → R1 → "))
    #expect(line.contains(" → R11 → … (16 more) → R28 → ") && line.contains(" → R39 → R0"), "\(line)")
  }
}
