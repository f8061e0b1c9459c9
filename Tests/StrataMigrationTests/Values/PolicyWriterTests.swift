import StrataJSON
import StrataResourceModel
import StrataYAML
import Testing

@testable import StrataMigration

/// Policies as statements.
@Suite struct PolicyWriterTests {
  /// The policy as statements; nil where it has to be written as it is.
  private func policy(_ statement: String, version: String = "2012-10-17", keepsKinds: Bool = false) throws -> String? {
    let document = try YAMLDocument(parsing: Array("Version: \(version)\nStatement: \(statement)".utf8)).value
    let source = MigrationSource(stack: "Shop", file: "shop.yaml", template: [:], text: "", keepsKinds: keepsKinds)
    let context = StackContext(
      source, names: ConstantNames(reserved: []), hasLanguageExtensions: false, partNames: [""])
    context.values = [
      "Name": Declared(name: "name", kind: .parameter(.string), part: 0),
      "Names": Declared(name: "names", kind: .parameter(.strings), part: 0),
    ]
    context.declared = ["name", "names"]
    var writer = PolicyWriter(ValueWriter(context, hint: "role", at: JSONPointer()))
    return writer.write(try #require(document.object))?.flat
  }

  @Test(
    arguments: [
      ("[{Effect: Allow, Action: a, Resource: '*'}]", #"[.allow("a", on: "*")]"#),
      ("{Effect: Deny, Action: [a, b], Resource: [!Ref Name]}", #"[.deny("a", "b", on: name)]"#),
      (
        "[{Sid: S, Effect: Allow, Action: a, Principal: {Service: [x, y], AWS: '111122223333'}}]",
        #"[.allow("a", to: .service("x"), .service("y"), .account("111122223333"), sid: "S")]"#
      ),
      (
        "[{Effect: Allow, Action: a, Principal: '*', Condition: {StringLike: {k: [v, w]}}}]",
        #"[.allow("a", to: .anyone, when: .stringLike("k", "v", "w"))]"#
      ),
      (
        "[{Effect: Deny, Action: a, Condition: {Bool: {k: 'false'}, NumericLessThan: {n: '3', m: 2.5}}}]",
        #"[.deny("a", when: .bool("k", false), .numericLessThan("n", 3), .numericLessThan("m", 2.5))]"#
      ),
      (
        "[{Effect: Deny, Action: a, Condition: {'ForAnyValue:StringLikeIfExists': {k: v}, BoolIfExists: {l: true}}}]",
        #"[.deny("a", when: .stringLike("k", "v").forAnyValue.ifExists, .bool("l", true).ifExists)]"#
      ),
      (
        "[{Effect: Deny, Action: a, Condition: {DateLessThan: {k: '2030-01-01T00:00:00Z'}, 'Null': {l: true}}}]",
        #"[.deny("a", when: .dateLessThan("k", "2030-01-01T00:00:00Z"), .null("l", true))]"#
      ),
      (
        "[{Effect: Allow, NotAction: a, NotResource: [b]}]",
        #"[Statement(.allow, actions: .allBut(["a"]), resources: .allBut(["b"]))]"#
      ),
    ])
  func statements(yaml: String, swift: String) throws {
    #expect(try policy(yaml) == swift)
  }

  @Test(
    arguments: [
      "[{Effect: Allow, Action: a, Own: 1}]", "[{Effect: allow, Action: a}]", "[{Effect: Allow, Action: !Ref Names}]",
      "[{Effect: Allow, Action: []}]", "[{Effect: Allow, Action: a, Condition: {Bool: {k: maybe}}}]",
      "[{Effect: Allow, Action: a, Condition: {Bool: {k: [true, false]}}}]",
      "[{Effect: Allow, Action: a, Condition: {NullIfExists: {k: true}}}]",
      "[{Effect: Allow, Action: a, Condition: {NumericEquals: {k: '01'}}}]",
      "[{Effect: Allow, Action: a, Condition: {NumericLessThan: {k: !Ref Name}}}]",
      "[{Effect: Allow, Action: a, Condition: {Own: {k: v}}}]",
      "[{Effect: Allow, Action: a, Principal: {Own: x}}]", "[]", "!Ref Name",
      "[{Effect: Allow, Action: a, Condition: {}}]", "[{Effect: Allow, Action: a, Condition: {StringLike: {}}}]",
    ])
  func whatStatementsCantSayIsWrittenAsItIs(yaml: String) throws {
    #expect(try policy(yaml) == nil)
  }

  @Test func otherVersionsAreWrittenAsTheyAre() throws {
    #expect(try policy("[{Effect: Allow, Action: a}]", version: "2008-10-17") == nil)
  }

  @Test func singleTextsStaySoWhereKindsAreKept() throws {
    #expect(try policy("[{Effect: Allow, Action: a}]", keepsKinds: true) == nil)
    #expect(try policy("[{Effect: Allow, Action: [a]}]", keepsKinds: true) == #"[.allow("a")]"#)
    let condition = "[{Effect: Allow, Action: [a], Condition: {Bool: {k: [true]}}}]"
    #expect(try policy(condition, keepsKinds: true) == nil)
  }
}
