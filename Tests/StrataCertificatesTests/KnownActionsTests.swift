import Testing

@testable import StrataCertificates

/// What actions may be about.
@Suite struct KnownActionsTests {
  @Test(
    arguments: [
      ("s3:getobject", "s3", "Bucket", true), ("s3:*", "s3", "Bucket", true), ("*", "s3", "Bucket", true),
      ("sqs:sendmessage", "s3", "Bucket", false), ("s3:listallmybuckets", "s3", "Bucket", false),
      ("s3:notyetknown", "s3", "Bucket", true), ("sqs:sendmessage", "sqs", "Queue", true),
    ])
  func kinds(action: String, service: String, kind: String, isAbout: Bool) {
    let actions = KnownActions()
    #expect(actions.mayBeAbout(action, service, kind) == isAbout)
    #expect(actions.mayBeAbout(action, service, kind) == isAbout, "asked again")
  }
}
