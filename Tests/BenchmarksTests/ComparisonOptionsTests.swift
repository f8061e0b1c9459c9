import Testing

@testable import Benchmarks

@Suite struct ComparisonOptionsTests {
  @Test func everyWordUpToTheNextCaseIsTheCommand() throws {
    let options = try ComparisonOptions([
      "--runs", "3", "--json", "--case", "ours", "synth", "orders", "--json", "--output", "{}", "--case", "other",
      "node",
    ])
    #expect(options.runs == 3)
    #expect(options.isJSON)
    #expect(
      options.cases == [
        ComparedCase(name: "ours", command: ["synth", "orders", "--json", "--output", "{}"]),
        ComparedCase(name: "other", command: ["node"]),
      ])
  }

  @Test func fiveRoundsCountUnlessToldOtherwise() throws {
    let options = try ComparisonOptions(["--case", "a", "true"])
    #expect(options.runs == 5)
    #expect(!options.isJSON)
    #expect(options.exitCodes == [0])
  }

  @Test func exitCodesThatAreNoFailure() throws {
    let options = try ComparisonOptions(["--exit-code", "1", "--exit-code", "3", "--case", "a", "diff"])
    #expect(options.exitCodes == [0, 1, 3])
  }

  @Test(arguments: [
    [], ["--runs", "3"], ["--case"], ["--case", "a"], ["--case", "", "true"], ["--case", "a", ""],
    ["--case", "a", "--case", "b", "true"], ["--case", "a", "true", "--case", "a", "false"],
    ["--runs", "--case", "a", "true"], ["--runs", "0", "--case", "a", "true"], ["--runs", "x", "--case", "a", "true"],
    ["--exit-code", "--case", "a", "true"], ["--exit-code", "256", "--case", "a", "true"],
    ["--fast", "--case", "a", "true"], ["true", "--case", "a", "true"],
  ])
  func wrongArguments(arguments: [String]) {
    #expect(throws: ArgumentError.self) { try ComparisonOptions(arguments) }
  }

  @Test func aHelpOptionOfAMeasuredCommandIsItsOwn() {
    #expect(Benchmarks.run(["compare", "--runs", "1", "--case", "none", "no-such-command", "--help"]) == 1)
  }

  @Test func exitCodes() {
    #expect(Benchmarks.run(["compare"]) == 2)
    #expect(Benchmarks.run(["synthesize", "0", "nowhere"]) == 2)
    #expect(Benchmarks.run(["synthesize", "1"]) == 2)
    #expect(Benchmarks.run(["synthesize", "1", "nowhere", "round"]) == 2)
    #expect(Benchmarks.run(["synthesize", "1", "nowhere", "chain", "more"]) == 2)
    #expect(Benchmarks.run(["template", "501", "nowhere"]) == 2)
    #expect(Benchmarks.run(["template", "3", "nowhere"]) == 2)
    #expect(Benchmarks.run(["template", "500"]) == 2)
    #expect(Benchmarks.run(["none"]) == 2)
  }
}
