import Strata
import StrataJSON
import StrataStreams
import StrataTesting
import TestSupport
import Testing

@Suite struct ImportedDataStreamTests {
  private static let arn = "arn:aws:kinesis:eu-central-1:123456789012:stream/orders"

  @Test func permissions() throws {
    let allowed = try statements { scope in
      [ImportedDataStream(arn: .literal(Self.arn), key: Key("Key", in: scope)).writing]
    }
    #expect(
      allowed == [
        ["Action": ["kinesis:PutRecord", "kinesis:PutRecords"], "Effect": "Allow", "Resource": [.string(Self.arn)]],
        use(
          ["kms:GenerateDataKey"], of: ["Fn::GetAtt": ["Key", "Arn"]], through: "kinesis.eu-central-1.amazonaws.com"),
      ])
  }

  @Test(
    arguments: [
      "orders", "arn:aws:kinesis:eu-central-1:123456789012:orders",
      "arn:aws:sqs:eu-central-1:123456789012:stream/orders",
      "arn:aws:kinesis::123456789012:stream/orders",
    ])
  func whatIsNoStream(arn: String) {
    let found = findingsOfPermitting { _ in ImportedDataStream(arn: .literal(arn)).reading }
    #expect(found.count == 1)
    #expect(found.first?.contains("this isn't the ARN of a stream") == true, "\(found)")
  }
}
