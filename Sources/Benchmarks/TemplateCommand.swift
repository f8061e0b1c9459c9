import Strata

/// Writes one template of any size, for tools that check templates to be compared by.
enum TemplateCommand {
  static func run(_ arguments: some Collection<String>) throws {
    try writeSample(arguments, command: "template", size: "RESOURCES", atMost: 500, help: help) {
      App(try SampleSystem.stack(resources: $0))
    }
  }

  private static let help = """
    Writes Sample.template.json, the template of a stack of services behind a load balancer, into a directory.

    USAGE
      Benchmarks template RESOURCES DIRECTORY   (500 resources at most, as CloudFormation has it)

    The services run on Fargate. Each has roles, security groups, a target group with its rule, scaling, a log group, a
    repository, a bucket, queues and alarms. There is no mistake in it, but it may be too large for a request.
    """
}
