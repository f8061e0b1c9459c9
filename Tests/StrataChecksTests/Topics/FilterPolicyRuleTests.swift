import StrataJSON
import StrataLanguage
import Testing

@Suite struct FilterPolicyRuleTests {
  private func found(_ properties: JSONObject, type: String = "AWS::SNS::Subscription") -> [String] {
    StrataChecksTests.found(
      by: "filter-policy", inResources: ["S": ["Type": .string(type), "Properties": .object(properties)]]
    ).map { $0.replacing("/Resources/S/Properties/", with: "") }
  }

  @Test func filters() {
    #expect(found(["FilterPolicy": ["kind": ["a", ["prefix": "b"], ["numeric": [">", 5]], ["exists": true]]]]) == [])
    #expect(
      found(["FilterPolicy": ["kind": "a"]]) == [
        "FilterPolicy/kind: kind must be compared with a list of values; expected a list; given \"a\" (write [\"a\"])"
      ])
    #expect(found(["FilterPolicy": ["kind": [["begins": "a"]]]]).count == 1)
    #expect(found(["FilterPolicy": "{\"kind\": \"a\"}"]).first?.hasPrefix("FilterPolicy: kind: kind must be") == true)
    #expect(found(["FilterPolicy": ["kind": ["Ref": "Kinds"]]]) == [])
  }

  @Test func scopes() {
    let nested: JSONValue = ["order": ["kind": ["a"]]]
    #expect(
      found(["FilterPolicy": nested]) == [
        "FilterPolicy/order: an attribute of messages has no fields; expected a list of values, or the FilterPolicyScope MessageBody; given an object"
      ])
    #expect(found(["FilterPolicy": nested, "FilterPolicyScope": "MessageBody"]) == [])
    #expect(found(["FilterPolicy": nested, "FilterPolicyScope": ["Ref": "Scope"]]) == [])
  }

  @Test func sizes() {
    let names = ["a", "b", "c", "d", "e", "f"]
    func policy(_ names: [String], _ count: Int) -> JSONObject {
      let values: JSONValue = .array((0..<count).map { .integer(Int64($0)) })
      return ["FilterPolicy": .object(JSONObject(names.map { ($0, values) }))]
    }
    #expect(
      found(policy(names, 1)) == ["FilterPolicy: a filter policy has too many names; expected 5 or fewer; given 6"])
    #expect(
      found(policy(["a", "b"], 13)) == [
        "FilterPolicy: a filter policy has too many combinations of values; expected 150 or fewer; given 169"
      ])
    #expect(found(policy(["a", "b"], 12)) == [])
    #expect(found(policy(["a"], 150)) == [])
  }

  @Test func deliveries() {
    func retries(_ members: JSONObject) -> [String] {
      found(["Protocol": "https", "DeliveryPolicy": ["healthyRetryPolicy": .object(members)]])
    }
    #expect(retries(["minDelayTarget": 1, "maxDelayTarget": 20, "numRetries": 10, "numMinDelayRetries": 5]) == [])
    #expect(
      retries(["minDelayTarget": 30, "maxDelayTarget": 20]) == [
        "DeliveryPolicy/healthyRetryPolicy/minDelayTarget: the least delay is more than the greatest; expected 20 or less; given 30"
      ])
    #expect(
      retries(["numRetries": 3, "numNoDelayRetries": 2, "numMaxDelayRetries": 2]) == [
        "DeliveryPolicy/healthyRetryPolicy/numRetries: the phases have more retries than there are; expected 4 or more; given 3"
      ])
    #expect(
      retries(["backoffFunction": "quadratic"]) == [
        "DeliveryPolicy/healthyRetryPolicy/backoffFunction: backoffFunction is none of the values there are; expected arithmetic, exponential, geometric, linear; given \"quadratic\""
      ])
    #expect(retries(["numRetries": 101]).count == 1)
    #expect(
      found(["Protocol": "sqs", "DeliveryPolicy": ["healthyRetryPolicy": ["numRetries": 3]]]) == [
        "DeliveryPolicy: only HTTP has a delivery policy; expected the protocol http or https; given \"sqs\""
      ])
    let topic: JSONObject = ["DeliveryPolicy": ["http": ["defaultHealthyRetryPolicy": ["numRetries": 101]]]]
    #expect(found(topic, type: "AWS::SNS::Topic").count == 1)
  }
}
