import StrataText
import Testing

@testable import StrataReleases

@Suite struct TemplateStoreTests {
  private let bench = RecordBench()
  private let template = Array(#"{"Resources": {}}"#.utf8)

  @Test func aTemplateIsFoundByItsDigest() throws {
    let digest = try bench.records.templates.keep(template)
    #expect(digest == SHA256.hexDigest(of: template))
    #expect(bench.files(in: "templates") == ["\(digest).json"])
    #expect(try bench.records.templates.template(digest) == template)
    #expect(try bench.records.templates.keep(template) == digest)
    #expect(bench.files(in: "templates").count == 1)
  }

  @Test func whatIsNotKeptIsNotThere() throws {
    #expect(try bench.records.templates.template("ab") == nil)
    try bench.records.templates.keep(template)
    #expect(try bench.records.templates.template("ab") == nil)
  }

  @Test func anEditedTemplateIsFound() throws {
    let digest = try bench.records.templates.keep(template)
    try bench.write("{}", to: "templates/\(digest).json")
    let expected = """
      Deployments/templates/\(digest).json: the template was edited after it was kept; expected the digest that is its name, given \(SHA256.hexDigest(of: Array("{}".utf8)))
        hint: take it back as it was: git checkout -- Deployments/templates/\(digest).json
      """
    #expect(bench.complaint { _ in _ = try bench.records.templates.template(digest) } == expected)
    #expect(bench.complaint { _ in try bench.records.templates.keep(template) } == expected)
    #expect(bench.text(of: "templates/\(digest).json") == "{}")
  }

  @Test func whatAKilledProcessLeftIsRemoved() throws {
    try bench.write("x", to: "templates/.strata-staging-1")
    let digest = try bench.records.templates.keep(template)
    #expect(bench.files(in: "templates") == ["\(digest).json"])
  }
}
