import StrataFacts
import StrataJSON
import Testing

@Suite struct ResourceFactsTests {
  /// Facts of which every part is understood.
  private func facts(_ json: String) throws -> ResourceFacts {
    let json = try JSONValue(parsing: json)
    #expect(FactsWriter([("A::B::C", json)]).problems == [])
    return try #require(ResourceFacts(typeName: "A::B::C", json: json))
  }

  @Test func readsWhatATypeHas() throws {
    let facts = try facts(
      #"""
      {"s":{},"ro":["A","B/*/C"],"co":["D"],"cc":["E"],"wo":["F"],"dp":["G"],"at":{"A.X":"s","Y":"i"},
       "id":["A","D"],"tg":{"p":"Tags","k":"map"},"us":false,"h":true}
      """#)
    #expect(facts.readOnly == [["A"], ["B", "*", "C"]])
    #expect(facts.createOnly == [["D"]])
    #expect(facts.conditionalCreateOnly == [["E"]])
    #expect(facts.writeOnly == [["F"]])
    #expect(facts.deprecated == [["G"]])
    #expect(facts.identifier == [["A"], ["D"]])
    #expect(facts.attributes.map(\.name) == ["A.X", "Y"])
    #expect(facts.attributes.map(\.kind) == [.string, .integer])
    #expect(facts.tagging == .map(property: "Tags"))
    #expect(!facts.isInUSEast1)
    #expect(facts.hasHandlers)
    #expect(facts.hasName(beginningWith: "A::B") && !facts.hasName(beginningWith: "A::C"))
  }

  @Test(
    arguments: [
      ("", Tagging.none), (#","tg":{"p":"T","k":"list"}"#, .list(property: "T")),
      (#","tg":{"p":"T","k":"propagated"}"#, .propagated(property: "T")),
      (#","tg":{"p":"T","k":"other"}"#, .other(property: "T")),
    ] as [(String, Tagging)])
  func readsTagging(json: String, tagging: Tagging) throws {
    let facts = try facts(#"{"s":{}\#(json)}"#)
    #expect(facts.tagging == tagging)
    #expect(facts.isInUSEast1)
    #expect(!facts.hasHandlers)
  }

  @Test func readsEveryKeyOfANode() throws {
    let facts = try facts(
      #"""
      {"s":{"$":"D","t":["s","a"],"f":"uri","e":["a"],"ei":true,"c":"a","ls":[1,null],"pt":"x","g":[0,1.5],"gx":[null,2],
      "mo":5,"i":{},"ct":{},"pi":[{}],"li":[null,3],"u":true,"ai":true,"uk":["K"],"p":{"A":{},"B":{}},"r":["A"],"x":true,
      "pp":{"^x":{}},"pn":{},"no":["C"],"ap":{},"lp":[1,2],"xor":["A","B"],"or":["A"],"dr":{"A":["B"]},"de":{"B":["A"]},"any":[{}],
      "one":[{},{}],"all":[{}],"not":{},"if":{},"th":{},"el":{}},"d":{"D":{"p":{"again":{"$":"D"}}}}}
      """#)
    let node = facts.root
    #expect(node.reference?.name == "D" && node.types == [.string, .list] && node.format == "uri")
    #expect(node.values?.allowed == ["a"] && node.values?.ignoresCase == true && node.values?.constant == "a")
    #expect(node.text?.length == SchemaBounds(least: 1, greatest: nil) && node.text?.pattern == "x")
    #expect(node.number?.range == SchemaBounds(least: 0, greatest: 1.5) && node.number?.step == 5)
    #expect(node.number?.openRange == SchemaBounds(least: nil, greatest: 2))
    #expect(node.list?.items != nil && node.list?.firstItems.count == 1 && node.list?.uniqueKeys == ["K"])
    #expect(node.list?.count == SchemaBounds(least: nil, greatest: 3))
    #expect(node.list?.contained != nil && node.object?.allNames != nil && node.object?.forbidden == ["C"])
    #expect(node.list?.isUnique == true && node.list?.isSet == true)
    #expect(node.object?.names == ["A", "B"] && node.object?.required == ["A"] && node.object?.isClosed == true)
    #expect(node.object?.patterns.map(\.name) == ["^x"] && node.object?.others != nil)
    #expect(node.object?.exactlyOne == [["A", "B"]] && node.object?.atLeastOne == [["A"]])
    #expect(node.object?.dependent.map(\.name) == ["A"] && node.object?.excluded.map(\.others) == [["A"]])
    #expect(node.logic?.any.count == 1 && node.logic?.one.count == 2 && node.logic?.all.count == 1)
    #expect(node.logic?.not != nil && node.logic?.condition != nil)
    #expect(node.logic?.then != nil && node.logic?.otherwise != nil)
  }

  @Test func readsASupplement() throws {
    let facts = try facts(#"{"s":{},"m":{"r":["A"],"p":{"A":{"$":"D"}}},"d":{"D":{"t":"s"}}}"#)
    let addition = try #require(facts.supplement)
    #expect(facts.root.object == nil)
    #expect(addition.object?.required == ["A"])
    #expect(addition.object?.properties["A"].flatMap(facts.target)?.types == .string)
    #expect(try self.facts(#"{"s":{}}"#).supplement == nil)
  }

  @Test func resolvesCycles() throws {
    let facts = try facts(#"{"s":{"$":"D"},"d":{"D":{"p":{"again":{"$":"D"}}}}}"#)
    let node = try #require(facts.target(of: facts.root))
    let again = try #require(node.object?.properties["again"])
    #expect(facts.target(of: again) == node)
    #expect(facts.definition(named: "D") == node)
  }
}
