import StrataDiff
import StrataJSON
import Testing

/// What is said of access and protections has no secret in it.
@Suite struct HiddenAccessTests {
  private static let places: [(String, @Sendable (String) -> (old: JSONValue, new: JSONValue))] = [
    (
      "a token of an event source",
      { secret in
        func permission(_ action: JSONValue) -> JSONValue {
          template(
            of: "AWS::Lambda::Permission",
            ["Action": action, "FunctionName": "f", "Principal": "alexa", "EventSourceToken": .string(secret)])
        }
        return (permission("lambda:GetFunction"), permission("lambda:*"))
      }
    ),
    (
      "a word that a page must send",
      { secret in
        func bucket(_ action: JSONValue) -> JSONValue {
          let statement = allow(action, to: "*", where: ["StringLike": ["aws:Referer": .string(secret)]])
          return template(of: "AWS::S3::BucketPolicy", ["Bucket": "b", "PolicyDocument": policy(statement)])
        }
        return (bucket("s3:GetObject"), bucket("s3:*"))
      }
    ),
    (
      "a parameter of a nested template",
      { secret in
        func stack(_ value: String) -> JSONValue {
          template(
            of: "AWS::CloudFormation::Stack",
            ["TemplateURL": "https://b/a", "Parameters": ["DbPassword": ["Fn::If": ["C", .string(value), "x-other"]]]])
        }
        return (stack("a-" + secret), stack("b-" + secret))
      }
    ),
    (
      "a default that isn't shown",
      { secret in
        func logs(_ value: JSONValue) -> JSONValue {
          template(
            ["It": ["Type": "AWS::IAM::Role", "Properties": ["ManagedPolicyArns": [["Ref": "Key"]]]]],
            ["Parameters": ["Key": ["Type": "String", "NoEcho": true, "Default": value, "AllowedValues": [value]]]])
        }
        return (logs(.string("a-" + secret)), logs(.string("b-" + secret)))
      }
    ),
  ]

  @Test(arguments: places.map(\.0)) func nothingIsSaid(_ name: String) throws {
    let make = try #require(Self.places.first { $0.0 == name }?.1)
    let (old, new) = make("hunter2hunter2")
    let difference = try TemplateDifference(from: old, to: new)
    #expect(difference.verdict == .grave)
    for form in [
      difference.text(title: "Shop"), difference.markdown(title: "Shop"),
      try difference.json(includingPatch: false).text(),
    ] {
      #expect(!form.contains("hunter2"), "\(form)")
    }
  }
}
