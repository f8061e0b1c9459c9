import StrataFacts
import StrataJSON
import StrataSchema
import Testing

/// What is shown of values in which there are secrets.
@Suite struct SecretHidingTests {
  private static let values: [JSONValue] = [
    ["DBName": "orders", "MasterUserPassword": "hunter2", "MasterUsername": "me", "AllocatedStorage": 5],
    ["Environment": ["Variables": ["API_TOKEN": "hunter2", "MODE": "fast", "COUNT": 3, "OFF": nil]]],
    ["Options": [["Name": "DB_PASSWORD", "Value": "hunter2"], ["Name": "MODE", "Value": ["a", "hunter2"]]]],
    ["Password": ["Fn::If": ["A", "hunter2", ["Ref": "B"]]], "Value": "password=hunter2;"],
    ["Password": ["Fn::Join": ["", ["hunter2", ["Ref": "A"], "b"]]], "Ref": "A"],
    ["Fn::Sub": ["https://me:${A}@host/", ["A": "hunter2"]]], ["Ref": "Password"], ["Condition": "A"],
    ["Password": ["a": ["b": ["hunter2", ["Value": "hunter3"]]]]], [["Password": "hunter2"], "hunter2"], "hunter2", 5,
    ["Secret": ["Fn::Transform": ["Name": "A", "Parameters": ["Password": "hunter2"]]], "Other": ["hunter2"]],
  ]

  /// All places in a value, and some where there's nothing.
  private func places(in value: JSONValue) -> [[String]] {
    let inner: [[String]] =
      switch value {
      case .object(let object): object.flatMap { member in places(in: member.value).map { [member.key] + $0 } }
      case .array(let elements):
        elements.enumerated().flatMap { index, element in places(in: element).map { [String(index)] + $0 } }
      default: []
      }
    return [[]] + inner + [["none"], ["9"], ["-1"], ["00"]]
  }

  @Test(arguments: values) func aPartIsAsInTheWhole(value: JSONValue) throws {
    let facts = try #require(ResourceFacts.of("AWS::RDS::DBInstance"))
    for names in [["It"], [], ["Password"], ["Password", "Value"], ["Value"]] {
      for schema in [nil, (node: facts.root, facts: facts)] {
        let hiding = SecretHiding()
        let whole = hiding.shown(value, named: names, schema: schema)
        for place in places(in: value) {
          #expect(
            hiding.shown(partAt: place, of: value, named: names, schema: schema) == whole[JSONPointer(place)],
            "\(place) of \(value) under \(names)")
        }
      }
    }
  }

  @Test func thatSomeOfItIsHidden() {
    let hiding = SecretHiding()
    let hidden = Self.values.indices.filter { hiding.shown(Self.values[$0], named: ["It"]) != Self.values[$0] }
    #expect(hidden == [0, 1, 2, 3, 4, 5, 9, 12])
    #expect(hiding.shown(partAt: ["MasterUserPassword"], of: Self.values[0], named: ["It"]) == "(hidden)")
    #expect(hiding.shown(partAt: ["Options", "0", "Value"], of: Self.values[2], named: ["It"]) == "(hidden)")
    #expect(hiding.shown(partAt: ["Options", "1", "Value", "1"], of: Self.values[2], named: ["It"]) == "hunter2")
  }
}
