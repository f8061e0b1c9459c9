import Strata
import StrataInstances
import StrataTables

/// The instances of a version: replaced at once where it's the only one, else beside each other while requests move from
/// one version to the next by weight.
func instances(
  of release: MhtProfile.Release, of profile: MhtProfile, named name: String, on vpc: Vpc, data: MhtData,
  roles: MhtRoles, in scope: Scope
) -> InstanceGroup {
  let registry: StringValue = "\(.accountID).dkr.ecr.\(.region).\(.urlSuffix)"
  let images = ImportedRepository(name: "\(name)")
  roles.api.allow(images.pulling)
  return InstanceGroup(
    release.group, in: scope, vpc: vpc, type: profile.instanceType, instances: release.instances,
    start: .script(
      """
      dnf install -y docker
      systemctl enable --now docker
      aws ecr get-login-password --region \(.region) | docker login --username AWS --password-stdin \(registry)
      docker run --detach --restart always --publish 8080:8080 \\
        --log-driver awslogs --log-opt awslogs-region=\(.region) --log-opt awslogs-group=\(data.output.name) \\
        --env JOBS_URL=\(data.jobs.url) --env RECORDS=\(data.records.name) --env UPLOADS=\(data.uploads.name) \\
        --env WORKER_ROLE=\(roles.worker.arn) --env FILES_ROLE=\(roles.files.arn) \\
        \(registry)/\(name):\(release.version)
      """), port: 8080, healthCheck: .http("/health"), role: roles.api,
    replacement: profile.releases.count == 1 ? .allAtOnce(within: .minutes(5)) : .rolling(), disk: .gibibytes(30),
    runsContainers: true, name: "\(name)-\(release.group.lowercased())")
}
