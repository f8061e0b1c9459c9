import StrataFacts
import StrataJSON
import StrataTemplate
import StrataText

/// What is known of the context of requests that somebody makes of a resource.
struct RequestContext {
  let names: ResourceNames
  /// Who asks; nil for somebody that no template shows.
  let principal: WorldResource?
  /// The environment of who asks.
  let environment: Int?
  /// The tags of who asks; nil where a session may have others.
  let principalTags: ResourceTags?
  /// What is asked for; nil for something of the whole account.
  let target: WorldResource?
  /// The tags of what is asked for; nil where somebody may change the one whose key is given in small letters.
  let targetTags: (String) -> ResourceTags?
  let action: ActionFact?

  /// Whether all of some conditions hold.
  func truth(of conditions: [PolicyCondition]?) -> ConditionTruth {
    guard let conditions else { return .unknown }
    var truth = ConditionTruth.always
    for condition in conditions {
      truth = truth.and(condition.truth(knowledge(of: condition.key, condition), { knowledge(of: $0, condition) }))
      if truth == .never { break }
    }
    return truth
  }

  private func knowledge(of key: String, _ condition: PolicyCondition) -> KeyKnowledge {
    if let tag = key.tag(after: ["aws:principaltag/"]) { return principalTags?.value(of: tag) ?? .unknown }
    if let tag = key.tag(after: Self.resourceTagKeys) {
      guard let target, supportsTags(key) else { return .unknown }
      if target.type.hasPrefix("AWS::RDS::"), action?.service == "secretsmanager" {
        return ManagedSecret.tag(tag, of: target.type, arn(target)) ?? .unknown
      }
      guard let tags = targetTags(tag) else { return .unknown }
      return KeyKnowledge(
        values: tags.value(of: tag).values, mayBeAbsent: tags.value(of: tag).mayBeAbsent, isChosen: false)
    }
    switch key {
    case "aws:resourceaccount": return account(of: target)
    case "aws:principalaccount", "kms:calleraccount": return account(of: principal)
    case "aws:principalarn": return principalARN()
    case "aws:principaltype": return .unknown
    case "aws:principalisawsservice": return .values([ConditionValue(Pattern(literal: "false"))])
    // Only requests that services make for somebody else have these.
    case "aws:sourcearn", "aws:sourceaccount", "aws:sourceorgid": return .absent
    case "aws:sourcevpc", "aws:sourcevpce": return ofOthers(condition) ? .absent : .unknown
    case "lambda:sourcefunctionarn": return ofOthers(condition) ? .absent : .unknown
    case "ecs:cluster": return cluster()
    case "cloudwatch:namespace": return namespace()
    case "iam:permissionsboundary":
      return Self.changesOfRoles.contains(action?.name.lowercased() ?? "") ? boundary() : .chosen
    default: return Self.chosen.contains { key.hasPrefix($0) } ? .chosen : .unknown
    }
  }

  private static let resourceTagKeys = [
    "aws:resourcetag/", "ec2:resourcetag/", "ecr:resourcetag/", "ecs:resourcetag/", "iam:resourcetag/",
    "secretsmanager:resourcetag/", "ssm:resourcetag/", "autoscaling:resourcetag/", "elasticfilesystem:resourcetag/",
  ]

  /// Keys that whoever asks may choose, or that tell only how they ask.
  private static let chosen = [
    "aws:calledvia", "aws:currenttime", "aws:epochtime", "aws:multifactorauth", "aws:referer", "aws:requestedregion",
    "aws:requesttag/", "aws:securetransport", "aws:sourceip", "aws:tagkeys", "aws:tokenissuetime", "aws:useragent",
    "aws:viaawsservice", "dynamodb:", "ec2:", "iam:awsservicename", "iam:passedtoservice", "iam:policyarn",
    "kms:encryptioncontext", "kms:encryptionalgorithm", "kms:grant", "kms:signingalgorithm", "kms:viaservice",
    "lambda:", "rds:", "s3:", "secretsmanager:versionstage", "sns:", "sqs:", "sts:externalid", "sts:rolesessionname",
    "cloudformation:", "elasticloadbalancing:",
  ]

