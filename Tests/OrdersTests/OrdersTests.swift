import Orders
import StrataTesting
import Testing

@Suite struct OrdersTests {
  private func template() throws -> Template {
    try #require(orders.synthesize()["Orders"]).template
  }

  @Test func theTemplateIsTheCommittedOne() throws {
    try template().expectSnapshot(at: "../../templates/orders/Orders.template.json")
  }

  @Test func nothingIsLeftToWarnAbout() throws {
    #expect(try orders.synthesize().warnings == [])
  }

  @Test func jobsThatFailTooOftenAreKept() throws {
    let template = try template()
    let jobs = try #require(template.resource("Jobs"))
    let target = Capture()
    let pattern: JSONPattern = [
      "RedrivePolicy": ["deadLetterTargetArn": .capture(target), "maxReceiveCount": 5], "VisibilityTimeout": 120,
    ]
    #expect(pattern.mismatches(.object(jobs.properties)) == [])
    #expect(pattern.matches(.object(jobs.properties)))
    let deadLetters = try #require(template.resource(referencedBy: target.values.first))
    #expect(deadLetters.logicalID == "JobsDeadLetters")
    #expect(deadLetters["MessageRetentionPeriod"] == 1_209_600, "14 days, the longest there is")
  }

  @Test func noQueueIsDeletedWithItsJobs() throws {
    for queue in try template().resources(of: "AWS::SQS::Queue") {
      #expect(queue.json["DeletionPolicy"] == "Retain")
      #expect(queue.json["UpdateReplacePolicy"] == "Retain")
    }
  }

  @Test func theAlarmTellsTheTopic() throws {
    let template = try template()
    let alarm = try template.onlyResource(of: "AWS::CloudWatch::Alarm")
    #expect(template.resources(referencedBy: alarm).map(\.logicalID) == ["Alarms", "Jobs"])
  }

  @Test func theWorkerMayTakeJobsAndNothingElse() throws {
    let role = try template().onlyResource(of: "AWS::IAM::Role")
    let pattern: JSONPattern = [
      "Policies": [
        [
          "PolicyDocument": [
            "Statement": [
              [
                "Effect": "Allow", "Resource": [.exactly(["Fn::GetAtt": ["Jobs", "Arn"]])],
                "Action": [
                  "sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage",
                ],
              ]
            ]
          ]
        ]
      ]
    ]
    #expect(pattern.mismatches(.object(role.properties)) == [])
  }
}
