import Testing

@testable import StrataMigration

@Suite struct EnvironmentNamesTests {
  @Test(
    arguments: [
      (["service-dev", "service-prod"], "service", ["dev", "prod"], "service-", ""),
      (["dev-shop-api", "eu-prod-shop-api"], "shop-api", ["dev", "eu-prod"], "", "-shop-api"),
      (["shop-dev-api", "shop-prod-api"], "shop-api", ["dev", "prod"], "shop-", "-api"),
      (["dev", "staging", "prod"], "", ["dev", "staging", "prod"], "", ""),
      (["shop", "shop-dev"], "shop", ["shop", "shop-dev"], "", ""),
      (["a-b-a", "a-a"], "a", ["a-b-a", "a-a"], "", ""),
    ] as [([String], String, [String], String, String)])
  func namesAreWhatDiffers(
    stacks: [String], common: String, names: [String], prefix: String, suffix: String
  ) throws {
    let environments = try #require(EnvironmentNames(of: stacks))
    #expect(environments.common == common)
    #expect(environments.names == names)
    #expect(environments.prefix == prefix)
    #expect(environments.suffix == suffix)
  }

  @Test(arguments: [
    ["shop-deploy", "shop-dev"], ["Deploy", "dev"], [String(repeating: "a", count: 65), "dev"],
  ])
  func namesThatNoProfileCanHaveAreNone(stacks: [String]) {
    #expect(EnvironmentNames(of: stacks) == nil)
  }
}
