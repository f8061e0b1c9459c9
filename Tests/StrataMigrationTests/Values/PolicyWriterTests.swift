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
      "[{Effect: Allow, Action: []}]", "[{Effect: Allow, Action: a, Condition: {Bool: {k: true}}}]",
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
  }
}
