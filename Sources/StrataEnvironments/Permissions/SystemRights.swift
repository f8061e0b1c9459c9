package import StrataFindings
package import StrataIsolation
import StrataJSON
import StrataLanguage
package import StrataPermissions
import StrataPipeline
import StrataTemplate
import StrataText

/// What deploying the stacks of a system needs, and the policy that it has committed for that.
package struct SystemRights: Sendable {
  private let app: String
  private let local: Set<String>
  /// The file of the policy that the system has committed, by its path; nil where there is none.
  package let policy: String?
  /// The stacks that aren't on the machine of whoever deploys them.
  let stacks: [CheckedStack]

  /// Asks about a system.
  ///
  /// - Parameters:
  ///   - app: The system's name.
  ///   - stacks: Its stacks.
  ///   - local: The environments that are on the machine of whoever deploys them.
  ///   - policy: The file of the policy that it has committed, by its path; nil where there is none.
  init(of app: String, _ stacks: [CheckedStack], local: Set<String>, policy: String?) {
    (self.app, self.local, self.policy) = (app, local, policy)
    self.stacks = stacks.filter { stack in
      let environments = Self.environments(of: stack)
      return environments.isEmpty || !local.isSuperset(of: environments)
    }
  }

  /// The stacks that are deployed to AWS, in the order of deployment.
  package var deployedStacks: [DeployedStack] {
    stacks.map { stack in
      DeployedStack(
        stack.isolated, bucket: environments(of: stack).first.map { "\(bucketStack(of: $0).lowercased())-*" })
    }
  }

  /// The stacks with the environments' own buckets, whose names the others import.
  package var bucketStacks: [IsolatedStack] {
    var seen: Set<String> = []
    return stacks.flatMap { stack in
      environments(of: stack).filter { seen.insert("\($0) \(stack.env?.region ?? "")").inserted }.map { environment in
        let export = ArtifactsName.export(of: environment, in: app)
        let template: JSONValue = [
          "Resources": ["ArtifactsBucket": ["Type": "AWS::S3::Bucket"]],
          "Outputs": [
            ArtifactsName.output: ["Value": ["Ref": "ArtifactsBucket"], "Export": ["Name": .string(export)]]
          ],
        ]
        return IsolatedStack(
          name: bucketStack(of: environment), environment: environment, contents: TemplateContents(template),
          account: stack.env?.account, region: stack.env?.region)
      }
    }
  }

  /// All that deploying the stacks needs.
  package var permissions: NeededPermissions {
    PermissionFinder(deployedStacks, among: bucketStacks).permissions()
  }

  private static func environments(of stack: CheckedStack) -> [String] {
    stack.environment.map { [$0] } ?? stack.environments
  }

  /// Those environments of a stack that are in AWS.
  private func environments(of stack: CheckedStack) -> [String] {
    Self.environments(of: stack).filter { !local.contains($0) }
  }

  private func bucketStack(of environment: String) -> String { ArtifactsName.stack(of: environment, in: app) }

  /// What deploying needs and the policy that the system has committed doesn't allow; nothing where it has committed none.
  ///
  /// - Returns: A warning for each construct that needs something, or that on the file itself.
  package func findings() -> [Finding] {
    guard let policy else { return [] }
    let committed: CommittedPolicy
    do throws(Finding) { committed = try DeploymentPolicyFile.read(policy) } catch {
      return [
        Finding(
          error.rule, error.message, severity: .warning, property: error.property, site: error.site, hint: renewal)
      ]
    }
    var order: [Asker] = []
    var needs: [Asker: [PermissionNeed]] = [:]
    for need in committed.missing(of: permissions) {
      guard let reason = need.reasons.first else { continue }
      let asker = Asker(stack: reason.stack, logicalID: reason.logicalID)
      if needs[asker] == nil { order.append(asker) }
      needs[asker, default: []].append(need)
    }
    return order.map { finding(on: $0, needs[$0] ?? []) }
  }

  /// What asks for a permission first.
  private struct Asker: Hashable {
    let stack: Int
    let logicalID: String?
  }

  /// The most permissions that a finding names.
  private static let namedPermissions = 3

  private func finding(on asker: Asker, _ needs: [PermissionNeed]) -> Finding {
    let named = needs.prefix(Self.namedPermissions).map(\.words)
    let rest = needs.count - named.count
    let stack = stacks[asker.stack]
    return stack.placed(
      Finding(
        .deploymentRights, "the committed policy doesn't allow all that deploying this needs", severity: .warning,
        at: asker.logicalID.map { JSONPointer(["Resources", $0]) }, path: asker.logicalID == nil ? stack.name : "",
        expected: named.joined(separator: ", ") + (rest > 0 ? ", and \(Count.of(rest, "permission")) more" : ""),
        hint: renewal))
  }

  private var renewal: String { "renew it: deployment policy \(app) --renew" }
}

extension PermissionNeed {
  /// The action and what it's about, for people.
  package var words: String { "\(action) on \(resource == "*" ? "anything" : resource)" }
}

extension SystemAssembly {
  /// What deploying the stacks needs.
  package var rights: SystemRights {
    SystemRights(of: assembly.app, assembly.stacks.map(\.checked), local: localEnvironments, policy: deploymentPolicy)
  }
}
