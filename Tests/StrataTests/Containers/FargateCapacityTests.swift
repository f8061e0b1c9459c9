import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct FargateCapacityTests {
  @Test func whatTasksRunOn() throws {
    func strategy(_ capacity: FargateCapacity) throws -> JSONValue? {
      try template { scope in
        FargateService(
          "Web", in: scope, cluster: testCluster, image: testImage, cpu: .vcpu(1), memory: .gibibytes(2),
          capacity: capacity)
      }.resource("Web")?["CapacityProviderStrategy"]
    }
    #expect(try strategy(.onDemand) == [["Base": 0, "CapacityProvider": "FARGATE", "Weight": 1]])
    #expect(try strategy(.spot) == [["Base": 0, "CapacityProvider": "FARGATE_SPOT", "Weight": 1]])
    #expect(
      try strategy(.spot(afterOnDemand: 2)) == [
        ["Base": 2, "CapacityProvider": "FARGATE", "Weight": 0],
        ["Base": 0, "CapacityProvider": "FARGATE_SPOT", "Weight": 1],
      ])
  }

  @Test(arguments: [(-1, "-1"), (100_001, "100,001"), (Int.max, "9,223,372,036,854,775,807")])
  func countsOutOfRange(_ count: Int, _ given: String) {
    #expect(
      findings { scope in
        FargateService(
          "Web", in: scope, cluster: testCluster, image: testImage, cpu: .vcpu(1), memory: .gibibytes(2),
          capacity: .spot(afterOnDemand: count))
      } == [
        "FargateCapacityTests.swift: error: Test/Web: capacity: the number of tasks that aren't interrupted must be 0 to 100,000; expected "
          + "0 to 100,000, given \(given) [construct]"
      ])
  }
}
