import StrataIsolation
import StrataJSON
import StrataPermissions
import StrataTemplate

/// Stacks of a shop, of which it's asked what deploying them needs.
enum Shop {
  static func stack(
    _ resources: JSONValue, name: String? = "shop", account: String? = "111122223333", region: String? = "eu-central-1",
    _ sections: JSONObject = [:]
  ) -> IsolatedStack {
    var template: JSONObject = ["Resources": resources]
    for section in sections { template[section.key] = section.value }
    return IsolatedStack(
      name: name, contents: TemplateContents(.object(template)), account: account, region: region)
  }

  static func permissions(_ stacks: IsolatedStack...) -> NeededPermissions { PermissionFinder(stacks).permissions() }

  /// The ARNs on which an action is needed, but for those of CloudFormation itself.
  static func arns(_ action: String, _ stacks: IsolatedStack...) -> [String] {
    PermissionFinder(stacks).permissions().needs.filter { $0.action == action }.map(\.resource)
  }

  static let queue: JSONValue = ["Jobs": ["Type": "AWS::SQS::Queue"]]

  static let role: JSONValue = [
    "Type": "AWS::IAM::Role",
    "Properties": [
      "AssumeRolePolicyDocument": [
        "Statement": [
          "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": ["Service": "lambda.amazonaws.com"],
        ]
      ],
      "PermissionsBoundary": ["Fn::Sub": "arn:aws:iam::${AWS::AccountId}:policy/shop-boundary"],
    ],
  ]
}
