import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct FargateSizeTests {
  /// The table of AWS: CPU units, and the amounts of memory in MiB.
  private static let sold: [(cpu: Int, memory: [Int])] = [
    (256, [512, 1_024, 2_048]), (512, [1_024, 2_048, 3_072, 4_096]),
    (1_024, (2...8).map { $0 * 1_024 }), (2_048, (4...16).map { $0 * 1_024 }),
    (4_096, (8...30).map { $0 * 1_024 }), (8_192, stride(from: 16, through: 60, by: 4).map { $0 * 1_024 }),
    (16_384, stride(from: 32, through: 120, by: 8).map { $0 * 1_024 }),
  ]

  private func findings(_ cpu: Cpu, _ memory: Memory) -> [String] {
    TestSupport.findings { scope in
      FargateService("Worker", in: scope, cluster: testCluster, image: testImage, cpu: cpu, memory: memory)
    }
  }

  @Test func everySizeThatIsSold() throws {
    for (cpu, amounts) in Self.sold {
      for memory in amounts {
        let template = try template { scope in
          FargateService(
            "Worker", in: scope, cluster: testCluster, image: testImage, cpu: .units(cpu),
            memory: .mebibytes(memory))
        }
        let task = try #require(template.resource("WorkerTaskDefinition"))
        #expect(task["Cpu"] == .string("\(cpu)"))
        #expect(task["Memory"] == .string("\(memory)"))
      }
    }
  }

  @Test(arguments: [
    (Cpu.vcpu(0.25), Memory.gibibytes(3), "512 MiB, 1 GiB, 2 GiB", "2 GiB"),
    (.vcpu(0.5), .mebibytes(512), "1 GiB to 4 GiB in steps of 1 GiB", "1 GiB"),
    (.vcpu(1), .mebibytes(2_600), "2 GiB to 8 GiB in steps of 1 GiB", "3 GiB"),
    (.vcpu(2), .gibibytes(17), "4 GiB to 16 GiB in steps of 1 GiB", "16 GiB"),
    (.vcpu(4), .gibibytes(31), "8 GiB to 30 GiB in steps of 1 GiB", "30 GiB"),
    (.vcpu(8), .gibibytes(17), "16 GiB to 60 GiB in steps of 4 GiB", "16 GiB"),
    (.vcpu(16), .gibibytes(121), "32 GiB to 120 GiB in steps of 8 GiB", "120 GiB"),
  ])
  func memoryThatIsNotSold(_ cpu: Cpu, _ memory: Memory, _ expected: String, _ nearest: String) {
    #expect(
      findings(cpu, memory) == [
        "FargateSizeTests.swift: error: Test/Worker: memory: Fargate doesn't sell this memory with \(cpu); expected "
          + "\(expected), given \(memory) [construct]\n  hint: the nearest is \(nearest)"
      ])
  }

  @Test(arguments: [Cpu.vcpu(0.75), .vcpu(32), .vcpu(-1), .vcpu(.nan), .vcpu(.infinity), .units(.max)])
  func cpuThatIsNotSold(_ cpu: Cpu) {
    #expect(
      findings(cpu, .gibibytes(2)) == [
        "FargateSizeTests.swift: error: Test/Worker: cpu: Fargate doesn't sell this share of CPU; expected 0.25 vCPU, "
          + "0.5 vCPU, 1 vCPU, 2 vCPU, 4 vCPU, 8 vCPU, 16 vCPU, given \(cpu) [construct]"
      ])
  }

  @Test func amountsBeyondAnInteger() {
    #expect(findings(.vcpu(1), .gibibytes(.max)).count == 1)
    #expect(findings(.vcpu(1), .gibibytes(.min)).count == 1)
  }
}
