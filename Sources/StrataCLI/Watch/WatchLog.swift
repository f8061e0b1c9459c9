import StrataJSON
import StrataText

/// The record of what was watched, for people or machines.
struct WatchLog {
  /// The number of lines of a difference that people see at once.
  private static let mostLines = 60

  let console: Console
  let isJSON: Bool

  /// Says what is watched.
  func begin(_ package: WatchedPackage, _ count: Int) {
    if isJSON {
      tell(["event": "watching", "package": .string(package.folder), "files": .integer(Int64(count))])
    } else {
      let folder = displayable(console.shown(package.folder))
      console.output("watching \(Count.of(count, "file")) in \(folder); Ctrl-C ends\n")
    }
  }

  /// Tells what came of a save, or of the first build, for which nothing had to be saved.
  func tell(_ built: BuiltTool, _ saved: [String]) {
    if isJSON {
      tell(json(built, saved))
      return
    }
    let (line, details) = text(built)
    let head = saved.isEmpty ? "" : shown(saved) + ": "
    if console.width != nil {
      console.output(head + line + "\n" + details.joined(separator: "\n") + (details.isEmpty ? "" : "\n"))
    } else {
      // One line for each save, with the first of what is wrong.
      let isWrong = built.exitCode != .success && !built.isChange
      let first = isWrong ? details.first.map { ": " + $0.drop { $0 == " " } } : nil
      console.output(head + line + (first ?? "") + "\n")
    }
  }

  private func tell(_ event: JSONValue) {
    console.output(((try? event.text(layout: .compact)) ?? "") + "\n")
  }

  private func shown(_ saved: [String]) -> String {
    let first = displayable(console.shown(saved[0]))
    return Colour.bold.paint(first, if: console.coloursOutput)
      + (saved.count > 1 ? " and \(Count.of(saved.count - 1, "other"))" : "")
  }

  /// A line on a save, and the lines that a person sees below.
  private func text(_ built: BuiltTool) -> (line: String, details: [String]) {
    let seconds = "built in \(built.seconds.tenths) s"
    switch built.outcome {
    case .change(let change):
      return ("\(seconds); \(displayable(change.summary))", shortened(change.lines))
    case .compilerErrors(let errors):
      let head = errors.arePlaced ? "doesn't compile, \(errors.summary)" : errors.summary
      return (Colour.red.paint(head, if: console.coloursOutput), errors.shown.map { "  " + $0 })
    case .failure(let words):
      let lines = words.split(separator: "\n").map { "  " + displayable(String($0)) }
      return ("\(seconds), and gives no templates", shortened(lines))
    }
  }

  /// The first of some lines, and how many there are beside.
  private func shortened(_ lines: [String]) -> [String] {
    if lines.count <= Self.mostLines { return lines }
    return lines.prefix(Self.mostLines) + ["(\(Count.of(lines.count - Self.mostLines, "more line")))"]
  }

  private func json(_ built: BuiltTool, _ saved: [String]) -> JSONValue {
    var object: JSONObject = ["event": .string(saved.isEmpty ? "built" : "saved")]
    object["files"] = .array(saved.map { .string(console.shortening($0)) })
    object["seconds"] = JSONValue(number: built.seconds.tenths) ?? .null
    switch built.outcome {
    case .change(let change):
      object["verdict"] = .string(change.verdict)
      object["systems"] = .array(change.systems)
      object["diagnostics"] = change.diagnostics
    case .compilerErrors(let errors):
      object["verdict"] = "uncompiled"
      object["errors"] = errors.json
    case .failure(let words):
      object["verdict"] = "failed"
      object["message"] = .string(words)
    }
    return .object(object)
  }
}

extension Double {
  /// The number with one digit behind the point, as text.
  fileprivate var tenths: String {
    let tenths = Int((self * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}
