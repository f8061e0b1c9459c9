/// The types of resources that hold what a template can't make again.
enum StatefulTypes {
  /// The data that a resource holds.
  struct Entry {
    let type: String
    let contents: String
  }

  static func entry(of type: String) -> Entry? { byType[type] }

  private static let byType = Dictionary(
    all.map { ($0.type, $0) }, uniquingKeysWith: { first, _ in first })

  static let all: [Entry] = [
    // Objects and files
    Entry(type: "AWS::S3::Bucket", contents: "its objects"),
    Entry(type: "AWS::S3Express::DirectoryBucket", contents: "its objects"),
    Entry(type: "AWS::S3Outposts::Bucket", contents: "its objects"),
    Entry(type: "AWS::S3Tables::TableBucket", contents: "its tables"),
    Entry(type: "AWS::S3Tables::Table", contents: "its rows"),
    Entry(type: "AWS::S3Vectors::VectorBucket", contents: "its vectors"),
    Entry(type: "AWS::S3Vectors::Index", contents: "its vectors"),
    Entry(type: "AWS::EFS::FileSystem", contents: "its files"),
    Entry(type: "AWS::FSx::FileSystem", contents: "its files"),
    Entry(type: "AWS::FSx::Volume", contents: "its files"),
    Entry(type: "AWS::EC2::Volume", contents: "its blocks"),
    Entry(type: "AWS::Lightsail::Bucket", contents: "its objects"),
    Entry(type: "AWS::Lightsail::Disk", contents: "its blocks"),
    Entry(type: "AWS::MediaStore::Container", contents: "its objects"),
    // Databases
    Entry(type: "AWS::RDS::DBCluster", contents: "its databases"),
    Entry(type: "AWS::RDS::DBInstance", contents: "its databases"),
    Entry(type: "AWS::RDS::GlobalCluster", contents: "its databases"),
    Entry(type: "AWS::Neptune::DBCluster", contents: "its graph"),
    Entry(type: "AWS::NeptuneGraph::Graph", contents: "its graph"),
    Entry(type: "AWS::DocDB::DBCluster", contents: "its documents"),
    Entry(type: "AWS::DocDBElastic::Cluster", contents: "its documents"),
    Entry(type: "AWS::DSQL::Cluster", contents: "its databases"),
    Entry(type: "AWS::DynamoDB::Table", contents: "its items"),
    Entry(type: "AWS::DynamoDB::GlobalTable", contents: "its items"),
    Entry(type: "AWS::Cassandra::Keyspace", contents: "its tables"),
    Entry(type: "AWS::Cassandra::Table", contents: "its rows"),
    Entry(type: "AWS::Redshift::Cluster", contents: "its databases"),
    Entry(type: "AWS::RedshiftServerless::Namespace", contents: "its databases"),
    Entry(type: "AWS::ElastiCache::CacheCluster", contents: "its keys"),
    Entry(type: "AWS::ElastiCache::ReplicationGroup", contents: "its keys"),
    Entry(type: "AWS::ElastiCache::ServerlessCache", contents: "its keys"),
    Entry(type: "AWS::MemoryDB::Cluster", contents: "its keys"),
    Entry(type: "AWS::Timestream::Database", contents: "its tables"),
    Entry(type: "AWS::Timestream::Table", contents: "its records"),
    Entry(type: "AWS::Timestream::InfluxDBInstance", contents: "its records"),
    Entry(type: "AWS::QLDB::Ledger", contents: "its journal"),
    Entry(type: "AWS::SDB::Domain", contents: "its items"),
    Entry(type: "AWS::Lightsail::Database", contents: "its databases"),
    Entry(type: "AWS::HealthLake::FHIRDatastore", contents: "its records"),
    Entry(type: "AWS::OpenSearchService::Domain", contents: "its indexes"),
    Entry(type: "AWS::OpenSearchServerless::Collection", contents: "its indexes"),
    Entry(type: "AWS::Elasticsearch::Domain", contents: "its indexes"),
    Entry(type: "AWS::Kendra::Index", contents: "its documents"),
    Entry(type: "AWS::SageMaker::Domain", contents: "its users' files"),
    Entry(type: "AWS::SageMaker::FeatureGroup", contents: "its features"),
    Entry(type: "AWS::SageMaker::NotebookInstance", contents: "its files"),
    // Messages and events
    Entry(type: "AWS::SQS::Queue", contents: "the messages in it"),
    Entry(type: "AWS::Kinesis::Stream", contents: "the records in it"),
    Entry(type: "AWS::KinesisVideo::Stream", contents: "its recordings"),
    Entry(type: "AWS::MSK::Cluster", contents: "its topics"),
    Entry(type: "AWS::MSK::ServerlessCluster", contents: "its topics"),
    Entry(type: "AWS::AmazonMQ::Broker", contents: "the messages in it"),
    Entry(type: "AWS::Events::Archive", contents: "its events"),
    Entry(type: "AWS::CloudTrail::EventDataStore", contents: "its events"),
    Entry(type: "AWS::Logs::LogGroup", contents: "its logs"),
    // Identities, secrets and keys
    Entry(type: "AWS::Cognito::UserPool", contents: "its users"),
    Entry(type: "AWS::Cognito::IdentityPool", contents: "its identities"),
    Entry(type: "AWS::SecretsManager::Secret", contents: "its value"),
    Entry(type: "AWS::KMS::Key", contents: "all that is encrypted with it"),
    Entry(type: "AWS::ACMPCA::CertificateAuthority", contents: "its key"),
    Entry(type: "AWS::VerifiedPermissions::PolicyStore", contents: "its policies"),
    // Code, images and backups, and what nested templates make
    Entry(type: "AWS::CloudFormation::Stack", contents: "all that its template holds"),
    Entry(type: "AWS::ECR::Repository", contents: "its images"),
    Entry(type: "AWS::ECR::PublicRepository", contents: "its images"),
    Entry(type: "AWS::CodeCommit::Repository", contents: "its commits"),
    Entry(type: "AWS::CodeArtifact::Repository", contents: "its packages"),
    Entry(type: "AWS::CodeArtifact::Domain", contents: "its packages"),
    Entry(type: "AWS::Backup::BackupVault", contents: "its backups"),
    Entry(type: "AWS::Backup::LogicallyAirGappedBackupVault", contents: "its backups"),
    Entry(type: "AWS::WorkSpaces::Workspace", contents: "its volumes"),
    Entry(type: "AWS::Route53::HostedZone", contents: "its name servers and the records made elsewhere"),
  ]
}
