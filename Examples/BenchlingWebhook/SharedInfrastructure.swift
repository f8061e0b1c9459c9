import Strata

/// What all environments of the webhook share, which is what costs money while nothing happens.
struct SharedInfrastructure {
  let cluster: Cluster
  let gateway: AlbApiGateway
  let key: Key

  init(in scope: Scope, natGateways: Int) {
    key = Key("Key", in: scope, description: "Logs and alarms of the Benchling webhook")
    let vpc = Vpc("Vpc", in: scope, cidr: "10.0.0.0/16", zones: 2, natGateways: natGateways)
    cluster = Cluster("Cluster", in: scope, vpc: vpc)
    gateway = AlbApiGateway(
      "Api", in: scope, vpc: vpc, accountLogging: .managedRole, description: "Webhook of Benchling")
    acceptFindings()
  }

  /// Says why what checkov finds here is no fault.
  private func acceptFindings() {
    gateway.loadBalancer.resource.accept(
      .checkov("CKV_AWS_91"), because: "The API logs each request")
    let isInside = "Plain HTTP stays inside the network"
    gateway.listener.resource
      .accept(.checkov("CKV_AWS_2"), because: isInside)
      .accept(.checkov("CKV_AWS_103"), because: isInside)
    for method in gateway.methods {
      method.accept(.checkov("CKV_AWS_59"), because: "The service checks who signed an event")
    }
  }
}
