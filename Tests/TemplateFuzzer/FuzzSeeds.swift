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
      .filter { $0["Resources"]?.object.map { $0.count < 100 } ?? true }
    templates = samples.map { Self.merged([$0, Self.common]) }
    templates.append(Self.merged(samples + [Self.common]))
    templates += others
  }

  /// A template with all sections and what's in them, the first where names are the same.
  private static func merged(_ templates: [JSONObject]) -> JSONValue {
    var all: JSONObject = [:]
    for section in templates.joined() {
      guard var members = all[section.key]?.object else {
        all[section.key] = section.value
        continue
      }
      for member in section.value.object ?? [:] where members[member.key] == nil { members[member.key] = member.value }
      all[section.key] = .object(members)
    }
    return .object(all)
  }

  /// Something of each section.
  private static let common: JSONObject = [
    "AWSTemplateFormatVersion": "2010-09-09", "Description": "A sample",
    "Parameters": ["Name": ["Type": "String", "Default": "x"]],
    "Conditions": ["C": ["Fn::Equals": ["a", ["Ref": "Name"]]]], "Mappings": ["M": ["a": ["b": "c"]]],
    "Outputs": [
      "Out": [
        "Value": ["Fn::Sub": ["${Name}-${x}", ["x": ["Fn::FindInMap": ["M", "a", "b"]]]]],
        "Export": ["Name": ["Fn::Sub": "${AWS::StackName}-out"]],
      ],
      "Choice": ["Value": ["Fn::If": ["C", ["Fn::GetAtt": ["Jobs", "Arn"]], ["Ref": "AWS::NoValue"]]]],
    ],
  ]
}
