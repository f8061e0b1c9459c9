import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct ImportedKeyTests {
  @Test func anImportedKeyIsUsedAsItIs() throws {
    let template = try template { scope in
      let key = ImportedKey(arn: "arn:aws:kms:eu-central-1:123456789012:key/1234")
      LogGroup("Logs", in: scope, key: key)
    }
    #expect(template.resource("Logs")?["KmsKeyId"] == "arn:aws:kms:eu-central-1:123456789012:key/1234")
    #expect(template.allResources.count == 1)
  }

  @Test func anARNThatIsNoKeysIsReportedWhereItIsUsed() {
    #expect(
      findings { scope in
        LogGroup("A", in: scope, key: ImportedKey(arn: "arn:aws:kms:eu-central-1:123456789012:alias/orders"))
      } == [
        "ImportedKeyTests.swift: error: Test/A: KmsKeyId: this isn't the ARN of a key; expected "
          + "arn:<partition>:kms:<region>:<account>:key/<id>, given "
          + "\"arn:aws:kms:eu-central-1:123456789012:alias/orders\" [invalid-value]"
      ])
  }
}
