import StrataChecks
package import StrataJSON
import TestSupport

/// The templates that damaged ones are made of.
package struct FuzzSeeds {
  /// The templates as values, small ones first.
  package private(set) var templates: [JSONValue] = []

  /// Takes the samples of all rules, each by itself and all in one, and other templates.
  ///
  /// - Parameter others: Templates beside those of this library.
  package init(_ others: [JSONValue] = []) {
    // All but the one that's large to break a limit.
    let samples = TemplateChecker.rules.flatMap { [$0.about.good, $0.about.bad] }.compactMap(\.object)
      .filter { $0.count < 100 }
    templates = samples.map { Self.template(of: $0) }
    templates.append(Self.template(of: Self.merged(samples)))
    templates += others
  }

  /// All resources of several sections, those of the first where ids are the same.
  private static func merged(_ sections: [JSONObject]) -> JSONObject {
    var all: JSONObject = [:]
    for member in sections.joined() where all[member.key] == nil { all[member.key] = member.value }
    return all
  }

  private static func template(of resources: JSONObject) -> JSONValue {
    [
      "AWSTemplateFormatVersion": "2010-09-09", "Description": "A sample",
      "Parameters": ["Name": ["Type": "String", "Default": "x"]],
      "Conditions": ["C": ["Fn::Equals": ["a", ["Ref": "Name"]]]],
      "Mappings": ["M": ["a": ["b": "c"]]], "Resources": .object(resources),
      "Outputs": [
        "Out": [
          "Value": ["Fn::Sub": ["${Name}-${x}", ["x": ["Fn::FindInMap": ["M", "a", "b"]]]]],
          "Export": ["Name": ["Fn::Sub": "${AWS::StackName}-out"]],
        ],
        "Choice": ["Value": ["Fn::If": ["C", ["Fn::GetAtt": ["Jobs", "Arn"]], ["Ref": "AWS::NoValue"]]]],
      ],
    ]
  }
}
