import StrataIsolation
import StrataJSON
import StrataTemplate
import StrataText

/// What stacks need beside their resources' handlers: CloudFormation itself, and what it looks up.
struct StackNeeds {
  let names: ResourceNames

  static let nestedStack = "AWS::CloudFormation::Stack"

  /// The calls by which a stack is deployed by change sets, looked at, updated, rolled back and deleted.
  ///
  /// See [Actions for AWS CloudFormation](https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudformation.html).
  private static let onStack = [
    "CancelUpdateStack", "ContinueUpdateRollback", "CreateChangeSet", "DeleteChangeSet", "DeleteStack",
    "DescribeChangeSet", "DescribeEvents", "DescribeStackEvents", "DescribeStackResource", "DescribeStackResources",
    "DescribeStacks", "ExecuteChangeSet", "GetTemplate", "GetTemplateSummary", "ListChangeSets", "ListStackResources",
    "RollbackStack", "TagResource", "UntagResource", "UpdateTerminationProtection",
  ]

  /// Adds what whoever deploys a stack needs of CloudFormation.
  func addCalls(_ stack: Int, to needs: inout NeedCollection) {
    let reason = PermissionReason(.deployment, stack: stack)
    let name = names.world.stacks[stack].name
    let id = name.map { Pattern(literal: "\($0)/") + .any } ?? .any
    let arn = ActionArns.text(names.stackArn(id, in: stack))
    for action in Self.onStack {
      needs.add("cloudformation:\(action)", on: arn, for: reason, isNarrowed: name != nil)
    }
    needs.add("cloudformation:ListStacks", on: "*", conditions(stack), for: reason)
    needs.add("cloudformation:ValidateTemplate", on: "*", conditions(stack), for: reason)
    addMacros(stack, to: &needs)
  }

  /// Adds what puts a template and packages into a bucket.
  func addUploads(to bucket: String, _ stack: Int, to needs: inout NeedCollection) {
    let objects = "arn:\(names.partition(of: stack)):s3:::\(bucket)/*"
    for action in ["s3:GetObject", "s3:PutObject"] {
      needs.add(action, on: objects, for: PermissionReason(.upload, stack: stack))
    }
  }

  private func conditions(_ stack: Int) -> PermissionConditions {
    PermissionConditions(regions: names.places.region(of: stack).map { [$0] } ?? [])
  }

  /// A change set with macros is allowed for each of them, and one's own are functions that are called.
  private func addMacros(_ stack: Int, to needs: inout NeedCollection) {
    let contents = names.world.stacks[stack].contents
    let reason = PermissionReason(.deployment, stack: stack)
    let own = Set(contents.ownMacros)
    for macro in Set(contents.macros).sorted(by: utf8Precedes) {
      let name = Pattern(literal: macro)
      let arn =
        own.contains(macro)
        ? names.arn("cloudformation", names.region(of: stack), "transform/", name, stack)
        : Pattern(literal: "arn:\(names.partition(of: stack)):cloudformation:") + names.region(of: stack)
          + Pattern(literal: ":aws:transform/\(macro.hasPrefix("AWS::") ? String(macro.dropFirst(5)) : macro)")
      needs.add("cloudformation:CreateChangeSet", on: ActionArns.text(arn), for: reason)
    }
    if !own.isEmpty {
      let functions = names.arn("lambda", names.region(of: stack), "function:", .any, stack)
      needs.add("lambda:InvokeFunction", on: ActionArns.text(functions), for: reason, isNarrowed: false)
    }
  }

  // MARK: What is looked up

  /// Adds what CloudFormation reads for a template: exports, parameters and secrets.
  func addLookups(_ stack: Int, to needs: inout NeedCollection) {
    let contents = names.world.stacks[stack].contents
    let reason = PermissionReason(.lookup, stack: stack)
    var values = LookedUpValues()
    values.search(contents.json)
    if values.imports {
      needs.add("cloudformation:ListExports", on: "*", conditions(stack), for: reason)
    }
    if contents.section("Outputs").contains(where: { $0.value["Export"] != nil }) {
      // A stack whose values others import can't be changed as it likes.
      needs.add("cloudformation:ListImports", on: "*", conditions(stack), for: reason)
    }
    for parameter in contents.section("Parameters") {
      guard let type = parameter.value["Type"]?.string, type.hasPrefix("AWS::SSM::Parameter::") else { continue }
      add(parameter: parameter.value["Default"]?.string, stack, reason, to: &needs)
    }
    for reference in values.references { add(reference, stack, reason, to: &needs) }
  }

  private func add(
    parameter name: String?, _ stack: Int, _ reason: PermissionReason, to needs: inout NeedCollection
  ) {
    let path = name.map { Pattern(literal: $0.hasPrefix("/") ? String($0.dropFirst()) : $0) }
    let arn = names.arn("ssm", names.region(of: stack), "parameter/", path ?? .any, stack)
    needs.add("ssm:GetParameters", on: ActionArns.text(arn), for: reason, isNarrowed: path != nil)
  }

  /// Adds what a reference such as `{{resolve:ssm:/shop/domain:2}}` needs.
  private func add(
    _ reference: String, _ stack: Int, _ reason: PermissionReason, to needs: inout NeedCollection
  ) {
    let parts = reference.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 1 else { return }
    let rest = parts[1...].joined(separator: ":")
    // A name with something that only deployment knows is any from there on.
    let isWhole = !rest.utf8.contains(UInt8(ascii: "$"))
    let written = isWhole ? rest : String(rest.prefix { $0 != "$" }) + "*"
    switch parts[0] {
    case "ssm", "ssm-secure":
      let name = written.hasPrefix("arn:") ? written : String(written.prefix { $0 != ":" })
      if name.hasPrefix("arn:") {
        needs.add("ssm:GetParameters", on: name, for: reason)
      } else {
        let path = Pattern(glob: name.hasPrefix("/") ? String(name.dropFirst()) : name)
        let arn = names.arn("ssm", names.region(of: stack), "parameter/", path, stack)
        needs.add("ssm:GetParameters", on: ActionArns.text(arn), for: reason, isNarrowed: name != "*")
      }
    case "secretsmanager":
      let pieces = written.split(separator: ":", omittingEmptySubsequences: false)
      let arn: String
      if written.hasPrefix("arn:") {
        arn = pieces.prefix(7).joined(separator: ":")
      } else {
        // AWS puts a hyphen and six characters behind a secret's name.
        let name = Pattern(glob: String(pieces.first ?? "*") + (isWhole ? "-??????" : ""))
        arn = ActionArns.text(names.arn("secretsmanager", names.region(of: stack), "secret:", name, stack))
      }
      needs.add("secretsmanager:GetSecretValue", on: arn, for: reason, isNarrowed: !arn.hasSuffix(":secret:*"))
    default: break
    }
  }
}
