import StrataJSON
import StrataTemplate
import Testing

@Suite struct QuotaUseTests {
  @Test func everythingIsCounted() {
    let template: JSONValue = [
      "Parameters": ["A": ["Type": "String"], "B": ["Type": "String"]], "Mappings": ["M": ["a": ["b": "c"]]],
      "Resources": [
        "Jobs": [
          "Type": "AWS::SQS::Queue",
          "Properties": ["QueueName": "{{resolve:ssm:/a}}-{{resolve:ssm:/b}}"],
        ]
      ],
    ]
    let uses = TemplateContents(template, byteCount: 900).quotaUses
    #expect(
      uses.map { "\($0.quota) \($0.used)" } == [
        "resources 1", "parameters 2", "outputs 0", "mappings 1", "dynamicReferences 2", "bytes 900",
      ])
    #expect(TemplateContents(template).quotaUses.map(\.quota).contains(.bytes) == false)
  }

  @Test(
    arguments: [
      (399, false, false), (400, true, false), (500, true, false), (501, true, true),
    ])
  func littleRoomIsNear(_ used: Int, _ isNear: Bool, _ isExceeded: Bool) {
    let use = QuotaUse(.resources, used: used)
    #expect((use.isNear, use.isExceeded) == (isNear, isExceeded))
  }
}
