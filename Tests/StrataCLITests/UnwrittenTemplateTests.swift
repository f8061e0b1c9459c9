import Foundation
import StrataEnvironments
import StrataLanguage
import StrataPlatform
import TestSupport
import Testing

@testable import StrataCLI

/// Apps of many stacks of which nothing is written, since something is wrong with one, and apps that are large.
@Suite struct UnwrittenTemplateTests {
  /// Stacks with a queue each; the last one's is what is given.
  static func app(_ name: String = "many", stacks: Int, lastTimeout: Int = 30) -> App {
    App(name, file: "/Many.swift", line: 1) { app in
      for number in 0..<stacks {
        app.stack("Stack\(number)", file: "/Many.swift", line: 2) { scope in
          Resource(
            "Jobs", type: "AWS::SQS::Queue", in: scope,
            properties: ["VisibilityTimeout": .value(IntegerValue.literal(number == stacks - 1 ? lastTimeout : 30))],
            file: "/Many.swift", line: 3)
        }
      }
    }
  }

  /// The content of all files below the folder of the output, hidden ones too, by their paths.
  private static func files(in folder: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for case let path as String in FileManager.default.enumerator(atPath: folder + "/out") ?? .init() {
      files[path] = FileManager.default.contents(atPath: "\(folder)/out/\(path)") ?? Data()
    }
    return files
  }

  @Test func aFindingInTheLastStackLeavesAllAsItWas() throws {
    let tool = try ToolRun()
    tool.run("--output", "%/out", systems: [System(Self.app(stacks: 20))])
    #expect(tool.status == 0)
    let before = try Self.files(in: tool.folder)
    #expect(before.count == 22)
    tool.run("--output", "%/out", systems: [System(Self.app(stacks: 21, lastTimeout: 50_000))])
    #expect(tool.status == 1)
    #expect(
      tool.errors == """
        /Many.swift:3: error: Stack20/Jobs: VisibilityTimeout: the number is outside the range; expected 0 to 43200, given 50000 [out-of-range]
        1 error

        """)
    #expect(try Self.files(in: tool.folder) == before)
  }

  @Test func stacksThatUseEachOtherLeaveAllAsItWas() throws {
    let tool = try ToolRun()
    tool.run("--output", "%/out", systems: [System(Self.app(stacks: 2))])
    let before = try Self.files(in: tool.folder)
    let circle = App("many", file: "/Many.swift", line: 1) { app in
      func stack(_ name: String, line: Int) -> Resource {
        app.stack(name, file: "/Many.swift", line: line) {
          Resource("Jobs", type: "AWS::SNS::Topic", in: $0, file: "/Many.swift", line: line + 1)
        }
      }
      let (one, other) = (stack("Stack0", line: 2), stack("Stack1", line: 4))
      one.set("DisplayName", to: other.ref)
      other.set("DisplayName", to: one.ref)
    }
    tool.run("--output", "%/out", systems: [System(circle)])
    #expect(tool.status == 1)
    #expect(
      tool.errors == """
        /Many.swift:3: error: Stack0/Jobs: stacks wait for each other: Stack0 → Stack1 → Stack0 [dependency-cycle]
          note: /Many.swift:3: Stack0/Jobs uses the stack Stack1
          note: /Many.swift:5: Stack1/Jobs uses the stack Stack0
          hint: declare in one stack what must know the other
        1 error

        """)
    #expect(try Self.files(in: tool.folder) == before)
  }

  /// The system before it is staged already.
  @Test func anInterruptOfAClosureThatHangsLeavesAllAsItWas() async throws {
    let tool = try ToolRun()
    let folder = tool.folder
    tool.run("--output", "%/out", systems: ["first", "second"].map { System(Self.app($0, stacks: 2)) })
    let before = try Self.files(in: folder)
    #expect(before.count == 8)
    let ended = await #expect(
      processExitsWith: .exitCode(130), observing: [\.standardErrorContent]
    ) { [folder = folder as String] in
      let hanging = App("second") { app in
        app.stack("Stack0") { _ in
          // As a person would by Ctrl-C, from outside of what hangs.
          Thread.detachNewThread {
            usleep(50_000)
            kill(getpid(), SIGINT)
          }
          while true { sleep(1) }
        }
      }
      let console = Console(output: { _ in }, errors: { Console.write($0, to: STDERR_FILENO) })
      let systems = [System(Self.app("first", stacks: 3)), System(hanging)]
      exit(Tool(name: "synth", commands: .all, systems: systems, console: console).run(["--output", folder + "/out"]))
    }
    #expect(
      String(decoding: ended?.standardErrorContent ?? [], as: UTF8.self)
        == "\nerror: interrupted; nothing was written\n")
    #expect(try Self.files(in: folder) == before)
  }

  @Test func oneHundredThousandResources() throws {
    let app = App("large") { app in
      for number in 0..<400 {
        app.stack("Stack\(number)") { scope in
          for resource in 0..<250 {
            Resource("Handle\(resource)", type: "AWS::CloudFormation::WaitConditionHandle", in: scope)
          }
        }
      }
    }
    let tool = try ToolRun()
    tool.run("--quiet", "--output", "%/out", systems: [System(app)])
    #expect(tool.status == 0)
    #expect(tool.errors == "")
    let files = try Self.files(in: tool.folder)
    #expect(files.count == 402)
    let last = try #require(files["large/Stack399.template.json"])
    #expect(String(decoding: last, as: UTF8.self).split(separator: "WaitConditionHandle\"").count == 251)
  }

  /// The tool itself, since it's the process that has one core.
  @Test func oneCoreGivesTheSame() throws {
    let all = try ToolRun()
    let one = try ToolRun()
    let synth = try BuildProducts.executable("synth").path
    try run([synth, "--quiet", "orders", "--output", all.folder + "/out"])
    // Where a process can't be told which cores it has, there's nothing to compare.
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/taskset") else { return }
    try run(["/usr/bin/taskset", "--cpu-list", "0", synth, "--quiet", "orders", "--output", one.folder + "/out"])
    let files = try Self.files(in: all.folder)
    #expect(files.count > 2)
    #expect(try Self.files(in: one.folder) == files)
  }

  private func run(_ command: [String]) throws {
    let process = Process()
    process.executableURL = URL(filePath: command[0])
    process.arguments = Array(command.dropFirst())
    // Nothing of the user's own: an empty home, which is never written to.
    process.environment = ["HOME": "/nonexistent"]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
