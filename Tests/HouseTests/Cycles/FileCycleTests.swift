import Testing

/// A module's files build on each other: no large part of them hangs in one cycle.
///
/// A file leads to another when it names a type that the other declares: a type of the top level, or one within a type,
/// as `Scaling.Goal` or, where the file declares or extends `Scaling`, as `Goal`. Comments and what literals say don't
/// count; what is interpolated does. Members alone don't count either, such as a method that an extension adds. Files
/// each of which leads to every other, by way of others, are a cycle; the largest of a module is held to a third.
@Suite struct FileCycleTests {
  /// The fewest files of a module that is held to the limit; of fewer, two that name each other are much already.
  private static let fewest = 10

  @Test(arguments: SourceFile.modules.filter { $0.files.count >= fewest })
  func noCycleTakesMoreThanAThird(of module: SourceModule) {
    let graph = FileGraph(module.files.map { ($0.path, $0.text) })
    let cycle = graph.largestCycle
    #expect(
      cycle.count * 3 <= graph.files.count,
      "\(cycle.count) of \(graph.files.count) files hang in one cycle:\n\(graph.description(of: cycle))")
  }

  @Test func modulesAreFound() {
    #expect(SourceFile.modules.count > 15)
    #expect(SourceFile.modules.allSatisfy { !$0.folder.contains("Resources") })
  }

  @Test func filesThatNameEachOtherAreACycle() {
    let cycle = Self.cycle([
      "A": "struct Alpha { let beta: Beta }", "B": "struct Beta { let gamma: [Gamma] }",
      "C": "enum Gamma { case some(Alpha) }", "D": "struct Delta { let alpha: Alpha }", "E": "struct Epsilon {}",
    ])
    #expect(cycle == ["A", "B", "C"])
  }

  @Test func theLargestCycleCounts() {
    let cycle = Self.cycle([
      "A": "struct Alpha { let beta: Beta }", "B": "struct Beta { let alpha: Alpha }",
      "C": "struct Gamma { let delta: Delta }", "D": "struct Delta { let epsilon: Epsilon }",
      "E": "struct Epsilon { let gamma: Gamma, alpha: Alpha }",
    ])
    #expect(cycle == ["C", "D", "E"])
  }

  @Test(
    arguments: [
      "// Alpha", "/* Alpha */", "/// As an ``Alpha`` does.", "let text = \"Alpha\"",
      "let text = #\"Alpha \"\\(Alpha.self) Alpha\"#", "let text = \"\"\"\n  Alpha\n  \"\"\"",
      "let other = Module.Alpha()", "let member = value.Alpha", "let long = AlphaBeta()",
    ])
  func whatNamesNoType(line: String) {
    #expect(Self.cycle(["A": "struct Alpha { let beta: Beta }", "B": "struct Beta {}\n\(line)"]) == [])
  }

  @Test(
    arguments: [
      "let alpha = Alpha()", "extension Alpha {}", "let text = \"a \\(Alpha.self)\"",
      "let text = \"\"\"\n  \\([\"x\": Alpha.name])\n  \"\"\"", "let text = #\"\"\\#(Alpha.name)\"#",
      "func f(_ all: [Alpha]) {}", "let name = Alpha.Name.first",
    ])
  func whatNamesAType(line: String) {
    #expect(Self.cycle(["A": "struct Alpha { let beta: Beta }", "B": "struct Beta {}\n\(line)"]) == ["A", "B"])
  }

  @Test func typesWithinTypesCount() {
    let alpha = "struct Alpha {\n  let beta: Beta\n}"
    let goal = "extension Alpha {\n  struct Goal {}\n}"
    #expect(
      Self.cycle(["A": alpha, "B": "struct Beta {\n  let goal: Alpha.Goal\n}", "C": goal]) == ["A", "B", "C"])
    let naming = "struct Alpha {\n  let goal: Goal\n}"
    #expect(Self.cycle(["A": naming, "C": goal]) == ["A", "C"])
    // Another type's, so that the name means something else.
    #expect(Self.cycle(["A": naming, "C": "extension Omega {\n  struct Goal {}\n  let alpha: Alpha\n}"]) == [])
  }

  @Test func privateTypesAreOfTheirFileAlone() {
    let beta = "struct Beta { let alpha: Alpha }\nprivate struct Kind {}"
    #expect(Self.cycle(["A": "struct Alpha { let kind: Kind }", "B": beta]) == [])
  }

  private static func cycle(_ files: [String: String]) -> [String] {
    let graph = FileGraph(files.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    return graph.largestCycle.map { graph.files[$0] }
  }
}
