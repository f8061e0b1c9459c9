import Foundation
import StrataEnvironments
import Testing

@testable import StrataCLI

/// The one table of exit codes.
@Suite struct ExitCodeTests {
  @Test func theHelpHasThemAll() throws {
    let help = try ToolRun().run("--help").output
    let table = help.components(separatedBy: "EXIT CODES\n")[1].components(separatedBy: "\n\n")[0]
    #expect(
      table == """
            0  all is well
            1  something was found: a finding, a mistake, a difference, or input that's refused;
               what was to be written stays as it was
            2  the arguments are wrong
            3  grave: access is wider, data is at risk, a protection is gone, an environment
               touches another, or a gate refuses
            4  an answer was asked for, and what is known doesn't decide it
          130  somebody interrupted
        """)
  }

  @Test(arguments: [(.passed, 0), (.refused, 3), (.undecided, 4)] as [(GateEvaluation.Outcome, Int32)])
  func gates(outcome: GateEvaluation.Outcome, code: Int32) {
    #expect(ExitCode(outcome).rawValue == code)
  }

  @Test func theGuideHasThemAll() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let guide = root.appending(path: "Sources/StrataCLI/StrataCLI.docc/StrataCLI.md")
    let text = String(decoding: try Data(contentsOf: guide), as: UTF8.self)
    let codes = text.split(separator: "\n").compactMap { line -> Int32? in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      return cells.count == 2 ? Int32(cells[0]) : nil
    }
    #expect(codes == ExitCode.allCases.map(\.rawValue))
  }
}
