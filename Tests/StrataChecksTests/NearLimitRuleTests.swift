import StrataChecks
import StrataJSON
import Testing

@Suite struct NearLimitRuleTests {
  private func template(_ section: String, _ count: Int) -> JSONValue {
    .object(JSONObject([(section, .object(JSONObject((0..<count).map { ("M\($0)", [:]) })))]))
  }

  private static let hint = "(advise proposes stacks to split it into, with the fewest values across)"

  @Test(
    arguments: [
      ("Resources", 500, "resources", 400), ("Parameters", 200, "parameters", 160), ("Outputs", 200, "outputs", 160),
      ("Mappings", 200, "mappings", 160),
    ])
  func fourFifthsAreNear(_ section: String, _ most: Int, _ things: String, _ near: Int) {
    #expect(found(by: "near-limit", in: template(section, near - 1)) == [])
    for count in [near, most] {
      #expect(
        found(by: "near-limit", in: template(section, count)) == [
          "/\(section): the template has \(count) of the \(most) \(things) that it may have; expected fewer than "
            + "\(near); given \(count) \(Self.hint)"
        ])
    }
    // What is refused isn't warned of as well.
    #expect(found(by: "near-limit", in: template(section, most + 1)) == [])
    #expect(found(by: "limit", in: template(section, most + 1)).count == 1)
  }
}
