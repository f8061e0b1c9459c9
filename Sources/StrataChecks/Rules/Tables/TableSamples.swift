import StrataJSON

/// Tables for the samples of several rules.
enum TableSamples {
  /// A table that defines some attributes.
  static func table(attributes: [String], keys: [(name: String, type: String)] = [("id", "HASH"), ("at", "RANGE")])
    -> JSONValue
  {
    [
      "Orders": [
        "Type": "AWS::DynamoDB::Table",
        "Properties": [
          "BillingMode": "PAY_PER_REQUEST",
          "AttributeDefinitions": .array(
            attributes.map { ["AttributeName": .string($0), "AttributeType": "S"] }),
          "KeySchema": .array(keys.map { ["AttributeName": .string($0.name), "KeyType": .string($0.type)] }),
        ],
      ]
    ]
  }
}
