import StrataJSON
import Testing

@Suite struct StateMachineReaderTasksTests {
  private func found(_ resource: JSONValue, _ fields: JSONObject = [:], type: JSONValue = "STANDARD") -> [String] {
    var state: JSONObject = ["Type": "Task", "Resource": resource, "Next": "Z"]
    for field in fields { state[field.key] = field.value }
    // What it's given isn't known, where a test doesn't say it.
    if state["Parameters"] == nil { state["Parameters"] = ["Ref": "Parameters"] }
    return MachineSamples.found(inState: state, type: type)
  }

  // MARK: Resources

  @Test(
    arguments: [
      "arn:aws:lambda:us-east-1:123456789012:function:work", "arn:aws:lambda:us-east-1:123456789012:function:work:live",
      "arn:aws:states:us-east-1:123456789012:activity:work", "arn:aws:states:::lambda:invoke",
      "arn:aws:states:::ecs:runTask.sync", "arn:aws:states:::states:startExecution.sync:2",
      "arn:aws:states:::aws-sdk:s3:getObject", "arn:aws:states:::eks:call", "arn:aws:states:::codebuild:stopBuild",
      "${Work}", ["Ref": "Work"], ["Fn::GetAtt": ["Work", "Arn"]],
      ["Fn::Sub": "arn:${AWS::Partition}:states:::sqs:sendMessage"],
      ["Fn::Sub": "arn:aws:states:::${Service}:run"], ["Fn::Sub": "${Prefix}:function:work"],
      "arn:aws:lambda:us-east-1:123456789012:function:${Name}",
    ] as [JSONValue])
  func whatIsRight(resource: JSONValue) {
    #expect(found(resource).filter { !$0.contains("nothing fills in") } == [])
  }

  @Test(
    arguments: [
      ("myFunction", "this isn't an ARN; expected an ARN such as arn:aws:states:::lambda:invoke"),
      ("arn:aws:lambda", "this isn't an ARN; expected an ARN such as arn:aws:states:::lambda:invoke"),
      (
        "arn:other:lambda:us-east-1:123456789012:function:work",
        "this isn't an ARN; expected an ARN such as arn:aws:states:::lambda:invoke"
      ),
      (
        "arn:aws:lambda:us-east-1:123456789012:work",
        "this isn't the ARN of a function; expected arn:aws:lambda:REGION:ACCOUNT:function:NAME"
      ),
      (
        "arn:aws:sqs:us-east-1:123456789012:jobs",
        "a task can't be done by a resource of sqs; expected arn:aws:states:::SERVICE:ACTION, a function or an activity"
      ),
      (
        "arn:aws:states:us-east-1:123456789012:lambda:invoke",
        "an integration has neither a region nor an account; expected arn:aws:states:::SERVICE:ACTION"
      ),
      ("arn:aws:states:::lambda", "this names no action of a service; expected arn:aws:states:::SERVICE:ACTION"),
      (
        "arn:aws:states:::aws-sdk:s3",
        "this names no action of a service; expected arn:aws:states:::aws-sdk:SERVICE:ACTION"
      ),
    ])
  func whatIsNoTask(resource: String, message: String) {
    #expect(found(.string(resource)) == ["/Resource: \(message); given \"\(resource)\""])
  }

