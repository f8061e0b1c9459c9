import StrataDiff
import StrataJSON
import TestSupport
import Testing

/// The new template can be rebuilt from the old one and the difference's JSON.
@Suite struct PatchTests {
  @Test func anyValueLeadsToAnyOther() throws {
    var random = SplitMix64(seed: 7)
    for _ in 0..<1_500 {
      let old = RandomTemplates.value(depth: 4, &random)
      let new =
        Bool.random(using: &random) ? RandomTemplates.changed(old, &random) : RandomTemplates.value(depth: 4, &random)
      let patch = TemplatePatch(from: old, to: new)
      // The text is what a file would have.
      let read = try TemplatePatch(json: JSONValue(parsing: patch.json.bytes()))
      #expect(try read.applied(to: old).bytes() == new.bytes())
    }
  }

  @Test func theDifferencesJSONRebuildsTheTemplate() throws {
    var random = SplitMix64(seed: 8)
    for _ in 0..<150 {
      let old = RandomTemplates.template(&random)
      let new = RandomTemplates.changed(template: old, &random)
      let difference = try TemplateDifference(from: old, to: new)
      let json = try JSONValue(parsing: difference.json.bytes())
      #expect(try TemplateDifference.apply(json, to: old).bytes() == new.bytes())
      #expect(difference.isIdentical == (try old.bytes() == new.bytes()))
      if difference.isIdentical { #expect(difference.isEmpty) }
      #expect(difference.text(title: "T").hasSuffix("\n"))
      #expect(difference.markdown(title: "T", limit: 3_000).utf8.count <= 3_000)
    }
  }

  @Test func theOrderOfKeysIsKept() throws {
    let old: JSONValue = ["b": 1, "d": 2, "e": 3]
    let new: JSONValue = ["a": 0, "b": 1, "c": 5, "d": 2, "f": 4]
    let patch = TemplatePatch(from: old, to: new)
    #expect(
      try patch.json.text(layout: .compact)
        == #"[{"op":"remove","path":"/e"},{"op":"add","path":"/f","value":4},"#
        + #"{"op":"add","path":"/c","before":"d","value":5},{"op":"add","path":"/a","before":"b","value":0}]"#)
    #expect(try patch.applied(to: old).text(layout: .compact) == new.text(layout: .compact))
    let turned = TemplatePatch(from: ["a": 1, "b": 2], to: ["b": 2, "a": 1])
    #expect(turned.operations == [.order(JSONPointer(), ["b", "a"])])
  }

  @Test func zeroAndMinusZeroDiffer() throws {
    let patch = TemplatePatch(from: [0.0], to: [-0.0])
    #expect(try patch.applied(to: [0.0]).text(layout: .compact) == "[-0.0]")
  }

  @Test func anotherTemplateIsRefused() throws {
    let patch = TemplatePatch(from: ["a": ["b": 1]], to: ["a": [:]])
    #expect {
      try patch.applied(to: ["a": 1])
    } throws: { error in
      "\(error)" == "the difference was made of another template: it changes what isn't there at /a/b"
    }
    let old = template([:])
    #expect {
      try TemplateDifference.apply(["format": 1, "patch": [["op": "move", "path": "/a"]]], to: old)
    } throws: {
      "\($0)" == "this isn't a difference of templates at /patch/0/op: expected add, remove, replace or order"
    }
    #expect {
      try TemplateDifference.apply(["format": 2], to: old)
    } throws: {
      "\($0)" == "this isn't a difference of templates at /format: expected format 1"
    }
    #expect(throws: DifferenceError.self) { try TemplateDifference.apply(nil, to: old) }
  }
}
