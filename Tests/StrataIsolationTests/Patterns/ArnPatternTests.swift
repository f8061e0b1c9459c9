import StrataIsolation
import Testing

@Suite struct ArnPatternTests {
  private func arn(_ text: String) throws -> ArnPattern { try #require(ArnPattern(Pattern(glob: text))) }

  @Test func fieldsAreComparedOneByOne() throws {
    let queue = try arn("arn:aws:sqs:eu-central-1:111122223333:jobs")
    #expect(try arn("arn:*:sqs:*:*:jobs").meets(queue))
    #expect(try !arn("arn:aws:s*:jobs:*:*:*").meets(queue))
    #expect(try arn("arn:aws:s3:::*").meets(arn("arn:aws:s3:::bucket/a:b/c")))
    #expect(ArnPattern(Pattern(glob: "arn:aws:*:jobs")) == nil)
  }

  @Test func whatIsCoveredIsSoInEachField() throws {
    let queue = try arn("arn:aws:sqs:*:111122223333:jobs-*")
    #expect(try arn("arn:aws:sqs:*:*:jobs*").covers(queue) == true)
    #expect(try arn("arn:aws:sqs:eu-central-1:*:jobs*").covers(queue) == false)
  }
}
