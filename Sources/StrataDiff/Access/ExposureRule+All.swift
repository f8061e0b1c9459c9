extension ExposureRule {
  private static func yes(_ type: String, _ path: String..., preset: Bool? = false, text: String) -> ExposureRule {
    ExposureRule(type: type, path: path, values: ["true"], preset: preset, text: text)
  }

  private static let anybody = "anybody may call it without saying who they are"
  private static let reachable = "it can be reached from the internet"

  /// The rules for what opens things; each type's page in the template reference says what holds where nothing is said.
  static let all: [ExposureRule] = publicAccess + places

  /// See [Block public access](https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html).
  private static let publicAccess = [
    ("AWS::S3::Bucket", "PublicAccessBlockConfiguration", false),
    ("AWS::S3::AccessPoint", "PublicAccessBlockConfiguration", true),
    ("AWS::S3::MultiRegionAccessPoint", "PublicAccessBlockConfiguration", true),
  ].flatMap { type, block, isUnclear in
    ["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"].map { name in
      ExposureRule(
        type: type, path: [block, name], values: ["true"], meaning: .closes, preset: nil,
        isUnclearOnceGone: isUnclear, text: "public access isn't blocked by \(name)")
    }
  }

  private static let places: [ExposureRule] =
    [
      ExposureRule(
        type: "AWS::S3::Bucket", path: ["AccessControl"],
        values: ["PublicRead", "PublicReadWrite", "AuthenticatedRead"], preset: false,
        text: "its objects are open by an access control list"),
      yes("AWS::RDS::DBInstance", "PubliclyAccessible", preset: nil, text: reachable),
      yes("AWS::RDS::DBCluster", "PubliclyAccessible", preset: nil, text: reachable),
      yes("AWS::Redshift::Cluster", "PubliclyAccessible", text: reachable),
      yes("AWS::RedshiftServerless::Workgroup", "PubliclyAccessible", text: reachable),
      yes("AWS::DMS::ReplicationInstance", "PubliclyAccessible", preset: true, text: reachable),
      yes("AWS::AmazonMQ::Broker", "PubliclyAccessible", text: reachable),
      yes("AWS::EC2::Subnet", "MapPublicIpOnLaunch", text: "what starts in it gets a public address"),
      yes(
        "AWS::EC2::Instance", "NetworkInterfaces", "*", "AssociatePublicIpAddress", preset: nil,
        text: "it gets a public address"),
      yes(
        "AWS::EC2::LaunchTemplate", "LaunchTemplateData", "NetworkInterfaces", "*", "AssociatePublicIpAddress",
        preset: nil, text: "its instances get public addresses"),
      yes(
        "AWS::AutoScaling::LaunchConfiguration", "AssociatePublicIpAddress", preset: nil,
        text: "its instances get public addresses"),
      ExposureRule(
        type: "AWS::ECS::Service", path: ["NetworkConfiguration", "AwsvpcConfiguration", "AssignPublicIp"],
        values: ["ENABLED"], preset: false, text: "its tasks get public addresses"),
      ExposureRule(
        type: "AWS::ElasticLoadBalancingV2::LoadBalancer", path: ["Scheme"], values: ["internet-facing"], preset: true,
        text: reachable),
      ExposureRule(
        type: "AWS::ElasticLoadBalancing::LoadBalancer", path: ["Scheme"], values: ["internet-facing"], preset: true,
        text: reachable),
      ExposureRule(type: "AWS::Lambda::Url", path: ["AuthType"], values: ["NONE"], text: anybody),
      ExposureRule(
        type: "AWS::Lambda::Permission", path: ["FunctionUrlAuthType"], values: ["NONE"], preset: false, text: anybody),
      ExposureRule(
        type: "AWS::ApiGateway::Method", path: ["AuthorizationType"], values: ["NONE"], preset: true, text: anybody),
      ExposureRule(
        type: "AWS::ApiGateway::Method", path: ["ApiKeyRequired"], values: ["true"], meaning: .closes, preset: true,
        text: "no API key is needed"),
      ExposureRule(
        type: "AWS::ApiGatewayV2::Route", path: ["AuthorizationType"], values: ["NONE"], preset: true, text: anybody),
      ExposureRule(
        type: "AWS::ApiGateway::RestApi", path: ["EndpointConfiguration", "Types"], values: ["PRIVATE"],
        meaning: .closes, preset: true, text: reachable),
      ExposureRule(
        type: "AWS::AppSync::GraphQLApi", path: ["AuthenticationType"], values: ["API_KEY"],
        text: "whoever has its key may call it"),
      yes("AWS::EKS::Cluster", "ResourcesVpcConfig", "EndpointPublicAccess", preset: true, text: reachable),
      ExposureRule(
        type: "AWS::EKS::Cluster", path: ["ResourcesVpcConfig", "PublicAccessCidrs"], values: ["0.0.0.0/0"],
        preset: true, text: "its endpoint takes calls from anywhere"),
      ExposureRule(
        type: "AWS::MSK::Cluster", path: ["BrokerNodeGroupInfo", "ConnectivityInfo", "PublicAccess", "Type"],
        values: ["DISABLED"], meaning: .closes, preset: false, text: reachable),
      ExposureRule(
        type: "AWS::SageMaker::NotebookInstance", path: ["DirectInternetAccess"], values: ["Enabled"], preset: true,
        text: "it has a way to the internet of its own"),
      ExposureRule(
        type: "AWS::Cognito::UserPool", path: ["AdminCreateUserConfig", "AllowAdminCreateUserOnly"], values: ["true"],
        meaning: .closes, preset: true, text: "anybody may sign up"),
      yes("AWS::Cognito::IdentityPool", "AllowUnauthenticatedIdentities", text: "it gives credentials to guests"),
      ExposureRule(
        type: "AWS::EC2::Route", path: ["DestinationCidrBlock"], values: ["0.0.0.0/0"], preset: false,
        text: "it leads to the internet"),
      ExposureRule(
        type: "AWS::EC2::Route", path: ["DestinationIpv6CidrBlock"], values: ["::/0"], preset: false,
        text: "it leads to the internet"),
      ExposureRule(
        type: "AWS::S3::Bucket", path: ["OwnershipControls", "Rules", "*", "ObjectOwnership"],
        values: ["BucketOwnerEnforced"], meaning: .closes, preset: nil, isUnclearOnceGone: true, area: .permissions,
        text: "access control lists count"),
      ExposureRule(
        type: "AWS::S3::AccessPoint", path: ["VpcConfiguration"], meaning: .closesByPresence, preset: true,
        isOfKept: true, text: reachable),
      ExposureRule(
        type: "AWS::Transfer::Server", path: ["EndpointType"], values: ["PUBLIC"], preset: true, text: reachable),
      ExposureRule(
        type: "AWS::Lambda::Function", path: ["VpcConfig"], meaning: .closesByPresence, preset: true,
        isOfKept: true, area: .network, text: "it runs outside of one's own network, with a way to the internet"),
      ExposureRule(
        type: "AWS::Serverless::Function", path: ["VpcConfig"], meaning: .closesByPresence, preset: true,
        isOfKept: true, area: .network, text: "it runs outside of one's own network, with a way to the internet"),
      ExposureRule(
        type: "AWS::Serverless::Function", path: ["FunctionUrlConfig", "AuthType"], values: ["NONE"], preset: false,
        text: anybody),
      ExposureRule(
        type: "AWS::OpenSearchService::Domain", path: ["VPCOptions"], meaning: .closesByPresence, preset: true,
        text: reachable),
      ExposureRule(
        type: "AWS::Elasticsearch::Domain", path: ["VPCOptions"], meaning: .closesByPresence, preset: true,
        text: reachable),
      ExposureRule(
        type: "AWS::VpcLattice::ServiceNetwork", path: ["AuthType"], values: ["NONE"], preset: true, text: anybody),
      ExposureRule(
        type: "AWS::VpcLattice::Service", path: ["AuthType"], values: ["NONE"], preset: true, text: anybody),
      ExposureRule(
        type: "AWS::EC2::EIP", path: ["InstanceId"], meaning: .opensByPresence, preset: false,
        text: "an instance has a public address"),
      ExposureRule(
        type: "AWS::WAFv2::WebACL", path: ["DefaultAction", "Allow"], meaning: .opensByPresence, preset: false,
        isOfKept: true,
        text: "requests that no rule stops are let through"),
      ExposureRule(
        type: "AWS::EMR::Cluster", path: ["VisibleToAllUsers"], values: ["true"], preset: false, area: .permissions,
        text: "every user of the account sees it"),
      ExposureRule(
        type: "AWS::EC2::TransitGateway", path: ["AutoAcceptSharedAttachments"], values: ["enable"], preset: false,
        area: .network, text: "other accounts' networks are connected without being asked"),
    ]
}
