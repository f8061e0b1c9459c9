import StrataIsolation
import StrataJSON
import StrataTemplate
import Testing

@testable import StrataReport

@Suite struct ReportedIsolationTests {
  private func template(_ bucket: String, deleting name: String) -> TemplateContents {
    TemplateContents([
      "Resources": [
        "Files": ["Type": "AWS::S3::Bucket", "Properties": ["BucketName": .string(bucket)]],
        "Role": [
          "Type": "AWS::IAM::Role",
          "Properties": [
            "AssumeRolePolicyDocument": [
              "Version": "2012-10-17",
              "Statement": [
                ["Effect": "Allow", "Action": "sts:AssumeRole", "Principal": ["Service": "lambda.amazonaws.com"]]
              ],
            ],
            "Policies": [
              [
                "PolicyName": "Files",
                "PolicyDocument": [
                  "Version": "2012-10-17",
                  "Statement": [["Effect": "Allow", "Action": "s3:DeleteObject", "Resource": .string(name)]],
                ],
              ]
            ],
          ],
        ],
      ]
    ])
  }

  @Test func theMatrixHasTheVerdictsAndTheWaysTheirWitnesses() {
    let analysis = IsolationAnalysis(
      environments: ["dev", "prod"],
      stacks: [
        IsolatedStack(
          name: "ShopDev", environment: "dev", contents: template("dev-files", deleting: "arn:aws:s3:::*files/*")),
        IsolatedStack(
          name: "ShopProd", environment: "prod",
          contents: template("prod-files", deleting: "arn:aws:s3:::prod-files/*")),
      ])
    let isolation = ReportedIsolation(analysis.report()) { "\($0.stack)\($0.pointer)" }
    #expect(isolation.verdict == .broken)
    #expect(isolation.matrix == [[nil, .broken], [.proven, nil]])
    #expect(isolation.ways.map(\.verdict) == [.broken])
    #expect(isolation.ways.map { "\($0.from) \($0.to)" } == ["dev prod"])
    #expect(isolation.ways.map(\.source) == [ReportedPlace(stack: "ShopDev", logicalID: "Role")])
    #expect(isolation.ways[0].sentences[0].contains("s3:DeleteObject arn:aws:s3:::prod-files"))
    #expect(isolation.ways[0].places.first == "0/Resources/Role/Properties/Policies/0/PolicyDocument/Statement/0")
    #expect(isolation.closed > 0)
  }
}
