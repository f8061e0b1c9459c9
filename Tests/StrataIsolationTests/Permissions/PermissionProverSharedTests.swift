import StrataJSON
import StrataTemplate
import Testing

@testable import StrataIsolation

/// What principals may do with what belongs to no environment.
@Suite struct PermissionProverSharedTests {
  private let common: JSONObject = [
    "Common": ["Type": "AWS::S3::Bucket", "Properties": ["BucketName": "shop-common"]]
  ]

  private func uses(_ staging: JSONObject, shared: JSONObject) -> [[String]] {
    let world = SampleWorlds.world(staging: staging, production: [:], shared: shared)
    let prover = PermissionProver(world)
    return world.environments.indices.map { environment in
      prover.sharedReferences(of: environment).map {
        "\(world.words($0.holder)) \($0.words) \(world.words($0.target)) at \($0.place.pointer)"
      }
    }
  }

  @Test func itIsListedWithWhoReachesIt() {
    let worker = role(
      allow("s3:PutObject", "arn:aws:s3:::shop-common/*"), allow("s3:GetObject", "arn:aws:s3:::shop-*"),
      allow("s3:ListBucket", "arn:aws:s3:::shop-common"), allow("s3:GetObject", "arn:aws:s3:::other/*"))
    #expect(
      uses(["Worker": worker], shared: common) == [
        ["shop-staging/Worker may read, list and write shop-shared/Common at /Resources/Worker"], [],
      ])
    #expect(uses(["Worker": role(allow("s3:*", "arn:aws:s3:::other/*"))], shared: common) == [[], []])
  }

  @Test func aPolicyOfItsOwnLetsIn() {
    var shared = common
    shared["Policy"] = [
      "Type": "AWS::S3::BucketPolicy",
      "Properties": [
        "Bucket": ["Ref": "Common"],
        "PolicyDocument": [
          "Statement": [
            [
              "Effect": "Allow", "Principal": ["AWS": "arn:aws:iam::111122223333:role/shop-staging-worker"],
              "Action": "s3:GetObject", "Resource": "arn:aws:s3:::shop-common/*",
            ]
          ]
        ],
      ],
    ]
    func worker(_ name: String) -> JSONObject {
      [
        "Worker": [
          "Type": "AWS::IAM::Role",
          "Properties": ["RoleName": .string(name), "AssumeRolePolicyDocument": ["Statement": []]],
        ]
      ]
    }
    #expect(
      uses(worker("shop-staging-worker"), shared: shared) == [
        ["shop-staging/Worker may reach shop-shared/Common at /Resources/Worker"], [],
      ])
    #expect(uses(worker("shop-staging-other"), shared: shared) == [[], []])
  }

  @Test func whatIsForbiddenIsNotListed() {
    let worker = role(
      allow("s3:*Object", "*"), ["Effect": "Deny", "Action": "*", "Resource": "arn:aws:s3:::shop-common*"])
    #expect(uses(["Worker": worker], shared: common) == [[], []])
  }
}
