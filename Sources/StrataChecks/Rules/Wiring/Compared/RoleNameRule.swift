import StrataFindings
import StrataJSON
import StrataTemplate

/// A role that has a path is given by its ARN where its name alone doesn't find it.
struct RoleNameRule: TemplateRule {
  let about = RuleDescription(
    "role-name-without-path", .error, reason: "a service looks for a role whose name alone it gets where no path is",
    source: "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateService.html",
    good: RoleNameRule.sample(["Fn::GetAtt": ["Role", "Arn"]]), bad: RoleNameRule.sample(["Ref": "Role"]))

  /// The properties that take a role's ARN, or its name where it has no path.
  private static let places = ["AWS::CodeBuild::Project": "ServiceRole", "AWS::ECS::Service": "Role"]

  func check(_ template: TemplateContents) -> [Finding] {
    Self.places.sorted { $0.key < $1.key }.flatMap { type, property in
      template.resources(of: type).flatMap { $0.placed(property)?.elements ?? [] }.compactMap { role in
        guard let name = role.value.argument(of: .ref)?.string, let target = template.resource(name),
          target.type == "AWS::IAM::Role", let path = target["Path"]?.string, path != "/"
        else { return nil }
        return finding(
          "the role's name doesn't tell its path \(path)", at: role.pointer, expected: "the role's ARN",
          hint: "write Fn::GetAtt: [\(name), Arn]")
      }
    }
  }

  private static func sample(_ role: JSONValue) -> JSONValue {
    [
      "Build": [
        "Type": "AWS::CodeBuild::Project",
        "Properties": [
          "ServiceRole": role, "Artifacts": ["Type": "NO_ARTIFACTS"],
          "Source": ["Type": "NO_SOURCE", "BuildSpec": "version: 0.2"],
          "Environment": [
            "Type": "LINUX_CONTAINER", "ComputeType": "BUILD_GENERAL1_SMALL", "Image": "aws/codebuild/standard:7.0",
          ],
        ],
      ],
      "Role": [
        "Type": "AWS::IAM::Role",
        "Properties": [
          "Path": "/team/",
          "AssumeRolePolicyDocument": [
            "Version": "2012-10-17",
            "Statement": [
              [
                "Effect": "Allow", "Principal": ["Service": "codebuild.amazonaws.com"], "Action": "sts:AssumeRole",
              ]
            ],
          ],
        ],
      ],
    ]
  }
}
