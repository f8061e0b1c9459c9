import StrataDiff
import StrataJSON
import Testing

/// What makes anything of a template that can't be seen in it.
@Suite struct OpaqueChangeTests {
  private let include: JSONValue = ["Name": "AWS::Include", "Parameters": ["Location": "s3://b/p.json"]]

  private func queue(_ properties: JSONObject, _ others: JSONObject = [:]) -> JSONValue {
    template(["It": ["Type": "AWS::SQS::Queue", "Properties": .object(properties)]], others)
  }

  @Test func includes() throws {
    let plain: JSONObject = ["VisibilityTimeout": 1]
    var with = plain
    with["Fn::Transform"] = include
    let text = ["unclear It: a macro makes something of it that can't be seen"]
    #expect(try warnings(queue(plain), queue(with)) == text)
    #expect(try warnings(queue(with), queue(plain)) == text)
    var other = with
    other["Fn::Transform"] = ["Name": "AWS::Include", "Parameters": ["Location": "s3://b/q.json"]]
    #expect(try warnings(queue(with), queue(other)) == text)
    var longer = with
    longer["VisibilityTimeout"] = 2
    #expect(try warnings(queue(with), queue(longer)) == [])
    #expect(
      try warnings(queue(plain), queue(["VisibilityTimeout": ["Fn::Transform": include]]))
        == ["unclear It: a macro makes something of VisibilityTimeout that can't be seen"])
    #expect(try warnings(template([:]), queue(with)) == text)
  }

  @Test func macrosOfTheTemplate() throws {
    let plain = queue([:])
    #expect(
      try warnings(plain, queue([:], ["Transform": "Own"]))
        == ["unclear Transform: another macro may make anything of the template: Own"])
    #expect(try warnings(plain, queue([:], ["Transform": ["AWS::LanguageExtensions"]])) == [])
    #expect(try warnings(plain, queue([:], ["Transform": "AWS::Serverless-2016-10-31"])) == [])
    #expect(try warnings(queue(["DelaySeconds": 1], ["Transform": "Own"]), queue([:], ["Transform": "Own"])) == [])
    #expect(
      try warnings(plain, queue([:], ["Outputs": ["Fn::Transform": include]]))
        == ["unclear Outputs/Fn::Transform: a macro makes something of it that can't be seen"])
  }

  private func stack(_ url: JSONValue, _ range: JSONValue, _ others: JSONObject = [:]) -> JSONValue {
    var properties: JSONObject = ["TemplateURL": url, "Parameters": ["Range": range]]
    for member in others { properties[member.key] = member.value }
    return template(of: "AWS::CloudFormation::Stack", .object(properties))
  }

  @Test func nestedTemplates() throws {
    let old = stack("https://b/a", "10.0.0.0/8")
    #expect(
      try warnings(old, stack("https://b/b", "10.0.0.0/8"))
        == ["unclear It: TemplateURL is another, and what is made of it can't be seen"])
    #expect(
      try warnings(old, stack("https://b/a", "0.0.0.0/0"))
        == ["unclear It: Parameters.Range is another, and what is made of it can't be seen"])
    #expect(try warnings(old, stack("https://b/a", "10.0.0.0/8", ["Tags": [["Key": "a", "Value": "b"]]])) == [])
    #expect(try warnings(old, stack("https://b/a", "10.0.0.0/8", ["TimeoutInMinutes": 5])) == [])
    #expect(try warnings(template([:]), old) == ["unclear It: it can't be seen what its template makes"])
  }
}
