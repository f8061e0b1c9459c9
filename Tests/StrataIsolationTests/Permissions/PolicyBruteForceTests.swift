import Foundation
import StrataIsolation
import StrataJSON
import StrataTemplate
import TestSupport
import Testing

/// Random policies, and each request of a small world, held against the prover by rules that are written anew.
@Suite struct PolicyBruteForceTests {
  private static let rounds =
    ProcessInfo.processInfo.environment["ISOLATION_ROUNDS"].flatMap { Int($0) }.map { $0 / 100 } ?? 30

  /// A statement as the requests see it.
  private struct Statement {
    var isAllowed: Bool
    var actions: [String]
    var excludesActions: Bool
    var resources: [String]
    var excludesResources: Bool

    var json: JSONValue {
      [
        "Effect": .string(isAllowed ? "Allow" : "Deny"),
        excludesActions ? "NotAction" : "Action": .array(actions.map { .string($0) }),
        excludesResources ? "NotResource" : "Resource": .array(resources.map { .string($0) }),
      ]
    }

    func isAbout(_ action: String, _ resource: String) -> Bool {
      let isAction = actions.contains { fits($0.lowercased(), action.lowercased()) } != excludesActions
      return isAction && resources.contains { fits($0, resource) } != excludesResources
    }

    private func fits(_ pattern: String, _ text: String) -> Bool {
      EnumeratedTexts.fits(Pattern(glob: pattern).elements[...], Array(text.utf8)[...])
    }
  }

  private static let actions = [
    "s3:GetObject", "s3:DeleteObject", "s3:ListBucket", "sqs:SendMessage", "sqs:PurgeQueue",
  ]
  private static let buckets = ["ab", "ba", "abb"]
  private static let queues = ["a", "bb"]

  /// The requests that are about something of the other environment.
  private static let requests: [(action: String, resource: String)] =
    buckets.flatMap { bucket in
      [("s3:ListBucket", "arn:aws:s3:::\(bucket)")]
        + ["a", "b", "a/b", "b:a", "*", "", "ab/ba"].flatMap { key in
          [("s3:GetObject", "arn:aws:s3:::\(bucket)/\(key)"), ("s3:DeleteObject", "arn:aws:s3:::\(bucket)/\(key)")]
        }
    }
    + queues.flatMap { queue in
      ["sqs:SendMessage", "sqs:PurgeQueue"].map { ($0, "arn:aws:sqs:eu-central-1:111122223333:\(queue)") }
    }

  private static func statement(_ random: inout SplitMix64, isAllowed: Bool) -> Statement {
    let actions = [
      "s3:*", "*", "S3:Get*", "s3:?eleteObject", "sqs:*", "sqs:Send*", "s3:ListBucket", "s3:*Object", "sqs:PurgeQueue",
    ]
    let beginnings = [
      "arn:aws:s3:::", "arn:aws:s3:::", "arn:*:s3:::", "arn:aws:sqs:eu-central-1:111122223333:", "arn:aws:sqs:*:*:",
      "*", "arn:*",
    ]
    func some<T>(_ list: [T]) -> T { list[Int.random(in: list.indices, using: &random)] }
    return Statement(
      isAllowed: isAllowed, actions: (0..<Int.random(in: 1...2, using: &random)).map { _ in some(actions) },
      excludesActions: Int.random(in: 0..<6, using: &random) == 0,
      resources: (0..<Int.random(in: 1...2, using: &random)).map { _ in some(beginnings) + "\(Pattern.random(&random))"
      },
      excludesResources: Int.random(in: 0..<5, using: &random) == 0)
  }

  private static func world(
    _ identity: [Statement], _ boundary: [Statement]?, _ bucketPolicy: [Statement]
  ) -> IsolationWorld {
    var role: JSONObject = [
      "RoleName": "role", "AssumeRolePolicyDocument": ["Statement": []],
      "Policies": [["PolicyName": "p", "PolicyDocument": ["Statement": .array(identity.map(\.json))]]],
    ]
    var staging: JSONObject = [:]
    if let boundary {
      role["PermissionsBoundary"] = ["Ref": "Boundary"]
      staging["Boundary"] = [
        "Type": "AWS::IAM::ManagedPolicy",
        "Properties": ["ManagedPolicyName": "boundary", "PolicyDocument": ["Statement": .array(boundary.map(\.json))]],
      ]
    }
    staging["Role"] = ["Type": "AWS::IAM::Role", "Properties": .object(role)]
    var production: JSONObject = [:]
    for (place, bucket) in buckets.enumerated() {
      production["Bucket\(place)"] = ["Type": "AWS::S3::Bucket", "Properties": ["BucketName": .string(bucket)]]
    }
    for (place, queue) in queues.enumerated() {
      production["Queue\(place)"] = ["Type": "AWS::SQS::Queue", "Properties": ["QueueName": .string(queue)]]
    }
    if !bucketPolicy.isEmpty {
      production["Policy"] = [
        "Type": "AWS::S3::BucketPolicy",
        "Properties": [
          "Bucket": ["Ref": "Bucket0"],
          "PolicyDocument": [
            "Statement": .array(
              bucketPolicy.map { statement in
                var object = statement.json.object ?? [:]
                object["Principal"] = "*"
                return .object(object)
              })
          ],
        ],
      ]
    }
    return SampleWorlds.world(staging: staging, production: production)
  }

