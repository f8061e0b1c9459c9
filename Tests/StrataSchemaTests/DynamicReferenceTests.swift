import Testing

@Suite struct DynamicReferenceTests {
  @Test(arguments: ["{{resolve:ssm:/a}}", "arn:{{resolve:ssm:a:1}}/x", "{{{resolve:ssm:a}}", "{ {{resolve:ssm:a}}"])
  func areNotKnownYet(text: String) throws {
    for schema in [
      #"{"t":"s","pt":"^a$"}"#, #"{"t":"s","ls":[1,2]}"#, #"{"e":["a"]}"#, #"{"c":"a"}"#, #"{"t":"i","g":[1,2]}"#,
      #"{"f":"AWS::EC2::VPC.Id"}"#, #"{"f":"json"}"#, #"{"one":[{"c":"a"},{"c":"b"}]}"#, #"{"not":{"t":"s"}}"#,
    ] {
      #expect(try findings(of: "\"\(text)\"", schema: schema) == [], "\(schema)")
    }
    #expect(try findings(of: "\"\(text)\"", schema: #"{"t":["o","a"]}"#).count == 1)
  }

  @Test(arguments: ["{{ resolve:ssm:a }}", "{{:ssm:a}}", "{{resolve:ssm:a}", "{resolve:ssm:a}}"])
  func othersAreTexts(text: String) throws {
    #expect(try findings(of: "\"\(text)\"", schema: #"{"t":"s","pt":"^a$"}"#).count == 1)
  }
}
