import StrataEnvironments
import StrataJSON
import StrataLanguage
import StrataPipeline
import StrataTemplate

/// Keeps an import from resources that stacks of the system have already, be they another environment's.
struct ImportGuard {
  /// All stacks of the system, those of other environments among them.
  let stacks: [StackArtifact]
  let aws: AwsClient
  let follower: any DeploymentFollower

  /// Refuses resources that a stack has, or declares as another than what is imported.
  ///
  /// - Parameter resources: The resources that are to be imported.
  /// - Throws: ``DeploymentError``, grave, where there is one.
  func check(_ resources: [ImportedResource]) throws(DeploymentError) {
    for artifact in stacks {
      try refuse(resources, declaredBy: artifact)
      try refuse(resources, in: artifact)
    }
  }

  private func refuse(_ resources: [ImportedResource], declaredBy artifact: StackArtifact) throws(DeploymentError) {
    let reader = IdentifierReader(artifact, deployed: nil, environment: artifact.environments.first)
    for resource in resources {
      for declared in artifact.template.resources where declared.value["Type"]?.string == resource.type {
        if resource.stack == artifact.name, resource.logicalID == declared.key { continue }
        let isSame = resource.identifier.allSatisfy { key, value in reader.value(key, of: declared.key) == value }
        if isSame { throw refusal(resource, artifact, declared.key, "declares") }
      }
    }
  }

  private func refuse(_ resources: [ImportedResource], in artifact: StackArtifact) throws(DeploymentError) {
    let client = StackClient(name: artifact.name, aws: aws.working(in: artifact.env?.region))
    let present: [(id: String, type: String, physicalID: String)]
    do {
      guard try client.describe() != nil else { return }
      present = try client.resources().compactMap { resource in
        guard let id = resource["LogicalResourceId"]?.string, let type = resource["ResourceType"]?.string,
          let physicalID = resource["PhysicalResourceId"]?.string
        else { return nil }
        return (id, type, physicalID)
      }
    } catch {
      // CloudFormation refuses what belongs to another stack in any case.
      follower.note("whether \(artifact.name) has what is imported can't be asked: \(error)")
      return
    }
    for resource in resources {
      guard resource.identifier.count == 1, let value = resource.identifier.values.first,
        let found = present.first(where: { $0.type == resource.type && $0.physicalID == value })
      else { continue }
      throw refusal(resource, artifact, found.id, "has")
    }
  }

  private func refusal(
    _ resource: ImportedResource, _ artifact: StackArtifact, _ id: String, _ verb: String
  ) -> DeploymentError {
    let owner = artifact.environment ?? TemplateEnvironments(artifact.template).environment(of: id)
    return DeploymentError(
      "\(resource.text), which the stack \(artifact.name) \(verb) as \(id)" + (owner.map { ", of \($0)" } ?? ""),
      hint: "a resource is in one stack, once: give \(resource.logicalID) its own, or take \(id) out of "
        + artifact.name,
      isGrave: true)
  }
}
