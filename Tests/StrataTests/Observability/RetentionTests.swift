import Strata
import TestSupport
import Testing

@Suite struct RetentionTests {
  @Test func aRetentionIsSaidInWords() {
    #expect(Retention.days(1).description == "1 day")
    #expect(Retention.days(1_827).description == "1,827 days")
    #expect(Retention.forever.description == "forever")
  }

  @Test func everyPeriodOfCloudWatchLogsIsTaken() {
    let periods = [
      1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1_096, 1_827, 2_192, 2_557, 2_922, 3_288, 3_653,
    ]
    #expect(
      findings { scope in
        for days in periods { LogGroup("Logs\(days)", in: scope, retention: .days(days)) }
      } == [])
  }
}
