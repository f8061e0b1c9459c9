import Strata
import TestSupport
import Testing

@Suite struct EverythingTogetherTests {
  @Test func everythingTogetherIsRight() {
    let app = App("All") { app in
      app.stack("All", env: .init(account: "123456789012", region: "eu-central-1")) { scope in
        let vpc = Vpc(
          "Vpc", in: scope, cidr: "10.0.0.0/16", zones: ["eu-central-1a", "euc1-az3"],
          subnets: [.public(prefix: 24), .private, .isolated(["10.0.250.0/24", "10.0.251.0/24"])], natGateways: 2,
          gatewayEndpoints: [.s3, .dynamoDB], flowLogs: .rejected(retention: .days(90)))
        let logs = Bucket("Logs", in: scope, expiresAfter: .days(90))
        let policy = Policy("Policy", in: scope, permissions: [.allow("s3:GetObject", on: "arn:aws:s3:::orders/*")])
        Role(
          "Role", in: scope, trusting: .service("lambda.amazonaws.com"), permissions: [logs.reading],
          policies: [policy], maximumSession: .hours(2), description: "Of a test")
        Role(
          "Deploy", in: scope,
          trusting: .federated("arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"),
          to: "sts:AssumeRoleWithWebIdentity",
          when: [.stringEquals("token.actions.githubusercontent.com:aud", "sts.amazonaws.com")])
        let cluster = Cluster("Cluster", in: scope, vpc: vpc)
        let web = FargateService(
          "Web", in: scope, cluster: cluster, image: .registry("public.ecr.aws/nginx/nginx:1.29"), cpu: .vcpu(0.5),
          memory: .gibibytes(1), port: 8080)
        let balancer = ApplicationLoadBalancer(
          "Balancer", in: scope, vpc: vpc, scheme: .internetFacing, accessLogs: logs, isProtectedFromDeletion: true)
        balancer.redirectToHTTPS()
        let secure = balancer.listener(
          port: 443,
          certificates: (1...3).map {
            ImportedCertificate(
              arn: "arn:aws:acm:eu-central-1:123456789012:certificate/11111111-2222-3333-4444-55555555555\($0)")
          })
        secure.route(
          "Web", to: web, when: .path("/web/*"), .host("a.example.com"), .method("GET"), .header("X-A", "b"),
          .source("10.0.0.0/8"), rewrite: .strippingPrefix("web"))
        let data = SecurityGroup(
          "Data", in: scope, vpc: vpc, description: "Data", outbound: [.tcp(port: 5432, to: "10.0.0.0/16")])
        data.allow(from: web, port: 5432)
        data.allow(from: "10.0.0.0/16", port: 5432, description: "All of the network")
        let office = SecurityGroup("Office", in: scope, existing: "sg-0123abcd")
        office.allow(from: "10.1.0.0/16", port: 22)
        data.allow(from: office, port: 5432)
      }
    }
    #expect(findings(app) == [])
  }
}
