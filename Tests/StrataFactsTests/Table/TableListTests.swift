import StrataFacts
import StrataJSON
import Testing

@Suite struct TableListTests {
  @Test(arguments: [0, 1, 7])
  func isGoneThroughInItsOrder(count: Int) throws {
    let paths = (0..<count).map { "P\($0)" }
    let facts = try #require(
      ResourceFacts(typeName: "A", json: ["s": ["t": "o"], "ro": .array(paths.map { .string($0) })]))
    var found: [String] = []
    for path in facts.readOnlyPaths { found.append(path.string) }
    #expect(found == paths && facts.readOnlyPaths.strings == paths)
    #expect(facts.readOnlyPaths.indices.map { facts.readOnlyPaths[$0].string } == paths)
  }
}
