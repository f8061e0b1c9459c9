import Testing

@testable import mht_probe

@Suite struct ProbeOptionsTests {
  @Test(arguments: [
    (
      ["queue", "https://sqs.us-west-2.amazonaws.com/123456789012/jobs"],
      ProbeOptions.Task.queue(url: "https://sqs.us-west-2.amazonaws.com/123456789012/jobs")
    ),
    (["queue", "http://127.0.0.1:4566/jobs"], .queue(url: "http://127.0.0.1:4566/jobs")),
    (["bucket", "mht-api-staging-uploads"], .bucket(name: "mht-api-staging-uploads")),
    (["--help"], nil), (["queue", "-h"], nil),
  ])
  func arguments(_ arguments: [String], task: ProbeOptions.Task?) throws {
    #expect(try ProbeOptions(arguments).task == task)
  }

  @Test(arguments: [
    ([], "say what to try out: queue URL, or bucket NAME"),
    (["topic", "x"], "\"topic\" can't be tried out, only queue and bucket can"),
    (["queue"], "name the queue's URL"), (["bucket"], "name the bucket"), (["bucket", ""], "name the bucket"),
    (["queue", "jobs"], "\"jobs\" isn't the URL of a queue, which begins with https://"),
    (["bucket", "a", "b"], "\"b\" is one argument too many"),
    (["bucket", "a", "--force"], "there is no option --force"),
  ])
  func wrongArguments(_ arguments: [String], message: String) {
    let error = #expect(throws: ProbeUsageError.self) { try ProbeOptions(arguments) }
    #expect(error?.message == message)
  }
}