  /// The requests that are allowed, by the order in which AWS says that it decides.
  private static func allowed(
    _ identity: [Statement], _ boundary: [Statement]?, _ bucketPolicy: [Statement]
  ) -> [(action: String, resource: String)] {
    requests.filter { action, resource in
      let isOfBucket = resource == "arn:aws:s3:::ab" || resource.hasPrefix("arn:aws:s3:::ab/")
      let policies = identity + (boundary ?? []) + (isOfBucket ? bucketPolicy : [])
      if policies.contains(where: { !$0.isAllowed && $0.isAbout(action, resource) }) { return false }
      let byIdentity =
        identity.contains { $0.isAllowed && $0.isAbout(action, resource) }
        && (boundary?.contains { $0.isAllowed && $0.isAbout(action, resource) } ?? true)
      return byIdentity || isOfBucket && bucketPolicy.contains { $0.isAllowed && $0.isAbout(action, resource) }
    }
  }

  @Test func nothingThatIsAllowedIsClosed() throws {
    var random = SplitMix64(seed: 3)
    var (proven, broken, undecided, allowed) = (0, 0, 0, 0)
    for round in 0..<Self.rounds {
      func some(_ count: ClosedRange<Int>) -> [Statement] {
        (0..<Int.random(in: count, using: &random)).map { _ in
          Self.statement(&random, isAllowed: Int.random(in: 0..<3, using: &random) > 0)
        }
      }
      let identity = some(1...3)
      let boundary = Int.random(in: 0..<3, using: &random) == 0 ? some(1...2) : nil
      let bucketPolicy = Int.random(in: 0..<3, using: &random) == 0 ? some(1...2) : []
      let world = Self.world(identity, boundary, bucketPolicy)
      let candidates = PermissionProver(world).candidates(from: 0, to: 1)
      let requests = Self.allowed(identity, boundary, bucketPolicy)
      let isProven = candidates.allSatisfy { if case .closed = $0.verdict { true } else { false } }
      if isProven { proven += 1 }
      if !requests.isEmpty { allowed += 1 }
      #expect(
        !(isProven && !requests.isEmpty),
        "round \(round): \(requests.first.map { "\($0)" } ?? "") is allowed by \(identity.map(\.json)), \(boundary?.map(\.json) ?? []), \(bucketPolicy.map(\.json))"
      )
      for candidate in candidates {
        switch candidate.verdict {
        case .closed: break
        // Who may make providers of identities, and whoever comes from these, is no request of this world.
        case .undecided(let doubt): undecided += doubt.reason.hasPrefix("whether shop-staging/Role may iam:") ? 0 : 1
        case .open(let witness) where !witness.becoming.isEmpty: break
        case .open(let witness):
          broken += 1
          try expectAllowed(witness, identity, boundary, bucketPolicy, round)
        }
      }
    }
    // Nothing here depends on deployment.
    #expect(undecided == 0)
    #expect(proven > 0 && broken > 0 && allowed > 0)
  }

  /// Expects that a witness is a request which really is allowed.
  private func expectAllowed(
    _ witness: Witness, _ identity: [Statement], _ boundary: [Statement]?, _ bucketPolicy: [Statement], _ round: Int
  ) throws {
    let action = try #require(witness.action)
    if witness.reached == "*" { return }
    let isOfBucket = witness.reached == "arn:aws:s3:::ab" || witness.reached.hasPrefix("arn:aws:s3:::ab/")
    let policies = identity + (boundary ?? []) + (isOfBucket ? bucketPolicy : [])
    #expect(
      !policies.contains { !$0.isAllowed && $0.isAbout(action, witness.reached) }, "round \(round): \(witness.words)")
    let byIdentity =
      identity.contains { $0.isAllowed && $0.isAbout(action, witness.reached) }
      && (boundary?.contains { $0.isAllowed && $0.isAbout(action, witness.reached) } ?? true)
    let byBucket = isOfBucket && bucketPolicy.contains { $0.isAllowed && $0.isAbout(action, witness.reached) }
    #expect(byIdentity || byBucket, "round \(round): \(witness.words)")
  }
}