  /// The actions on a role that its boundary counts for as it is, not as it's asked for.
  ///
  /// See [Condition keys of IAM](https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html).
  private static let changesOfRoles: Set<String> = [
    "attachrolepolicy", "attachuserpolicy", "deleterolepolicy", "deleteuserpolicy", "detachrolepolicy",
    "detachuserpolicy", "putrolepolicy", "putuserpolicy", "deleterolepermissionsboundary",
    "deleteuserpermissionsboundary",
  ]

  /// Whether a key of tags counts for the action, by what AWS says of it.
  private func supportsTags(_ key: String) -> Bool {
    guard let action else { return false }
    let prefix = key.prefix { $0 != "/" }
    func has(_ keys: [String]) -> Bool { keys.contains { $0.lowercased().hasPrefix(prefix) } }
    // A key that stands for all of an action's types, or for each of those that it may be about.
    return has(action.conditionKeys)
      || !action.resources.isEmpty
        && action.resources.allSatisfy { resource in
          has(resource.conditionKeys)
            || has(ActionFacts.embedded.conditionKeys(ofResourceType: resource.type, service: action.service))
        }
  }

  private func account(of resource: WorldResource?) -> KeyKnowledge {
    guard let resource, let account = names.places.account(of: resource.stack), account != WorldPlaces.account else {
      return .unknown
    }
    return .values([ConditionValue(Pattern(literal: account))])
  }

  private func arn(_ resource: WorldResource) -> KeyKnowledge {
    let (possible, certain) = (names.arns(of: resource, .possible), names.arns(of: resource, .certain))
    guard let first = possible.first, let surely = certain.first else { return .unknown }
    return .values([ConditionValue(possible: first, certain: surely, owner: resource.index)])
  }

  /// The ARN of who asks, where it's somebody that the templates show.
  private func principalARN() -> KeyKnowledge {
    guard let principal, principal.type == "AWS::IAM::Role" || principal.type == "AWS::IAM::User" else {
      return .unknown
    }
    return arn(principal)
  }

  /// Whether all values of a condition are resources of other environments, in whose networks and functions nobody else is.
  private func ofOthers(_ condition: PolicyCondition) -> Bool {
    guard let environment else { return false }
    return condition.values.allSatisfy { value in
      guard let owner = value.owner.map({ names.world.resources[$0].environment }) else { return false }
      return owner != nil && owner != environment
    }
  }

  /// The ARN of the cluster that a service is in.
  private func cluster() -> KeyKnowledge {
    guard let target, target.type == "AWS::ECS::Service", let given = target.resource.placed("Cluster") else {
      return .unknown
    }
    let clusters = given.elements.flatMap { names.world.targets(of: $0.value, in: target.stack) }
    guard clusters.count == 1, clusters[0].type == "AWS::ECS::Cluster" else { return .unknown }
    return arn(clusters[0])
  }

  /// The namespace of the metric that an alarm looks at.
  private func namespace() -> KeyKnowledge {
    guard let target, target.type == "AWS::CloudWatch::Alarm" else { return .unknown }
    var given = target.resource.placed("Namespace")?.elements ?? []
    for metric in target.resource.placed("Metrics")?.elements ?? [] {
      // What is calculated of others has no namespace.
      if metric.value["Expression"] != nil { continue }
      guard let namespace = metric["MetricStat"]?["Metric"]?["Namespace"] else { return .unknown }
      given += namespace.elements
    }
    if given.isEmpty { return .unknown }
    return .values(
      given.flatMap { element in
        names.world.texts(of: element.value, in: target.stack).map {
          ConditionValue($0, in: target.stack, takesGaps: false, names)
        }
      })
  }

  /// The boundary of a role or a user, which for one that's to be made is whatever whoever asks chooses.
  private func boundary() -> KeyKnowledge {
    guard let target else { return .chosen }
    guard target.type == "AWS::IAM::Role" || target.type == "AWS::IAM::User" else { return .unknown }
    guard let given = target.resource.placed("PermissionsBoundary") else { return .absent }
    let texts = given.elements.flatMap { names.world.texts(of: $0.value, in: target.stack) }
    return KeyKnowledge(
      values: texts.map { ConditionValue($0, in: target.stack, takesGaps: false, names) },
      mayBeAbsent: given.elements.contains { $0.pointer.isConditional }, isChosen: false)
  }
}

extension String {
  /// The rest of a key behind one of some beginnings.
  fileprivate func tag(after prefixes: [String]) -> String? {
    prefixes.first { hasPrefix($0) }.map { String(dropFirst($0.utf8.count)) }
  }
}
