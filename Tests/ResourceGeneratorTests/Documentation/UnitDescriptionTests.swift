import Testing

@testable import resource_generator

@Suite struct UnitDescriptionTests {
  @Test(
    arguments: [
      ("DelaySeconds", "seconds"), ("TimeoutInMinutes", "minutes"), ("SizeInGiB", "GiB"), ("VolumeSizeInGB", "GB"),
      ("WaitPeriodMs", "milliseconds"), ("HealthyPercent", "percent"), ("Timeout", nil), ("Seconds", nil),
      ("Items", nil), ("ItemsMs", "milliseconds"),
    ] as [(String, String?)])
  func unitOfAName(_ name: String, _ unit: String?) {
    #expect(UnitDescription.unit(ofName: name) == unit)
  }

  @Test(
    arguments: [
      ("The time, in seconds, before it stops. Specify 300 to 86,400 seconds.", "seconds"),
      ("The number of days for which backups are kept.", "days"), ("The size (in GiB) of the disk.", "GiB"),
      ("The storage, in gibibytes (GiB).", "GiB"), ("The throughput, in mebibytes per second (MiBps).", "MiB/s"),
      ("The rate, in MiB/s, at which data is read.", "MiB/s"), ("The bandwidth, in Mbps.", "Mbps"),
      ("The time in seconds, or in minutes.", nil), ("It waits some seconds.", nil), ("", nil),
    ] as [(String, String?)])
  func unitOfADescription(_ text: String, _ unit: String?) {
    #expect(UnitDescription.unit(inDescription: text) == unit)
  }
}
