import StrataJSON
import StrataTemplate
import Testing

@testable import StrataDeployment

/// Values that nobody is to see, in what CloudFormation finds of resources.
@Suite struct HiddenPropertiesTests {
  private func concealed(_ declared: JSONValue, _ found: JSONValue) -> JSONValue {
    let template = Template([
      "Parameters": ["Word": ["Type": "String", "NoEcho": "true"], "Tag": ["Type": "String"]],
      "Resources": ["Thing": ["Type": "Custom::Thing", "Properties": declared]],
    ])
    return HiddenProperties(template).concealed(found, of: "Thing")
  }

  @Test(
    arguments: [
      (["A": ["Ref": "Word"], "B": ["Ref": "Tag"]], ["A": "x", "B": "y"], ["A": "(hidden)", "B": "y"]),
      (["A": ["Fn::Sub": "${Word}!"]], ["A": "x!"], ["A": "(hidden)"]),
      (["A": ["Fn::Join": ["", ["a", ["Ref": "Word"]]]]], ["A": "ax"], ["A": "(hidden)"]),
      (["A": "{{resolve:secretsmanager:shop:SecretString:word}}"], ["A": "x"], ["A": "(hidden)"]),
      (
        ["A": ["B": ["Ref": "Word"], "C": "c"]], ["A": ["B": "x", "C": "d", "D": "e"]],
        ["A": ["B": "(hidden)", "C": "d", "D": "e"]]
      ),
      // In a list nobody knows which is which.
      (["A": ["b", ["Ref": "Word"]]], ["A": ["x", "b"]], ["A": "(hidden)"]),
      (["A": ["Fn::If": ["Is", ["B": ["Ref": "Word"]], ["B": "c"]]]], ["A": ["B": "x"]], ["A": "(hidden)"]),
      (["A": "a"], ["A": "b"], ["A": "b"]),
    ] as [(JSONValue, JSONValue, JSONValue)])
  func whatIsHiddenInATemplateIsHidden(declared: JSONValue, found: JSONValue, shown: JSONValue) {
    #expect(concealed(declared, found) == shown)
  }
}
