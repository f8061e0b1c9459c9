import StrataCost
import StrataEnvironments
import StrataFindings
import StrataJSON
import StrataLanguage
import StrataPipeline
import Testing

/// What profiles state as used.
@Suite struct UsageReadingTests {
  private func read(_ text: String) throws -> UsageReading {
    UsageReading(try JSONValue(parsing: text), of: "staging", in: "shop/staging") { pointer in
      CallSite(file: "staging.json", line: pointer.tokens.count + 1)
    }
  }

  @Test func quantitiesAreTextOrNumbers() throws {
    let reading = try read(
      #"{"Nat": {"data": "500 GB", "_note": "a guess"}, "_comment": "by last month", "Api": {"LCU": 1.5, "tasks": 3}}"#)
    #expect(
      reading.entries.map { "\($0.resource) \($0.quantity) \($0.value) \($0.environment ?? "")" } == [
        "Nat data 500 GB staging", "Api LCU 1.5 staging", "Api tasks 3 staging",
      ])
    #expect(reading.entries.allSatisfy { $0.site?.line == 3 })
    #expect(reading.mistakes.isEmpty)
  }

  @Test func whatIsNoneIsSaidAndTheRestIsRead() throws {
    let reading = try read(#"{"Nat": 3, "Api": {"LCU": null, "tasks": 3}}"#)
    #expect(reading.entries.map(\.quantity) == ["tasks"])
    #expect(
      reading.mistakes.map(\.description) == [
        #"staging.json:2: error: shop/staging: the usage of Nat must be an object; expected quantities, as {"data": "500 GB"}, "#
          + "given a number [invalid-usage]",
        #"staging.json:3: error: shop/staging: LCU of Api must be a quantity; expected text or a number, as "500 GB" or 3, "#
          + "given null [invalid-usage]",
      ])
  }

  /// A file that has the object as a profile has it would state nothing, and nobody would know.
  @Test(arguments: ["_usage", "_useage"])
  func anObjectTooDeep(key: String) throws {
    let reading = try read("{\"\(key)\": {\"Nat\": {\"data\": \"500 GB\"}}}")
    #expect(reading.entries.isEmpty)
    #expect(
      reading.mistakes.map(\.description) == [
        "staging.json:2: error: shop/staging: usage doesn't stand under \(key) here; expected resources' paths, as "
          + #"{"Vpc/Nat": {"data": "500 GB"}}, given an object [invalid-usage]"#
      ])
  }

  /// What one profile states is of its environment alone, be it inherited, and what two share is stated once.
  @Test func eachEnvironmentHasItsOwn() throws {
    let folder = try ProfileFolder([
      "base": #"{"_usage": {"Nat": {"data": "100 GB"}}}"#, "staging": #"{"_inherits": "base"}"#,
      "production": #"{"_inherits": "base", "_usage": {"Nat": {"data": "300 GB"}}}"#,
    ])
    let env = StackEnvironment(region: "us-east-1")
    let system = System("shop", environments: [.required("staging", env: env), .required("production", env: env)]) {
      (app: AppScope, environments: [Environment<[String: String]>]) in
      for environment in environments {
        app.stack("Shop", for: environment) { scope in
          let address = Resource("Address", type: "AWS::EC2::EIP", in: scope, properties: ["Domain": "vpc"])
          Resource(
            "Nat", type: "AWS::EC2::NatGateway", in: scope,
            properties: [
              "AllocationId": .value(address.attribute("AllocationId")), "SubnetId": "subnet-0123456789abcdef0",
            ])
        }
      }
    }
    let parent = String(folder.directory)
    for name in ["base", "staging", "production"] {
      let text = try #require(folder.text(of: "\(name).json"))
      try ProfileStore(system: "shop", directory: parent + "/shop").create(
        name, try #require(try JSONValue(parsing: text).object))
    }
    let assembly = try system.assemble(.folder(parent))
    let cost = assembly.cost(by: try assembly.prices(), in: "us-east-1", EstimateOptions())
    #expect(cost.findings.isEmpty)
    #expect(cost.withoutRegion.isEmpty)
    #expect(cost.estimate.totals(of: "staging").stated.cents == "41.00")
    #expect(cost.estimate.totals(of: "production").stated.cents == "50.00")
  }
}
