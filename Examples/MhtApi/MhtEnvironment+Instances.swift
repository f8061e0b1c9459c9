import Strata
import StrataInstances
import StrataTables

extension MhtEnvironment {
  /// The instances of a version: replaced at once where it's the only one, else one after the other.
  func instances(of release: MhtProfile.Release, on vpc: Vpc) -> InstanceGroup {
    let registry: StringValue = "\(.accountID).dkr.ecr.\(.region).\(.urlSuffix)"
    api.allow(ImportedRepository(name: "\(name)").pulling)
    return InstanceGroup(
      release.group, in: scope, vpc: vpc, type: profile.instanceType, instances: release.instances,
      start: .script(
        """
        dnf install -y docker
        systemctl enable --now docker
        aws ecr get-login-password --region \(.region) | docker login --username AWS --password-stdin \(registry)
        docker run --detach --restart always --publish 8080:8080 \\
          --log-driver awslogs --log-opt awslogs-region=\(.region) --log-opt awslogs-group=\(output.name) \\
          --env JOBS_URL=\(jobs.url) --env RECORDS=\(records.name) --env UPLOADS=\(uploads.name) \\
          --env WORKER_ROLE=\(worker.arn) --env FILES_ROLE=\(files.arn) \\
          \(registry)/\(name):\(release.version)
        """), port: 8080, healthCheck: .http("/health"), role: api,
      replacement: profile.releases.count == 1 ? .allAtOnce(within: .minutes(5)) : .rolling(), disk: .gibibytes(30),
      runsContainers: true, name: "\(name)-\(release.group.lowercased())")
  }
}
