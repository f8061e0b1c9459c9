extension ShapeContents {
  /// A service of containers behind an API, in a network of its own.
  static func service(_ name: PackageName) -> ShapeContents {
    ShapeContents(
      preparation: "let others = environments.prefix { $0.name != environment.name }.map(\\.profile.network)",
      call: "declareWeb(in: scope, environment.profile, apartFrom: others)",
      declarations: serviceDeclarations(name),
      profile: serviceProfile(name),
      staging: """
        {
          "network": "10.1.0.0/16",
          "image": "public.ecr.aws/nginx/nginx:stable",
          "fewestTasks": 1,
          "mostTasks": 2
        }

        """,
      production: """
        {
          "network": "10.0.0.0/16",
          "image": "public.ecr.aws/nginx/nginx:stable",
          "fewestTasks": 2,
          "mostTasks": 10
        }

        """,
      tests: serviceTests(name),
      about: "A service runs on Fargate in a network of its own, scales with its load, and answers through an API.")
  }

  private static func serviceDeclarations(_ name: PackageName) -> String {
    """
    import Strata

    /// Declares a network, a service in it that scales with its load, and the API that leads to it.
    func declareWeb(in scope: Scope, _ profile: \(name.profile), apartFrom others: [CIDR]) {
      let vpc = Vpc("Vpc", in: scope, cidr: profile.network, apartFrom: others, zones: 2, natGateways: 1)
      let cluster = Cluster("Cluster", in: scope, vpc: vpc)
      let web = FargateService(
        "Web", in: scope, cluster: cluster, image: .registry(.literal(profile.image)), cpu: .vcpu(0.25),
        memory: .mebibytes(512), port: profile.port, healthCheck: .http("/"),
        scaling: .cpu(target: 0.7, tasks: profile.fewestTasks, upTo: profile.mostTasks))

      let api = AlbApiGateway("Api", in: scope, vpc: vpc)
      let stage = api.stage("web", to: web, allow: profile.visitors)
      scope.output("Address", stage.url, description: "Where the service answers")
    }

    """
  }

  private static func serviceProfile(_ name: PackageName) -> String {
    """
    import Strata
    import StrataEnvironments

    /// What environments differ in, as it's read from `Profiles`.
    struct \(name.profile): ProfileDefaults, Sendable {
      /// The addresses of the network, which no other environment has.
      var network: CIDR
      /// The image of the container, with its tag.
      var image: String
      /// The port that the container listens at.
      var port = 80
      /// How many tasks there are with the least load.
      var fewestTasks: Int
      /// How many tasks there may be.
      var mostTasks: Int
      /// Who is let in: anyone, or lists of addresses such as `["203.0.113.0/24"]`.
      var visitors: Callers = .anyone

      static func defaults() throws -> \(name.profile) {
        try \(name.profile)(
          network: required(), image: required(), fewestTasks: required(), mostTasks: required())
      }
    }

    """
  }

  private static func serviceTests(_ name: PackageName) -> String {
    """
    import \(name.module)
    import StrataTesting
    import Testing

    @Suite struct \(name.module)Tests {
      @Test(arguments: ["staging", "production"])
      func tasksHaveNoAddressOnTheInternet(environment: String) throws {
        let template = try #require(try \(name.constant).templates(committed: [environment]).values.first)
        _ = try template.onlyResource(
          of: "AWS::ECS::Service",
          matching: ["NetworkConfiguration": ["AwsvpcConfiguration": ["AssignPublicIp": "DISABLED"]]])
      }

      @Test func stagingAndProductionAreApart() throws {
        try \(name.constant).expectIsolated()
      }
    }

    """
  }
}
