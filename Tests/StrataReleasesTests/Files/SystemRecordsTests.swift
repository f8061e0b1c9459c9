import Testing

@testable import StrataReleases

@Suite struct SystemRecordsTests {
  /// What isn't among these counts as a source, which may be compiled.
  @Test(arguments: [
    ("Sources/Deployments/dev/0001-1a2b3c4d.json", true), ("Sources/Deployments/.gitattributes", true),
    ("Sources/Deployments/dev/.gitattributes", false), ("Sources/Deployments/dev/Gate.swift", false),
    // A killed process leaves it, and it's of no release.
    ("Sources/Deployments/dev/.strata-staging-1a2b", true), ("Sources/Deployments/.strata-staging-0", true),
    ("Sources/Deployments/.strata-staging-", false), ("Sources/Deployments/.strata-staging-1.swift", false),
    ("Sources/Deployments/.strata-staging-1a/Gate.swift", false), ("Sources/.strata-staging-1a2b", false),
  ])
  func aRecord(path: String, isOne: Bool) {
    #expect(SystemRecords.isRecord(path, in: "Sources/Deployments") == isOne)
    #expect(SystemRecords.isRecord(path, in: "Sources/Deployments/") == isOne)
  }

  @Test func theEnvironmentsThatHaveRecords() throws {
    let bench = RecordBench()
    try bench.deploy("1", to: "prod")
    try bench.deploy("1")
    try bench.records.templates.keep(Array("{}".utf8))
    try bench.write("{}", to: "notes/0001.json")
    #expect(bench.records.environments == ["dev", "prod"])
  }
}
