import Foundation
import StrataFiles
import StrataJSON
import Testing

@testable import StrataCLI

/// `synth watch`, with `swift` played.
@Suite struct WatchCommandTests {
  private let watched: WatchedTool

  init() throws { watched = try WatchedTool() }

  @Test func aChangeIsBuiltAndCompared() throws {
    watched.steps = [{ try watched.save("second") }]
    let run = watched.run()
    #expect(
      run.output == """
        watching 2 files in %; Ctrl-C ends
        built in 0.0 s; 1 system, 1 stack
        Sources/Shop.swift: built in 0.0 s; mail: 1 changed

        """)
    #expect(run.errors == "")
    #expect(run.status == 130)
    let folder = watched.tool.folder
    #expect(
      watched.builds == [
        [
          "swift", "build", "--package-path", folder, "--scratch-path", "\(folder)/.build", "--configuration", "debug",
          "--product", "synth",
        ],
        [
          "swift", "build", "--package-path", folder, "--scratch-path", "\(folder)/.build", "--configuration", "debug",
          "--product", "synth",
        ],
      ])
    #expect(watched.tool.files(in: "") == ["Package.swift", "Sources"])
  }

  @Test func onATerminalTheDifferenceIsShown() throws {
    watched.tool.width = 80
    watched.steps = [{ try watched.save("second") }]
    #expect(
      watched.run().output.hasSuffix(
        """
        Sources/Shop.swift: built in 0.0 s; mail: 1 changed
        Mail
          ~ Topic  AWS::SNS::Topic  changed in place  Mail/Topic
              ~ DisplayName: "first" → "second"
          1 changed

        """))
  }

  @Test func eachSaveIsHeldAgainstTheLast() throws {
    watched.steps = [
      { try watched.save("second") }, { try watched.save("another") },
      { try watched.save("another", in: "Other.swift") },
    ]
    let lines = watched.run("--json").output.split(separator: "\n").map { try? JSONValue(parsing: String($0)) }
    let changes = lines.map { line in
      line?["systems"]?[0]?["stacks"]?["Mail"]?["resources"]?[0]?["changes"]?[0]
    }
    #expect(changes.map { $0?["before"] } == [nil, nil, "first", "second", nil])
    #expect(lines.map { $0?["verdict"] } == [nil, "same", "different", "different", "same"])
    #expect(lines.map { $0?["event"] } == ["watching", "built", "saved", "saved", "saved"])
    #expect(lines[4]?["files"] == ["Other.swift"])
  }

  @Test func againstARevisionOrFolderItStaysWithThat() throws {
    #expect(watched.tool.run(["-o", "%/before"], systems: [watched.system]).status == 0)
    watched.steps = [{ try watched.save("second") }, { try watched.save("another") }]
    let run = watched.run("--against", "%/before")
    #expect(
      run.output.split(separator: "\n").suffix(2) == [
        "Sources/Shop.swift: built in 0.0 s; mail: 1 changed", "Sources/Shop.swift: built in 0.0 s; mail: 1 changed",
      ])
    watched.tool.width = 80
    watched.steps = [{ try watched.save("first") }]
    #expect(watched.run("--against", "%/before").output.hasSuffix("built in 0.0 s; nothing changes\n"))
  }

  // MARK: What isn't right

  @Test func codeThatDoesNotCompile() throws {
    let folder = watched.tool.folder
    let errors = (1...7).map { "\(folder)/Sources/Shop.swift:\($0):3: error: cannot find '\($0)' in scope" }
    let printed = "[1/2] Compiling\n" + (errors + errors).joined(separator: "\nnote: else\n") + "\nerror: failed\n"
    watched.steps = [
      {
        watched.build = .init(status: 1, output: Array(printed.utf8), errors: "")
        try watched.save("second")
      },
      {
        watched.build = .init(status: 0, output: [], errors: "")
        try watched.save("third and right")
      },
    ]
    watched.tool.width = 80
    #expect(
      watched.run().output == """
        watching 2 files in %; Ctrl-C ends
        built in 0.0 s; 1 system, 1 stack
        Sources/Shop.swift: doesn't compile, 7 errors
          Sources/Shop.swift:1:3: error: cannot find '1' in scope
          Sources/Shop.swift:2:3: error: cannot find '2' in scope
          Sources/Shop.swift:3:3: error: cannot find '3' in scope
          Sources/Shop.swift:4:3: error: cannot find '4' in scope
          Sources/Shop.swift:5:3: error: cannot find '5' in scope
          and 2 others
        Sources/Shop.swift: built in 0.0 s; mail: 1 changed
        Mail
          ~ Topic  AWS::SNS::Topic  changed in place  Mail/Topic
              ~ DisplayName: "first" → "third and right"
          1 changed

        """)
  }

  @Test func onNoTerminalEachSaveIsALine() throws {
    let printed = "Sources/Shop.swift:3:7: error: expected expression\nSources/Shop.swift:4:1: error: expected }\n"
    watched.steps = [
      {
        watched.build = .init(status: 1, output: Array(printed.utf8), errors: "")
        try watched.save("second")
      }
    ]
    #expect(
      watched.run().output.hasSuffix(
        "\nSources/Shop.swift: doesn't compile, 2 errors: Sources/Shop.swift:3:7: error: expected expression\n"))
  }

  @Test func aMistakeIsToldAndTheLastThatWasRightStays() throws {
    watched.tool.width = 80
    let long = String(repeating: "x", count: 101)
    watched.steps = [{ try watched.save(long) }, { try watched.save("second") }]
    let output = watched.run().output
    #expect(output.contains("\nSources/Shop.swift: built in 0.0 s; 1 error\n"), "\(output)")
    #expect(output.contains("/sources/Mail.swift:7: error: Mail/Topic: DisplayName: "), "\(output)")
    #expect(output.contains("DisplayName: \"first\" → \"second\""), "\(output)")
  }

  @Test func aToolThatEndsWithoutAnAnswer() throws {
    watched.steps = [{ try watched.save("second") }]
    let play = watched.tool.play
    watched.tool.play = { program in
      if program.arguments[0] == "swift" || watched.builds.count < 2 { return try play(program) }
      return .init(status: 132, output: [], errors: "Shop.swift:9: Fatal error: Index out of range\n")
    }
    #expect(
      watched.run().output.hasSuffix(
        "\nSources/Shop.swift: built in 0.0 s, and gives no templates: Shop.swift:9: Fatal error: Index out of range\n")
    )
  }

  // MARK: When it's built

  @Test func whatIsSavedDuringABuildIsBuiltBehindItOnce() throws {
    var running = 0
    watched.whileBuilding = { number in
      running += 1
      #expect(running == 1)
      if number == 2 { for text in ["three", "four", "five"] { try watched.save(text) } }
      running -= 1
    }
    watched.steps = [{ try watched.save("second") }]
    let lines = watched.run().output.split(separator: "\n")
    #expect(watched.builds.count == 3)
    #expect(lines.count == 4)
    #expect(lines.last == "Sources/Shop.swift: built in 0.0 s; nothing changes")
  }

  @Test func manyFilesSavedAtOnceAreOneSave() throws {
    var rest = ["one", "two", "three"]
    watched.whileCalm = { if let next = rest.popLast() { try watched.save(next, in: "Sources/\(next).swift") } }
    watched.steps = [{ for number in 10..<50 { try watched.save("\(number)", in: "Sources/\(number).swift") } }]
    #expect(
      watched.run().output.hasSuffix("\nSources/10.swift and 42 others: built in 0.0 s; mail: 1 changed\n"))
    #expect(watched.builds.count == 2)
  }

  @Test func aFileThatIsRemovedCounts() throws {
    watched.steps = [
      {
        watched.name = "second"
        try watched.tool.remove("Sources/Shop.swift")
      }
    ]
    #expect(watched.run().output.hasSuffix("\nSources/Shop.swift: built in 0.0 s; mail: 1 changed\n"))
  }

  @Test func hiddenFilesTestsAndTemplatesDoNotCount() throws {
    let files = [
      ".build/x", ".git/index", "Tests/ShopTests.swift", "templates/mail/Mail.template.json", "Sources/.a.swp",
    ]
    watched.steps = files.map { file in { try watched.tool.write(file, "x") } }
    #expect(watched.run().output.split(separator: "\n").count == 2)
  }

  @Test func aFolderBesideIsWatchedWhereItIsNamed() throws {
    let other = try ToolRun()
    watched.steps = [{ try other.write("Library.swift", "changed") }]
    #expect(watched.run("--also", other.folder).output.contains("\n\(other.folder)/Library.swift: built in "))
  }

  @Test func lookingTakesASmallPartOfTheTime() throws {
    var seconds = 0.0
    watched.tool.clock = {
      seconds += 1
      return seconds
    }
    watched.steps = [{}]
    watched.run()
    #expect(watched.pauses == [20, 20])
    watched.tool.clock = { 0 }
    watched.run()
    #expect(watched.pauses == [0.25])
  }

  // MARK: The end

  @Test func onceEndsWithTheSaveAndItsExitCode() throws {
    watched.steps = [{ try watched.save("second") }, { Issue.record("it's still watching") }]
    #expect(watched.run("--once").status == 1)
    watched.steps = [{ try watched.save("second", in: "Other.swift") }, { Issue.record("it's still watching") }]
    #expect(watched.run("--once").status == 0)
    watched.steps = [
      {
        watched.build = .init(status: 1, output: [], errors: "error: no such target\n")
        try watched.save("third")
      }
    ]
    let run = watched.run("--once")
    #expect(run.status == 1)
    #expect(run.output.hasSuffix("\nSources/Shop.swift: the build failed: error: no such target\n"))
  }

  @Test func anInterruptionOfABuildEndsIt() throws {
    watched.whileBuilding = { _ in watched.tool.isInterrupted = true }
    let run = watched.run()
    #expect(run.status == 130)
    #expect(run.output == "watching 2 files in %; Ctrl-C ends\n")
    #expect(watched.tool.programs.count == 1)
  }

  @Test func optionsGoToTheBuildAndToTheTool() throws {
    watched.run("--build-option=-Xswiftc", "--build-option=-O", "mail", "-o", "out")
    #expect(watched.builds.first?.suffix(2) == ["-Xswiftc", "-O"])
    #expect(watched.tool.programs.last?.arguments.dropFirst() == ["__watched", "mail", "--output", "out"])
  }
}