  @Test func integrations() {
    #expect(
      found("arn:aws:states:::lamda:invoke").map { $0.replacing(/expected one of [^(]*/, with: "…") } == [
        "/Resource: lamda isn't known for an integration of its own; …(did you mean lambda?)"
      ])
    #expect(
      found("arn:aws:states:::polly:speak").map { $0.replacing(/expected one of [^(]*/, with: "…") } == [
        "/Resource: polly isn't known for an integration of its own; …(write arn:aws:states:::aws-sdk:SERVICE:ACTION for a call of its API)"
      ])
    #expect(
      found("arn:aws:states:::sqs:SendMessage") == [
        "/Resource: sqs has no integration for SendMessage; expected sendMessage (did you mean sendMessage?)"
      ])
    #expect(
      found("arn:aws:states:::dynamodb:query") == [
        "/Resource: dynamodb has no integration for query; expected deleteItem, getItem, putItem, updateItem (write arn:aws:states:::aws-sdk:dynamodb:query for a call of its API)"
      ])
    #expect(
      found("arn:aws:states:::aws-sdk:s3:GetObject") == [
        "/Resource: the name of an action begins with a small letter here; expected getObject; given GetObject"
      ])
    #expect(
      found("arn:aws:states:::aws-sdk:glue:startJobRun.sync") == [
        "/Resource: a call of an API can't wait for a job; expected no .sync (ask for the job's state in a loop, or take the service's own integration)"
      ])
    #expect(
      found("arn:aws:states:::lambda:invoke.sync") == [
        "/Resource: a task of lambda can't wait by .sync; expected .waitForTaskToken, or nothing; given .sync"
      ])
    #expect(
      found("arn:aws:states:::http:invoke.waitForTaskToken", ["Parameters": ["Fn::Transform": ["Name": "M"]]]) == [
        "/Resource: a task of http can't wait by .waitForTaskToken; expected nothing; given .waitForTaskToken"
      ])
    #expect(
      found("arn:aws:states:::ecs:runTask.waitForTasktoken") == [
        "/Resource: a task can't wait by .waitForTasktoken; expected .sync, .sync:2 or .waitForTaskToken (did you mean .waitForTaskToken?)"
      ])
    #expect(
      MachineSamples.found("Task", [:]) == [": a Task state must say what it does; expected a member Resource"])
    #expect(found(5) == ["/Resource: Resource must be text; expected text; given 5"])
  }

  @Test func expressExecutionsDoNotWait() {
    let hint = "(make the state machine a STANDARD one)"
    let job: JSONValue = "arn:aws:states:::ecs:runTask.sync"
    #expect(found(job) == [])
    #expect(
      found(job, type: "EXPRESS") == [
        "/Resource: an express execution can't wait by .sync; expected a task that goes on with the answer \(hint)"
      ])
    #expect(
      found(["Fn::Sub": "arn:${AWS::Partition}:states:::states:startExecution.sync:2"], type: "EXPRESS") == [
        "/Resource: an express execution can't wait by .sync; expected a task that goes on with the answer \(hint)"
      ])
    #expect(
      found("arn:aws:states:us-east-1:123456789012:activity:work", type: "EXPRESS") == [
        "/Resource: an express execution can't wait for an activity; expected an integration, or a function \(hint)"
      ])
    #expect(found(job, type: ["Ref": "Type"]) == [])
    #expect(found("arn:aws:states:::lambda:invoke", type: "EXPRESS") == [])
    #expect(
      MachineSamples.found(
        in: [
          "Type": "EXPRESS",
          "Definition": [
            "StartAt": "A",
            "States": ["A": ["Type": "Task", "Resource": job, "Parameters": ["Ref": "P"], "End": true]],
          ],
        ], of: "AWS::Serverless::StateMachine"
      ).count == 1)
  }

  // MARK: Parameters

  @Test func whatATaskMustBeGiven() {
    #expect(
      found("arn:aws:states:::lambda:invoke", ["Parameters": ["Payload.$": "$"]]) == [
        "/Parameters: lambda:invoke must be given FunctionName; expected a member FunctionName"
      ])
    #expect(found("arn:aws:states:::lambda:invoke", ["Parameters": ["FunctionName.$": "$.name"]]) == [])
    #expect(
      MachineSamples.found("Task", ["Resource": "arn:aws:states:::lambda:invoke"]) == [
        ": nothing is given to lambda:invoke, which needs FunctionName; expected a member Parameters"
      ])
    #expect(MachineSamples.found("Task", ["Resource": "arn:aws:states:::aws-sdk:s3:listBuckets"]) == [])
    #expect(
      found("arn:aws:states:::sns:publish", ["Parameters": ["Message": "m"]]) == [
        "/Parameters: sns:publish must be given PhoneNumber or TargetArn or TopicArn; expected one of PhoneNumber, TargetArn, TopicArn"
      ])
    #expect(
      found("arn:aws:states:::sqs:sendMessage", ["Parameters": ["queueUrl": "u", "MessageBody": "m"]]) == [
        "/Parameters/queueUrl: the name of a parameter begins with a capital letter here; expected QueueUrl; given queueUrl"
      ])
    #expect(
      MachineSamples.found(
        "Task", ["Resource": "arn:aws:states:::glue:startJobRun.sync", "Arguments": ["JobName.$": "x"]],
        language: "JSONata") == [
          "/Arguments/JobName.$: nothing is filled in here, as the state is in JSONata; expected an expression such as {% $states.input.id %} (write JobName without .$)"
        ])
    #expect(
      found("arn:aws:states:::lambda:invoke", ["Parameters": ["Fn::Transform": ["Name": "M"], "a": 1]]).count == 1)
  }

  @Test func somebodyGetsTheToken() {
    let resource: JSONValue = "arn:aws:states:::lambda:invoke.waitForTaskToken"
    let message = ": nobody gets the token for which the task waits; expected $$.Task.Token in Parameters"
    #expect(found(resource, ["Parameters": ["FunctionName": "f"]]) == [message])
    for value in ["$$.Task.Token", "$$.Task", "$$", "States.Format('{}', $$.Task.Token)"] {
      #expect(
        found(resource, ["Parameters": ["FunctionName": "f", "Payload": ["t.$": .string(value)]]]) == [], "\(value)")
    }
    #expect(found(resource, ["Parameters": ["FunctionName": "f", "Payload": ["Ref": "P"]]]) == [])
    #expect(
      MachineSamples.found(
        "Task",
        ["Resource": resource, "Arguments": ["FunctionName": "f", "Payload": "{% $states.context.Task.Token %}"]],
        language: "JSONata") == [])
  }

  // MARK: Times and roles

  @Test func heartbeatsComeBeforeTheEnd() {
    let work: JSONValue = "arn:aws:states:us-east-1:123456789012:activity:work"
    #expect(found(work, ["HeartbeatSeconds": 9, "TimeoutSeconds": 10]) == [])
    #expect(
      found(work, ["HeartbeatSeconds": 10, "TimeoutSeconds": 10]) == [
        "/HeartbeatSeconds: HeartbeatSeconds must be less than TimeoutSeconds; expected less than 10; given 10"
      ])
    #expect(
      found(work, ["TimeoutSeconds": 0]) == [
        "/TimeoutSeconds: TimeoutSeconds is outside of its range; expected a whole number, 1 to 99,999,999; given 0"
      ])
  }

  @Test func credentials() {
    let work: JSONValue = "arn:aws:states:::aws-sdk:s3:listBuckets"
    func found(_ credentials: JSONValue) -> [String] {
      self.found(work, ["Credentials": credentials]).map { $0.replacing("/Credentials", with: "") }
    }
    #expect(found(["RoleArn": "arn:aws:iam::123456789012:role/reader"]) == [])
    #expect(found(["RoleArn.$": "States.Format('arn:aws:iam::{}:role/reader', $.account)"]) == [])
    #expect(found(["RoleArn": ["Fn::GetAtt": ["Role", "Arn"]]]) == [])
    #expect(found(["RoleArn": ["Fn::Sub": "arn:${AWS::Partition}:iam::${Account}:role/reader"]]) == [])
    #expect(
      found(["RoleArn": "reader"]) == [
        "/RoleArn: this isn't the ARN of a role; expected arn:aws:iam::ACCOUNT:role/NAME; given \"reader\""
      ])
    #expect(
      found(["Role": "arn:aws:iam::123456789012:role/reader"]) == [
        "/Role: Credentials have no Role; expected RoleArn or RoleArn.$",
        ": Credentials must name a role; expected RoleArn or RoleArn.$",
      ])
    #expect(
      found(["RoleArn": "$.role"]) == [
        "/RoleArn: RoleArn gets this text as it stands, and not what it leads to; expected a name that ends with .$; given \"$.role\" (write RoleArn.$)",
        "/RoleArn: this isn't the ARN of a role; expected arn:aws:iam::ACCOUNT:role/NAME; given \"$.role\"",
      ])
    #expect(found("x") == [": Credentials must be an object; expected an object with RoleArn; given \"x\""])
    #expect(
      found(["RoleArn.$": "role"]) == [
        "/RoleArn.$: RoleArn.$ must be a path or a call, as its name ends with .$; expected a path such as $.order.id, or a call such as States.UUID(); given \"role\" (write RoleArn without .$ for a text that stands here)"
      ])
    #expect(
      MachineSamples.found(
        "Task", ["Resource": work, "Credentials": ["RoleArn": "{% $states.input.role %}"]], language: "JSONata") == [])
    #expect(
      MachineSamples.found("Pass", ["Credentials": ["RoleArn": "r"]]).map { $0.prefix(47) } == [
        "/Credentials: a Pass state has no Credentials; "
      ])
  }
}
