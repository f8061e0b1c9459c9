import Strata
import StrataFacts
import StrataJSON
import StrataTesting
import TestSupport
import Testing

/// Each action that is permitted exists, and is about what it's permitted on.
@Suite struct PermissionActionTests {
  @Test func eachPermissionIsExercised() throws {
    let exercised = Names()
    _ = try template { scope in
      LogGroup("Other", in: scope)
      for (type, specimen) in permissionSpecimens {
        exercised.names += specimen(Scope(type, in: scope)).keys.map { "\(type).\($0)" }
      }
    }
    #expect(ConstructFiles.permissions.count >= 35)
    #expect(ConstructFiles.permissions == Set(exercised.names), "add those that are new to PermissionSpecimens.swift")
  }

  @Test(arguments: permissionSpecimens.keys.sorted())
  func aPermissionsActionsAreAboutItsResources(_ type: String) throws {
    let template = try template { scope in
      LogGroup("Other", in: scope)
      for (name, permission) in (permissionSpecimens[type]?(scope) ?? [:]).sorted(by: { $0.key < $1.key }) {
        Policy(name, in: scope, permissions: [permission])
      }
    }
    #expect(!template.resources(of: "AWS::IAM::ManagedPolicy").isEmpty)
    #expect(Self.faults(in: template) == [])
  }

  /// Roles that constructs make for themselves, in which AWS has several things together.
  ///
  /// What borders let is told by names, and so for all actions of a service at once; their own tests look at it.
  @Test(arguments: constructSpecimens.keys.sorted().filter { !["DeploymentRole", "PermissionBoundary"].contains($0) })
  func aConstructsRolesMayDoWhatThereIs(_ name: String) throws {
    let template = try specimenTemplate(name)
    #expect(Self.faults(in: template, together: true) == [])
  }

  @Test(
    arguments: [
      ("s3:GetObjects", "arn:aws:s3:::it/*", "s3:GetObjects: there is no such action"),
      ("s4:GetObject", "arn:aws:s3:::it/*", "s4:GetObject: there is no such action"),
      ("s3:Get*", "arn:aws:s3:::it/*", "s3:Get*: more than one action"),
      ("s3:GetObject", "arn:aws:s3:::it", "s3:GetObject: arn:aws:s3:::it is no object"),
      ("s3:ListBucket", "arn:aws:s3:::it/*", "s3:ListBucket: arn:aws:s3:::it/* is no bucket"),
      ("s3:GetObject", "*", "s3:GetObject: * is no object"),
      (
        "dynamodb:GetItem", "arn:aws:dynamodb:eu-central-1:123456789012:table/it/index/*",
        "dynamodb:GetItem: arn:aws:dynamodb:eu-central-1:123456789012:table/it/index/* is no table"
      ),
      (
        "sqs:SendMessage", "arn:aws:sns:eu-central-1:123456789012:it",
        "sqs:SendMessage: arn:aws:sns:eu-central-1:123456789012:it is no queue"
      ),
      ("s3:ListAllMyBuckets", "arn:aws:s3:::it", "s3:ListAllMyBuckets: arn:aws:s3:::it isn't *"),
      ("s3:GetBucketCORS", "arn:aws:s3:::it", "s3:GetBucketCORS: its resources aren't in ActionResources.swift"),
    ])
  func aFaultIsFound(action: String, resource: String, fault: String) throws {
    let template = try template { scope in
      Policy("It", in: scope, permissions: [.allow(.literal(action), on: .literal(resource))])
    }
    #expect(Self.faults(in: template) == [fault])
  }

  /// What is said of actions here agrees with the product's own facts.
  @Test func theFactsKnowTheSame() {
    for (service, actions) in ActionResources.kinds {
      for (action, kinds) in actions {
        let match = ActionIndex.embedded.actions(matching: action, of: service)
        let isFree = kinds.isEmpty != ActionResources.others.contains("\(service):\(action)")
        #expect(match == .init(free: isFree ? 1 : 0, scoped: isFree ? 0 : 1), "\(service):\(action)")
        for kind in kinds { #expect(ActionResources.shapes["\(service) \(kind)"] != nil, "\(service) \(kind)") }
      }
    }
  }

  /// The faults of all that is permitted in a template.
  ///
  /// Together means that each action is about one of its statement's resources at least, not about all of them.
  private static func faults(in template: Template, together: Bool = false) -> [String] {
    let values = DeployedValues(template: template)
    let roles = template.resources(of: "AWS::IAM::Role").flatMap { role in
      role["Policies"]?.array?.map { $0["PolicyDocument"] } ?? []
    }
    let policies = template.resources(of: "AWS::IAM::ManagedPolicy").map { $0["PolicyDocument"] }
    let statements = (roles + policies).flatMap { $0?["Statement"]?.array ?? [] }
    // What is denied may well be more than there is.
    return statements.filter { $0["Effect"] != "Deny" }.flatMap { statement -> [String] in
      let resources = (statement["Resource"]?.array ?? []).map { values.text($0) ?? "\($0)" }
      return (statement["Action"]?.array ?? []).flatMap { action -> [String] in
        let faults = faults(of: action.string ?? "\(action)", on: resources)
        return together && faults.count < resources.count ? [] : faults
      }
    }
  }

  private static func faults(of action: String, on resources: [String]) -> [String] {
    let parts = action.split(separator: ":").map(String.init)
    guard parts.count == 2, let match = ActionIndex.embedded.actions(matching: parts[1], of: parts[0]),
      match.free + match.scoped > 0
    else { return resources.map { _ in "\(action): there is no such action" } }
    if action.contains("*") { return resources.map { _ in "\(action): more than one action" } }
    guard let kinds = ActionResources.kinds[parts[0]]?[parts[1]] else {
      return resources.map { _ in "\(action): its resources aren't in ActionResources.swift" }
    }
    return resources.compactMap { resource in
      if kinds.isEmpty { return resource == "*" ? nil : "\(action): \(resource) isn't *" }
      let isRight = kinds.contains { kind in
        ActionResources.shapes["\(parts[0]) \(kind)"].map { shape in
          (try? Regex(shape).wholeMatch(in: resource)) != nil
        } ?? false
      }
      return isRight ? nil : "\(action): \(resource) is no \(kinds.joined(separator: " or "))"
    }
  }

  /// The names that a declaration hands out.
  private final class Names: @unchecked Sendable {
    var names: [String] = []
  }
}
