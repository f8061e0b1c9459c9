import StrataJSON
import Testing

@testable import StrataReport

@Suite struct ReportedStackTests {
  @Test func whatLooksLikeASecretIsHidden() throws {
    let stack = SampleReports.stack(
      "Shop",
      [
        "Database": [
          "Type": "AWS::RDS::DBInstance",
          "Properties": ["MasterUsername": "admin", "MasterUserPassword": "correct-horse-battery"],
        ]
      ],
      [
        "Parameters": ["Token": ["Type": "String", "NoEcho": true, "Default": "s3cr3t-t0ken-value"]],
        "Outputs": ["Name": ["Value": ["Ref": "Database"]]],
      ])
    #expect(
      try stack.resources[0].json.text(layout: .compact)
        == #"{"Type":"AWS::RDS::DBInstance","Properties":{"MasterUsername":"admin","MasterUserPassword":"(hidden)"}}"#)
    #expect(
      try JSONValue.object(stack.rest).text(layout: .compact)
        == #"{"Parameters":{"Token":{"Type":"String","NoEcho":true,"Default":"(hidden)"}},"#
        + #""Outputs":{"Name":{"Value":{"Ref":"Database"}}}}"#)
  }

  @Test func theTemplateTellsWhoseItIs() {
    let metadata: JSONObject = ["Metadata": ["Strata::Environments": ["dev": ["*"]]]]
    let stack = SampleReports.stack("Shop", ["Jobs": ["Type": "AWS::SQS::Queue"]], metadata)
    #expect(stack.environment == "dev")
    #expect(stack.resources.map(\.environment) == ["dev"])
    #expect(stack.rest.isEmpty)
  }

  @Test func servicesAreThoseOfTypes() {
    let types: [JSONValue] = ["AWS::SQS::Queue", "Custom::Certificate", "<script>", ""]
    let stack = SampleReports.stack(
      "Shop", JSONObject(types.enumerated().map { ("R\($0.offset)", ["Type": $0.element]) }))
    #expect(stack.resources.map(\.service) == ["SQS", "Custom", "<script>", ""])
  }
}
