import StrataJSON
import StrataLanguage
import StrataTemplate
import TestSupport
import Testing

@Suite struct AcceptedFindingTests {
  @Test func acceptedFindingsStandInTheMetadata() throws {
    let template = try template { scope in
      let thing = Resource("Thing", type: "Acme::Test::Thing", in: scope)
      thing.metadata = ["Team": "orders"]
      thing.accept(.checkov("CKV_AWS_120"), because: "Nothing is asked for twice")
        .accept(.checkov("CKV_AWS_2"), because: "It stays inside")
        .accept(.cfnLint("W3005"), because: "It's said twice on purpose")
    }
    #expect(
      template.resources["Thing"]?["Metadata"] == [
        "Team": "orders", "cfn-lint": ["config": ["ignore_checks": ["W3005"]]],
        "checkov": [
          "skip": [
            ["id": "CKV_AWS_120", "comment": "Nothing is asked for twice"],
            ["id": "CKV_AWS_2", "comment": "It stays inside"],
          ]
        ],
      ])
  }

  @Test func whatIsAcceptedForAStackStandsInItsMetadata() throws {
    let template = try template { scope in
      Resource("Thing", type: "Acme::Test::Thing", in: scope)
      scope.accept(.strata("limit"), because: "It goes by way of a bucket")
      scope.accept(.cfnLint("W3005"), because: "The order is meant")
    }
    #expect(
      template.json["Metadata"] == [
        "Strata::Accepted": [["Rule": "limit", "Because": "It goes by way of a bucket"]],
        "cfn-lint": ["config": ["ignore_checks": ["W3005"]]],
      ])
    #expect(
      findings { scope in
        Resource("Thing", type: "Acme::Test::Thing", in: scope)
        scope.metadata("Strata::Accepted", [["Rule": "limit", "Because": "x"]])
        scope.accept(.strata("limit"), because: "y")
        scope.accept(.strata("limit"), because: "z")
        scope.accept(.checkov("CKV_AWS_2"), because: "x")
      } == [
        """
        AcceptedFindingTests.swift: error: Test: metadata "Strata::Accepted" is given twice [duplicate-id]
          hint: remove one of the two
        """,
        """
        AcceptedFindingTests.swift: error: Test: checkov's rules are of resources, and not of a whole stack [invalid-value]
          hint: accept CKV_AWS_2 on each resource that it's found in
        """,
        """
        AcceptedFindingTests.swift: error: Test: limit is accepted here already [invalid-value]
          hint: remove one of the two
        """,
      ])
  }

  @Test func acceptingTakesAReasonAndARule() {
    #expect(
      findings { scope in
        Resource("Thing", type: "Acme::Test::Thing", in: scope)
          .accept(.checkov("CKV_AWS_2"), because: " ")
          .accept(.cfnLint(""), because: "x")
          .accept(.cfnLint("W1"), because: "x")
          .accept(.cfnLint("W1"), because: "y")
      } == [
        """
        AcceptedFindingTests.swift: error: Test/Thing: W1 is accepted here already [invalid-value]
          hint: remove one of the two
        """,
        """
        AcceptedFindingTests.swift: error: Test/Thing: a finding must be accepted for a reason; \
        expected why CKV_AWS_2 is no fault here, given " " [invalid-value]
        """,
        """
        AcceptedFindingTests.swift: error: Test/Thing: this is no rule of cfn-lint; \
        expected letters, digits, underscores and hyphens, given "" [invalid-value]
        """,
      ])
  }

  @Test func metadataOfAnotherHandIsKept() {
    #expect(
      findings { scope in
        let thing = Resource("Thing", type: "Acme::Test::Thing", in: scope)
        thing.metadata = ["checkov": ["skip": []]]
        thing.accept(.checkov("CKV_AWS_2"), because: "It stays inside")
      } == [
        """
        AcceptedFindingTests.swift: error: Test/Thing: Metadata/checkov: the metadata has "checkov" already, so \
        accept(_:because:) can't write it [invalid-value]
          hint: accept all findings in the metadata, or all by accept
        """
      ])
  }
}
