import StrataJSON
import Testing

@testable import StrataIsolation

@Suite struct IsolationCertificateTests {
  @Test func everyWayIsInIt() throws {
    let analysis = IsolationAnalysis.declaring(
      [
        ["dev", "production", "Files", "closed"], ["dev", "production", "Files", "open"],
        ["dev", "staging", "StagingFiles", "undecided"],
      ], shares: [.resource("Files", because: "there is but one")])
    let json = IsolationCertificate.json(of: analysis.report())
    #expect(json["verdict"] == "not decided")
    #expect(json["environments"] == ["dev", "staging", "production"])
    #expect(json["stacks"]?.array?.map { $0["name"] } == ["Dev", "Staging", "Production"])
    let pairs = try #require(json["pairs"]?.array)
    #expect(pairs.map { $0["verdict"] }.prefix(3) == ["not decided", "accepted", "proven"])
    let source: JSONValue = ["stack": 0, "pointer": "/Resources/Role"]
    let target: JSONValue = ["stack": 2, "logicalId": "Files"]
    #expect(
      pairs[1]["ways"] == [
        [
          "kind": "permission", "verdict": "proven", "source": source, "target": target,
          "fact": ["code": "apart", "values": [], "places": [source], "words": "Role names another bucket"],
        ],
        [
          "kind": "permission", "verdict": "accepted", "source": source, "target": target,
          "witness": [
            "actor": "Role", "action": "s3:DeleteObject", "reached": "arn:aws:s3:::files/x",
            "places": [source, ["stack": 0, "pointer": "/Resources/Role/Type"]],
            "words": "Role may s3:DeleteObject arn:aws:s3:::files/x",
          ], "because": "there is but one",
        ],
      ])
    #expect(
      pairs[0]["ways"]?.array?.first?["undecided"]
        == ["reason": "the bucket's name is a parameter", "remedy": "write its AllowedValues", "places": [source]])
  }

  /// The same templates give the same certificate, and any other another.
  @Test func theDigestIsOfAll() {
    func digest(_ ways: JSONValue) -> JSONValue? {
      IsolationCertificate.json(of: IsolationAnalysis.declaring(ways).report())["digest"]
    }
    #expect(digest([]) == digest([]))
    #expect(digest([]) != digest([["dev", "production", "Files", "closed"]]))
  }
}
