import StrataJSON

/// Policies for the samples of several rules.
enum PolicySamples {
  /// A policy of a role's own with one statement.
  static func policy(action: JSONValue, resource: JSONValue, version: JSONValue = "2012-10-17") -> JSONValue {
    [
      "Policy": [
        "Type": "AWS::IAM::Policy",
        "Properties": [
          "PolicyName": "sample",
          "PolicyDocument": [
            "Version": version, "Statement": [["Effect": "Allow", "Action": action, "Resource": resource]],
          ],
        ],
      ]
    ]
  }

  /// A managed policy with one statement, of a version or without one.
  static func managed(version: JSONValue?) -> JSONValue {
    var document: JSONObject = [:]
    document["Version"] = version
    document["Statement"] = [["Effect": "Allow", "Action": "sqs:SendMessage", "Resource": "*"]]
    return ["Sender": ["Type": "AWS::IAM::ManagedPolicy", "Properties": ["PolicyDocument": .object(document)]]]
  }
}
