import StrataJSON
import Testing

@testable import StrataDiff

/// The resources in which a patch has steps.
@Suite struct TouchedResourcesTests {
  private let old: JSONValue = [
    "Parameters": ["Stage": ["Type": "String"]],
    "Resources": ["A": ["Type": "T", "Properties": ["a": 1, "b": [1, 2]]], "B": ["Type": "T"]],
  ]

  private func touched(by change: (inout JSONObject) -> Void) -> Set<String>? {
    var new = old.object ?? [:]
    change(&new)
    return TemplatePatch(from: old, to: .object(new)).touchedResources
  }

  @Test func stepsInResources() {
    #expect(touched { _ in } == [])
    #expect(touched { $0["Parameters"] = ["Stage": ["Type": "Number"]] } == [])
    #expect(
      touched { $0["Resources"] = ["A": ["Type": "T", "Properties": ["a": 1, "b": [1]]], "B": ["Type": "T"]] } == ["A"])
    #expect(
      touched { $0["Resources"] = ["A": ["Type": "T", "Properties": ["b": [1, 2], "a": 1]], "B": ["Type": "T"]] } == [
        "A"
      ])
    #expect(touched { $0["Resources"] = ["B": ["Type": "U"], "C": ["Type": "T"]] } == ["A", "B", "C"])
  }

  @Test func stepsThatAreAboutMore() {
    #expect(touched { $0["Resources"] = .none } == nil)
    #expect(touched { $0["Outputs"] = [:] } == nil)
    #expect(
      touched { $0["Resources"] = ["B": ["Type": "T"], "A": ["Type": "T", "Properties": ["a": 1, "b": [1, 2]]]] } == nil
    )
    #expect(TemplatePatch(from: old, to: .null).touchedResources == nil)
  }
}
