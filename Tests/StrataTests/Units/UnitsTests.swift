import Strata
import Testing

@Suite struct UnitsTests {
  @Test func memoryIsSaidInTheLargestUnit() {
    #expect(Memory.gibibytes(2).description == "2 GiB")
    #expect(Memory.mebibytes(512).description == "512 MiB")
    #expect(Memory.mebibytes(2_048) == .gibibytes(2))
    #expect(Memory.mebibytes(512) < .gibibytes(1))
  }

  @Test func memoryThatNoNumberHoldsDoesNotTrap() {
    #expect(Memory.gibibytes(.max).mebibytes == .max)
    #expect(Memory.gibibytes(.min).mebibytes == .min)
  }

  @Test func cpuIsSaidInVirtualCPUs() {
    #expect(Cpu.vcpu(0.5).units == 512)
    #expect(Cpu.units(256).description == "0.25 vCPU")
    #expect(Cpu.vcpu(4).description == "4 vCPU")
    #expect(Cpu.vcpu(.infinity).units == 0)
  }

  @Test func durationsOfLargerUnits() {
    #expect(Duration.minutes(2) == .seconds(120))
    #expect(Duration.hours(1) == .seconds(3_600))
    #expect(Duration.days(1) == .hours(24))
  }

  @Test func durationsThatNoNumberHoldsDoNotTrap() {
    for make in [Duration.minutes, Duration.hours, Duration.days] {
      #expect(make(.max) == .seconds(Int.max))
      #expect(make(.min) == .seconds(Int.min))
    }
  }

  @Test func wholeMilliseconds() {
    let cases: [(Duration, Int?)] = [
      (.seconds(29), 29_000), (.milliseconds(50), 50), (.milliseconds(-1_500), -1_500), (.zero, 0),
      (.microseconds(1_500), nil), (.seconds(Int.max), nil), (.seconds(Int.min), nil),
    ]
    for (duration, expected) in cases { #expect(duration.wholeMilliseconds == expected) }
  }
}
