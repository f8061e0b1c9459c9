import StrataJSON
import StrataLanguage
import StrataTemplate
import TestSupport
import Testing

/// What is written into a template as it is.
@Suite struct RawMembersTests {
  @Test func membersStandAmongTheDeclaredOnes() throws {
    let template = try template { scope in
      scope.raw("Code", in: "Parameters", ["Type": "String", "MinLength": 4])
      let name = scope.parameter("Name")
      Resource("B", type: "Acme::Test::Thing", in: scope)
      scope.raw("A", in: "Resources", ["Type": "Acme::Test::Thing", "Properties": ["Name": .value(name)]])
      scope.output("Code", .raw(["Ref": "Code"]))
    }
    #expect(template.parameters.keys == ["Code", "Name"])
    #expect(template.parameters["Code"] == ["Type": "String", "MinLength": 4])
    #expect(template.resources.keys == ["A", "B"])
    #expect(template.resources["A"]?["Properties"] == ["Name": ["Ref": "Name"]])
    #expect(template.outputs["Code"] == ["Value": ["Ref": "Code"]])
  }

  @Test func sectionsStandBeforeThoseThatAreDeclared() throws {
    let template = try template { scope in
      Resource("B", type: "Acme::Test::Thing", in: scope)
      scope.raw(section: "Transform", ["Own", ["Name": "AWS::Include", "Parameters": ["Location": "s3://a/b"]]])
      scope.raw("Function", in: "Globals", ["Timeout": 3])
      scope.raw("Api", in: "Globals", ["Name": "a"])
    }
    #expect(template.json.object?.keys == ["AWSTemplateFormatVersion", "Transform", "Globals", "Resources"])
    #expect(template.json["Transform"]?[0] == "Own")
    #expect(template.json["Globals"] == ["Function": ["Timeout": 3], "Api": ["Name": "a"]])
  }

  @Test func nothingIsWrittenTwice() {
    let found = findings { scope in
      Resource("B", type: "Acme::Test::Thing", in: scope)
      scope.raw("B", in: "Resources", ["Type": "Acme::Test::Thing"])
      scope.raw(section: "Resources", [:])
      scope.raw(section: "Globals", [:])
      scope.raw(section: "Globals", [:])
    }
    let message = "can't be written as it is beside another"
    for place in ["Resources/B", "Resources", "Globals"] {
      #expect(found.contains { $0.contains("\(place) \(message) [duplicate-id]") }, "\(found)")
    }
  }
}
