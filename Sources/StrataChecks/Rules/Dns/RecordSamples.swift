import StrataJSON

/// Records for the samples of several rules.
enum RecordSamples {
  /// A record of the zone of example.com.
  static func record(
    name: JSONValue, type: JSONValue = "A", values: JSONObject = ["TTL": 60, "ResourceRecords": ["192.0.2.1"]]
  ) -> JSONValue {
    var properties: JSONObject = ["HostedZoneName": "example.com.", "Name": name, "Type": type]
    for member in values { properties[member.key] = member.value }
    return ["Record": ["Type": "AWS::Route53::RecordSet", "Properties": .object(properties)]]
  }
}
