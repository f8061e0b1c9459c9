import Testing

@testable import StrataLifting

/// Queues that become constructs.
@Suite struct QueueReaderTests {
  /// A queue with dead letters as the construct makes it.
  private func template(retention: Int = 1_209_600, extra: String = "") -> String {
    """
    Resources:
      Jobs:
        Type: AWS::SQS::Queue
        DeletionPolicy: Retain
        UpdateReplacePolicy: Retain
        Metadata:
          checkov: {skip: [{id: CKV_AWS_27, comment: "SQS's own key encrypts it, unless a key is given"}]}
        Properties:
          MessageRetentionPeriod: 345600
          ReceiveMessageWaitTimeSeconds: 20
          RedrivePolicy: {deadLetterTargetArn: !GetAtt JobsDeadLetters.Arn, maxReceiveCount: 3}
          SqsManagedSseEnabled: true
          VisibilityTimeout: 120
      JobsDeadLetters:
        Type: AWS::SQS::Queue
        DeletionPolicy: Retain
        UpdateReplacePolicy: Retain
        Metadata:
          checkov: {skip: [{id: CKV_AWS_27, comment: "SQS's own key encrypts it, unless a key is given"}]}
        Properties: {MessageRetentionPeriod: \(retention), SqsManagedSseEnabled: true}
      JobsPolicy:
        Type: AWS::SQS::QueuePolicy
        Properties:
          Queues: [!Ref Jobs]
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Effect: Deny
                Action: sqs:*
                Principal: "*"
                Resource: !GetAtt Jobs.Arn
                Condition: {Bool: {aws:SecureTransport: false}}
    \(extra)
    Outputs:
      Address: {Value: !Ref Jobs}
      Failed: {Value: !GetAtt JobsDeadLetters.QueueName}
      Place: {Value: !Sub "${Jobs.Arn}/${Jobs.QueueName}"}

    """
  }

  @Test func queueAsItIsMadeBecomesOne() throws {
    let migration = try lifted(template())
    #expect(migration.told == ["Jobs: Queue"])
    #expect(
      migration.body == """
        let jobs = Queue("Jobs", in: scope, visibility: .minutes(2), deadLetters: .after(receives: 3))

        scope.output("Address", jobs.url)
        scope.output("Failed", .raw(["Fn::GetAtt": ["JobsDeadLetters", "QueueName"]]))
        scope.output("Place", "\\(jobs.arn)/\\(jobs.name)")
        """)
  }

  @Test func queueWithADifferenceStaysItself() throws {
    let migration = try lifted(template(retention: 1_209_000))
    #expect(
      migration.told == [
        "Jobs: not a Queue: MessageRetentionPeriod of JobsDeadLetters would differ",
        "JobsDeadLetters: not a Queue: the template has no JobsDeadLettersPolicy",
      ])
    #expect(migration.body.contains(#"let jobs = SQS.Queue("#))
  }

  @Test func statementsBeyondItsOwnAreAllowed() throws {
    let migration = try lifted(
      template(
        extra: """
                    - {Effect: Allow, Action: sqs:SendMessage, Principal: {Service: sns.amazonaws.com}, Resource: !GetAtt Jobs.Arn, Condition: {ArnEquals: {aws:SourceArn: !Ref Sales}}}
            Sales: {Type: AWS::SNS::Topic}
          """))
    #expect(migration.told == ["Jobs: Queue", "Sales: not a Topic: Metadata would differ"])
    #expect(
      migration.body.hasPrefix(
        """
        let jobs = Queue("Jobs", in: scope, visibility: .minutes(2), deadLetters: .after(receives: 3))
        let sales = SNS.Topic("Sales", in: scope)

        jobs.allow(.allow(
          "sqs:SendMessage",
          on: jobs.arn,
          to: .service("sns.amazonaws.com"),
          when: .arnEquals("aws:SourceArn", sales.ref)))
        """))
  }
}
