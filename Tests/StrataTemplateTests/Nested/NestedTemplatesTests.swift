import StrataJSON
import StrataTemplate
import Testing

/// The ways in which templates name those that they nest.
@Suite struct NestedTemplatesTests {
  private static let network: JSONValue = ["Resources": ["Topic": ["Type": "AWS::SNS::Topic"]]]

  private func found(
    _ properties: JSONObject, type: String = "AWS::CloudFormation::Stack", metadata: JSONObject = [:],
    among files: [NestedTemplates.File]
  ) -> String {
    let contents = TemplateContents([
      "Resources": [
        "Network": [
          "Type": .string(type), "Metadata": .object(metadata), "Properties": .object(properties),
        ]
      ]
    ])
    guard let resource = contents.resource("Network") else { return "no resource" }
    return switch NestedTemplates(files).template(of: resource, in: "shop/main.yaml") {
    case .found(let file): file.path
    case .unknown(let reason): reason
    }
  }

  private func file(_ path: String) -> NestedTemplates.File { NestedTemplates.File(path: path, json: Self.network) }

  @Test(arguments: [
    ("./network.yaml", "shop/network.yaml", "shop/network.yaml"),
    ("network.yaml", "shop/network.yaml", "shop/network.yaml"),
    ("parts/network.yaml", "shop/parts/network.yaml", "shop/parts/network.yaml"),
    ("../network.yaml", "network.yaml", "network.yaml"), ("../../network.yaml", "../network.yaml", "../network.yaml"),
    ("/all/network.yaml", "/all/network.yaml", "/all/network.yaml"),
    ("./other.yaml", "shop/network.yaml", "there is no ./other.yaml beside shop/main.yaml"),
    (
      "https://templates.s3.amazonaws.com/network.yaml", "shop/network.yaml",
      "its TemplateURL names no file beside shop/main.yaml"
    ),
  ]) func paths(address: String, path: String, outcome: String) {
    #expect(found(["TemplateURL": .string(address)], among: [file(path)]) == outcome)
  }

  @Test func digests() throws {
    // The digest of the bytes as they're given, and of those that a synthesized template's file has.
    let digest = "b36a83701f1c3191e19722d6f90274bc1b5501fe69ebf33313e440fe4b0fe210"
    let files = [NestedTemplates.File(path: "shop/nested.json", json: Self.network, bytes: Array("x\n".utf8))]
    let other = "73cb3858a687a8494ca3323053016282f3dad39d42cf62ca4e79dda2aac7d9ac"
    let address = "https://bucket.s3.eu-west-1.amazonaws.com/shop/\(other).template.json"
    #expect(found(["TemplateURL": .string(address)], among: files) == "shop/nested.json")
    #expect(
      found(
        [
          "TemplateURL": [
            "Fn::Sub": ["https://${Bucket}/\(other).template.json", ["Bucket": ["Fn::ImportValue": "Templates"]]]
          ]
        ], among: files) == "shop/nested.json")
    #expect(
      found(
        [
          "TemplateURL": [
            "Fn::Join": ["/", ["https:/", ["Fn::ImportValue": "Templates"], "\(other).template.json"]]
          ]
        ], among: files) == "shop/nested.json")
    #expect(
      found(["TemplateURL": .string("https://bucket/\(digest).template.json")], among: files)
        == "no template beside shop/main.yaml has the digest b36a83701f1c…")
    #expect(
      found(["TemplateURL": ["Fn::Sub": "https://${Bucket}/${Key}"]], among: files)
        == "its TemplateURL is known only at deployment")
  }

  @Test func bodiesAndWhatPackagesNote() {
    #expect(
      found(
        ["TemplateBody": .string(#"{"Resources": {"A": {"Type": "AWS::SNS::Topic"}}}"#)],
        type: "AWS::CloudFormation::StackSet", among: []) == "shop/main.yaml#Network")
    #expect(
      found(["TemplateBody": "{}"], type: "AWS::CloudFormation::StackSet", among: [])
        == "its TemplateBody is no template")
    #expect(
      found(["TemplateBody": ["Ref": "Body"]], type: "AWS::CloudFormation::StackSet", among: [])
        == "its TemplateBody is known only at deployment")
    #expect(
      found(
        ["TemplateURL": ["Fn::Sub": "https://${Bucket}/x.json"]],
        metadata: ["aws:asset:path": "inner.nested.template.json", "aws:asset:property": "TemplateURL"],
        among: [file("shop/inner.nested.template.json")]) == "shop/inner.nested.template.json")
    #expect(
      found(["Location": "./network.yaml"], type: "AWS::Serverless::Application", among: [file("shop/network.yaml")])
        == "shop/network.yaml")
    #expect(
      found(["Location": ["ApplicationId": "a"]], type: "AWS::Serverless::Application", among: [])
        == "its Location is known only at deployment")
    #expect(found([:], among: []) == "it names no template")
  }
}
