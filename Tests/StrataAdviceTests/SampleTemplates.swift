import StrataJSON
import TestSupport

/// Templates to split.
enum SampleTemplates {
  /// Stored parameters, each with the values of some that come before it.
  ///
  /// - Parameters:
  ///   - count: The number of resources.
  ///   - most: The most values that one reads.
  ///   - span: How far before it those are that it reads of.
  ///   - random: What decides.
  /// - Returns: The template.
  static func chain(
    _ count: Int, reading most: Int, within span: Int, _ random: inout SplitMix64
  ) -> JSONValue {
    let resources = (0..<count).map { number -> (String, JSONValue) in
      let readings = (0..<Int.random(in: 0...most, using: &random)).compactMap { _ -> JSONValue? in
        let place = number - 1 - Int.random(in: 0..<span, using: &random)
        guard place >= 0 else { return nil }
        return switch Int.random(in: 0..<3, using: &random) {
        case 0: ["Ref": .string("R\(place)")]
        case 1: ["Fn::GetAtt": [.string("R\(place)"), "Arn"]]
        default: ["Fn::Sub": .string("${R\(place).Arn}-$\("{!x}")-${AWS::Region}")]
        }
      }
      return (
        "R\(number)",
        [
          "Type": "AWS::SSM::Parameter",
          "Properties": ["Type": "String", "Value": ["Fn::Join": ["-", .array(["v"] + readings)]]],
        ]
      )
    }
    return ["Resources": .object(JSONObject(resources))]
  }

  /// Queues of some shops, each with a topic that nobody else needs, and one key for all.
  static func shops(_ count: Int, queues: Int) -> JSONValue {
    var resources: [(String, JSONValue)] = [("Key", ["Type": "AWS::KMS::Key", "Properties": ["KeyPolicy": [:]]])]
    for shop in 0..<count {
      for queue in 0..<queues {
        resources.append(
          (
            "Shop\(shop)Queue\(queue)",
            [
              "Type": "AWS::SQS::Queue",
              "Properties": [
                "KmsMasterKeyId": ["Fn::GetAtt": ["Key", "Arn"]],
                "Tags": [["Key": "topic", "Value": ["Ref": .string("Shop\(shop)Topic")]]],
              ],
            ]
          ))
      }
      resources.append(("Shop\(shop)Topic", ["Type": "AWS::SNS::Topic"]))
    }
    return ["Resources": .object(JSONObject(resources))]
  }
}
