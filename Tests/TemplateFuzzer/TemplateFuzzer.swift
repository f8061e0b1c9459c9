import Foundation
import StrataJSON

/// Looks for inputs that the parsers and rules of `synth validate` can't stand.
@main
enum TemplateFuzzer {
  static func main() throws {
    let options: FuzzOptions
    do throws(FuzzOptions.Mistake) {
      options = try FuzzOptions(Array(CommandLine.arguments.dropFirst()))
    } catch {
      tell("error: \(error)\n  hint: --help lists what there is\n")
      exit(2)
    }
    if options.wantsHelp { return print(FuzzOptions.help) }
    let templates = try options.files.map {
      try JSONValue(parsing: [UInt8](try Data(contentsOf: URL(fileURLWithPath: $0))))
    }
    let seeds = FuzzSeeds(templates)
    if options.isPrinted {
      for round in options.rounds {
        let input = FuzzInput(round: round, seed: options.seed, seeds: seeds)
        FileHandle.standardOutput.write(Data(input.bytes))
      }
      return
    }
    Watchdog.start()
    var report = FuzzReport()
    let checker = FuzzChecker()
    for round in options.rounds {
      Watchdog.begin(round)
      let input = FuzzInput(round: round, seed: options.seed, seeds: seeds)
      do {
        try report.add(round, input, checker)
      } catch {
        tell("error: round \(round): \(error.description)\n")
        try save(input, round, options)
        exit(1)
      }
    }
    print(report.text)
  }

  private static func save(_ input: FuzzInput, _ round: Int, _ options: FuzzOptions) throws {
    guard let folder = options.folder else { return }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let file = URL(fileURLWithPath: folder).appendingPathComponent("round-\(round).\(input.language.rawValue)")
    try Data(input.bytes).write(to: file)
  }

  private static func tell(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }
}
