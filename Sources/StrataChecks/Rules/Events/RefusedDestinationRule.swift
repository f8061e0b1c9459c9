import StrataFindings
import StrataJSON
import StrataTemplate

/// A bucket, a queue or a topic has the policy without which a service refuses to write there.
struct RefusedDestinationRule: TemplateRule {
  let about = RuleDescription(
    "refused-destination", .error,
    reason: "CloudTrail, load balancers and S3 refuse to send to where they may not write",
    source: "https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html",
    good: RefusedDestinationRule.sample(dependsOn: ["Policy"]), bad: RefusedDestinationRule.sample(dependsOn: []))

  func check(_ template: TemplateContents) -> [Finding] {
    let types: Set = [
      "AWS::CloudTrail::Trail", "AWS::ElasticLoadBalancing::LoadBalancer", "AWS::ElasticLoadBalancingV2::LoadBalancer",
      "AWS::S3::Bucket",
    ]
    let senders = template.resources(ofTypesWhere: types.contains).filter {
      $0.type != "AWS::S3::Bucket" || $0["NotificationConfiguration"] != nil
    }
    // Most templates have none.
    if senders.isEmpty { return [] }
    var policies = DestinationPolicies(template)
    return senders.flatMap { sender -> [Finding] in
      switch sender.type {
      case "AWS::CloudTrail::Trail": trail(sender, &policies, template)
      case "AWS::S3::Bucket": notifications(sender, &policies, template)
      default: balancer(sender, &policies, template)
      }
    }
  }

  // MARK: Trails

  private func trail(
    _ trail: TemplateResource, _ policies: inout DestinationPolicies, _ template: TemplateContents
  ) -> [Finding] {
    trail.all("S3BucketName").compactMap { name in
      guard let bucket = template.target(of: name.value), bucket.type == "AWS::S3::Bucket", !policies.isUnknown(bucket)
      else { return nil }
      let service = "cloudtrail.amazonaws.com"
      // Older policies name the accounts that CloudTrail has in each region.
      let principals = DestinationPolicies.Principals.serviceOrAccount(service)
      for action in ["s3:GetBucketAcl", "s3:PutObject"]
      where policies.policies(of: bucket, allowing: action, to: principals).isEmpty {
        return missing(action, service, bucket, at: name.pointer)
      }
      let found = policies.policies(of: bucket, allowing: "s3:PutObject", to: principals)
      if template.waits(trail, forAnyOf: Set(found.map(\.logicalID))) { return nil }
      return finding(
        "the trail may be made before the policy of its bucket \(bucket.logicalID), and is refused then",
        at: name.pointer,
        expected: "a trail that waits for \(found[0].logicalID)", hint: "add DependsOn: \(found[0].logicalID)")
    }
  }

  // MARK: Load balancers

  private func balancer(
    _ balancer: TemplateResource, _ policies: inout DestinationPolicies, _ template: TemplateContents
  ) -> [Finding] {
    logs(of: balancer).compactMap { name in
      guard let bucket = template.target(of: name.value), bucket.type == "AWS::S3::Bucket", !policies.isUnknown(bucket),
        policies.policies(of: bucket, allowing: "s3:PutObject", to: .anybody).isEmpty
      else { return nil }
      return missing("s3:PutObject", "logdelivery.elasticloadbalancing.amazonaws.com", bucket, at: name.pointer)
    }
  }

  /// The buckets of logs that are surely written.
  private func logs(of balancer: TemplateResource) -> [PlacedValue] {
    func isTrue(_ value: JSONValue?) -> Bool { value == true || value == "true" }
    if balancer.type == "AWS::ElasticLoadBalancing::LoadBalancer" {
      return balancer.all("AccessLoggingPolicy").filter { isTrue($0.value["Enabled"]) }.flatMap {
        $0.all("S3BucketName")
      }
    }
    let attributes = balancer.each("LoadBalancerAttributes")
    return ["access_logs", "connection_logs"].flatMap { kind -> [PlacedValue] in
      let isOn = attributes.contains { $0.value["Key"]?.string == "\(kind).s3.enabled" && isTrue($0.value["Value"]) }
      if !isOn { return [] }
      return attributes.filter { $0.value["Key"]?.string == "\(kind).s3.bucket" }.flatMap { $0.all("Value") }
    }
  }

  // MARK: Notifications of buckets

  private func notifications(
    _ bucket: TemplateResource, _ policies: inout DestinationPolicies, _ template: TemplateContents
  ) -> [Finding] {
    let kinds = [
      ("QueueConfigurations", "Queue", "AWS::SQS::Queue", "sqs:SendMessage"),
      ("TopicConfigurations", "Topic", "AWS::SNS::Topic", "sns:Publish"),
    ]
    return bucket.all("NotificationConfiguration").flatMap { configuration in
      kinds.flatMap { list, member, type, action in
        configuration.each(list).flatMap { $0.all(member) }.compactMap { value in
          guard let target = template.target(of: value.value), target.type == type,
            policies.refuses(target, action, to: "s3.amazonaws.com")
          else { return nil }
          return missing(action, "s3.amazonaws.com", target, at: value.pointer)
        }
      }
    }
  }

  private func missing(
    _ action: String, _ service: String, _ destination: TemplateResource, at place: JSONPointer
  ) -> Finding {
    let type =
      switch destination.type {
      case "AWS::SQS::Queue": "AWS::SQS::QueuePolicy"
      case "AWS::SNS::Topic": "AWS::SNS::TopicPolicy"
      default: "AWS::S3::BucketPolicy"
      }
    return finding(
      "\(destination.logicalID) has no policy that lets \(service) write there", at: place,
      expected: "an \(type) that allows \(action) to \(service)")
  }

  private static func sample(dependsOn: JSONValue) -> JSONValue {
    [
      "Logs": ["Type": "AWS::S3::Bucket"],
      "Policy": [
        "Type": "AWS::S3::BucketPolicy",
        "Properties": [
          "Bucket": ["Ref": "Logs"],
          "PolicyDocument": [
            "Version": "2012-10-17",
            "Statement": [
              [
                "Effect": "Allow", "Principal": ["Service": "cloudtrail.amazonaws.com"], "Action": "s3:GetBucketAcl",
                "Resource": ["Fn::GetAtt": ["Logs", "Arn"]],
              ],
              [
                "Effect": "Allow", "Principal": ["Service": "cloudtrail.amazonaws.com"], "Action": "s3:PutObject",
                "Resource": ["Fn::Sub": "${Logs.Arn}/AWSLogs/*"],
              ],
            ],
          ],
        ],
      ],
      "Trail": [
        "Type": "AWS::CloudTrail::Trail", "DependsOn": dependsOn,
        "Properties": ["IsLogging": true, "S3BucketName": ["Ref": "Logs"]],
      ],
    ]
  }
}
