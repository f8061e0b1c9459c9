import StrataJSON
import StrataLanguage
import Testing

@Suite struct RefusedDestinationRuleTests {
  private func found(_ resources: JSONObject) -> [String] {
    var resources = resources
    resources["Logs"] = ["Type": "AWS::S3::Bucket"]
    resources["Jobs"] = ["Type": "AWS::SQS::Queue"]
    resources["News"] = ["Type": "AWS::SNS::Topic"]
    return StrataChecksTests.found(by: "refused-destination", inResources: .object(resources))
  }

  private func policy(_ actions: JSONValue, _ principal: JSONValue = ["Service": "cloudtrail.amazonaws.com"])
    -> JSONValue
  {
    [
      "Type": "AWS::S3::BucketPolicy",
      "Properties": [
        "Bucket": ["Ref": "Logs"],
        "PolicyDocument": [
          "Statement": [["Effect": "Allow", "Principal": principal, "Action": actions, "Resource": "*"]]
        ],
      ],
    ]
  }

  private func trail(dependsOn: JSONValue? = nil) -> JSONValue {
    var trail: JSONObject = ["Type": "AWS::CloudTrail::Trail", "Properties": ["S3BucketName": ["Ref": "Logs"]]]
    trail["DependsOn"] = dependsOn
    return .object(trail)
  }

  private let place = "/Resources/T/Properties/S3BucketName"

  @Test func trails() {
    func missing(_ action: String) -> String {
      "\(place): Logs has no policy that lets cloudtrail.amazonaws.com write there; expected an AWS::S3::BucketPolicy that allows \(action) to cloudtrail.amazonaws.com"
    }
    #expect(found(["T": trail()]) == [missing("s3:GetBucketAcl")])
    #expect(found(["T": trail(), "P": policy("s3:GetBucketAcl")]) == [missing("s3:PutObject")])
    #expect(
      found(["T": trail(), "P": policy(["s3:GetBucketAcl", "s3:PutObject"], ["Service": "x.amazonaws.com"])]) == [
        missing("s3:GetBucketAcl")
      ])
    #expect(
      found(["T": trail(), "P": policy("s3:*")]) == [
        "\(place): the trail may be made before the policy of its bucket Logs, and is refused then; expected a trail that waits for P (add DependsOn: P)"
      ])
    #expect(found(["T": trail(dependsOn: "P"), "P": policy("s3:*")]) == [])
    #expect(
      found(["T": trail(dependsOn: ["P"]), "P": policy("s3:*", ["AWS": "arn:aws:iam::035351147821:root"])]) == [])
    #expect(
      found([
        "T": ["Type": "AWS::CloudTrail::Trail", "Properties": ["S3BucketName": "elsewhere"]]
      ]) == [])
  }

  @Test func loadBalancers() {
    func balancer(enabled: JSONValue) -> JSONValue {
      [
        "Type": "AWS::ElasticLoadBalancingV2::LoadBalancer",
        "Properties": [
          "LoadBalancerAttributes": [
            ["Key": "access_logs.s3.enabled", "Value": enabled],
            ["Key": "access_logs.s3.bucket", "Value": ["Ref": "Logs"]],
          ]
        ],
      ]
    }
    let message =
      "Logs has no policy that lets logdelivery.elasticloadbalancing.amazonaws.com write there; expected an AWS::S3::BucketPolicy that allows s3:PutObject to logdelivery.elasticloadbalancing.amazonaws.com"
    #expect(
      found(["B": balancer(enabled: "true")]) == ["/Resources/B/Properties/LoadBalancerAttributes/1/Value: \(message)"])
    #expect(found(["B": balancer(enabled: "false")]) == [])
    #expect(found(["B": balancer(enabled: ["Ref": "Enabled"])]) == [])
    #expect(found(["B": balancer(enabled: "true"), "P": policy("s3:PutObject", ["AWS": "127311923021"])]) == [])
    #expect(
      found([
        "B": [
          "Type": "AWS::ElasticLoadBalancing::LoadBalancer",
          "Properties": ["AccessLoggingPolicy": ["Enabled": true, "S3BucketName": ["Ref": "Logs"]]],
        ]
      ]) == ["/Resources/B/Properties/AccessLoggingPolicy/S3BucketName: \(message)"])
  }

  @Test func notifications() {
    let bucket: JSONValue = [
      "Type": "AWS::S3::Bucket",
      "Properties": [
        "NotificationConfiguration": [
          "QueueConfigurations": [["Event": "s3:ObjectCreated:*", "Queue": ["Fn::GetAtt": ["Jobs", "Arn"]]]],
          "TopicConfigurations": [["Event": "s3:ObjectRemoved:*", "Topic": ["Ref": "News"]]],
        ]
      ],
    ]
    let place = "/Resources/Files/Properties/NotificationConfiguration"
    let topic =
      "\(place)/TopicConfigurations/0/Topic: News has no policy that lets s3.amazonaws.com write there; expected an AWS::SNS::TopicPolicy that allows sns:Publish to s3.amazonaws.com"
    #expect(
      found(["Files": bucket]) == [
        "\(place)/QueueConfigurations/0/Queue: Jobs has no policy that lets s3.amazonaws.com write there; expected an AWS::SQS::QueuePolicy that allows sqs:SendMessage to s3.amazonaws.com",
        topic,
      ])
    let policy: JSONValue = [
      "Type": "AWS::SQS::QueuePolicy",
      "Properties": [
        "Queues": [["Ref": "Jobs"]],
        "PolicyDocument": [
          "Statement": [
            "Effect": "Allow", "Principal": ["Service": "s3.amazonaws.com"], "Action": "SQS:SendMessage",
            "Resource": "*",
          ]
        ],
      ],
    ]
    #expect(found(["Files": bucket, "P": policy]) == [topic])
  }
}
