@testable import StrataCost
import Testing

@Suite struct UsageUnitTests {
  @Test(arguments: [
    ("500 GB", "500"), ("1.5 TB", "1536"), ("512 MB", "0.5"), ("1 PB", "1048576"), ("  2 GB  ", "2"), ("3GB", "3"),
  ])
  func dataIsCountedInGigabytes(text: String, number: String) {
    #expect(UsageUnit.gigabytes.number(in: text)?.description == number)
  }

  @Test(arguments: [("120 ms", "0.12"), ("2 s", "2"), ("1.5 min", "90"), ("1 h", "3600")])
  func runsAreCountedInSeconds(text: String, number: String) {
    #expect(UsageUnit.seconds.number(in: text)?.description == number)
  }

  @Test(arguments: [
    ("5 M requests", "5000000"), ("5 M", "5000000"), ("5M", "5000000"), ("1 request", "1"), ("2.5 k", "2500"),
    ("3 G requests", "3000000000"), ("7", "7"),
  ])
  func thingsAreCounted(text: String, number: String) {
    #expect(UsageUnit.count("requests").number(in: text)?.description == number)
  }

  @Test(arguments: ["", "GB", "5", "5 gb", "5 GB GB", "5 GiB", "1,000 GB", "5 M GB", "٥ GB"])
  func otherDataIsRefused(text: String) {
    #expect(UsageUnit.gigabytes.number(in: text) == nil)
  }

  @Test(arguments: ["", "M", "5 requests M", "5 m", "5 M tasks", "1e3", "5 M M"])
  func otherCountsAreRefused(text: String) {
    #expect(UsageUnit.count("requests").number(in: text) == nil)
  }
}
