import StrataGraph
import StrataJSON
import StrataTemplate
import Testing

@testable import StrataReport

@Suite struct ReportMapsTests {
  /// The second line of a key's box, whose policy lets in an account.
  private func key(in account: String?) -> [String] {
    let statement: JSONValue = [
      "Effect": "Allow", "Action": "kms:*", "Resource": "*", "Principal": ["AWS": "arn:aws:iam::111122223333:root"],
    ]
    let key: JSONValue = ["Type": "AWS::KMS::Key", "Properties": ["KeyPolicy": ["Statement": [statement]]]]
    var system = ReportedSystem(name: "shop")
    system.stacks = [
      ReportedStack(
        name: "Shop", file: "Shop.template.json", account: account, region: account.map { _ in "eu-central-1" },
        contents: TemplateContents(["Resources": ["Key": key]])
      ) { _ in nil }
    ]
    return ReportMaps(ReportContents([system])).systems.joined().flatMap { $0.diagram.nodes.map(\.subtitle) }
  }

  @Test func theAccountOfAStackIsNoStranger() {
    #expect(key(in: "111122223333") == ["KMS key"])
    #expect(key(in: "444455556666") == ["KMS key, lets in account 111122223333"])
    #expect(key(in: nil) == ["KMS key, lets in account 111122223333"])
  }
}
