import StrataTesting
import Testing

@testable import StrataCLI
@testable import synth

/// The maps that the examples' own pages show, and the page of all of them.
@Suite struct ExampleMapsTests {
  /// The largest map in bytes, so that the repository stays small.
  private static let mostBytes = 60_000

  @Test(arguments: [
    ("BenchlingWebhook", ["benchling-webhook"]), ("MhtApi", ["mht-api", "--stack", "MhtApiProduction"]),
    ("Orders", ["orders"]), ("SmartStack", ["smartstack", "-e", "prod"]),
    ("Soundbite", ["soundbite", "-e", "production"]),
  ])
  func everyExampleShowsItsMap(_ folder: String, _ arguments: [String]) throws {
    var (output, errors) = ("", "")
    let tool = Synth.tool(name: "synth", console: Console(output: { output += $0 }, errors: { errors += $0 }))
    #expect(tool.run(["graph", "--samples"] + arguments) == 0, "\(errors)")
    #expect(output.utf8.count < Self.mostBytes)
    try Snapshot(path: "../../Examples/\(folder)/map.svg").check(output)
    for (page, map) in [("\(folder)/README.md", "map.svg"), ("README.md", "\(folder)/map.svg")] {
      #expect(try Document("Examples/\(page)").links.contains { $0.target == map }, "Examples/\(page) shows \(map)")
    }
  }
}
