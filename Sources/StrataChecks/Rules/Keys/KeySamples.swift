import StrataJSON

/// Keys for the samples of several rules.
enum KeySamples {
  /// A key that its account's policies decide on.
  static func key(_ properties: JSONObject) -> JSONValue {
    var properties = properties
    properties["KeyPolicy"] = [
      "Version": "2012-10-17",
      "Statement": [
        [
          "Effect": "Allow", "Principal": ["AWS": ["Fn::Sub": "arn:${AWS::Partition}:iam::${AWS::AccountId}:root"]],
          "Action": "kms:*", "Resource": "*",
        ]
      ],
    ]
    return ["Key": ["Type": "AWS::KMS::Key", "Properties": .object(properties)]]
  }

  /// An alias of a key.
  static func alias(_ name: JSONValue, target: JSONValue) -> JSONValue {
    ["Alias": ["Type": "AWS::KMS::Alias", "Properties": ["AliasName": name, "TargetKeyId": target]]]
  }
}
