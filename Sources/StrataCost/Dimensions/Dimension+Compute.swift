extension Dimension {
  /// An instance of a type, on demand, with Linux and on shared hardware.
  static func instance(_ type: String) -> Dimension {
    Dimension("AmazonEC2", "\(instances)\(type)", operation: "RunInstances", per: "hour", "\(type) instance")
  }

  /// The beginning of the usage types of instances.
  static let instances = "BoxUsage:"

  static func volume(_ type: String) -> Dimension {
    let usage = type == "io1" ? "piops" : type
    let old = type == "standard" ? "" : ".\(usage)"
    return Dimension("AmazonEC2", "EBS:VolumeUsage\(old)", per: "GB-month", "\(type) volume")
  }

  static let volumeTypes = ["gp2", "gp3", "io1", "io2", "sc1", "st1", "standard"]

  static let io1Operations = Dimension("AmazonEC2", "EBS:VolumeP-IOPS.piops", per: "IOPS-month", "io1 IOPS")
  static let io2Operations = Dimension("AmazonEC2", "EBS:VolumeP-IOPS.io2", per: "IOPS-month", "io2 IOPS")
  static let gp3Operations = Dimension("AmazonEC2", "EBS:VolumeP-IOPS.gp3", per: "IOPS-month", "gp3 IOPS above 3,000")
  static let gp3Throughput = Dimension(
    "AmazonEC2", "EBS:VolumeP-Throughput.gp3", per: "MB/s-month", "gp3 throughput above 125 MB/s")

  /// The units that each thing has without paying for them, which aren't counted.
  var included: FixedDecimal {
    self == .gp3Operations ? FixedDecimal(3_000) : self == .gp3Throughput ? FixedDecimal(125) : .zero
  }

  static let snapshots = Dimension("AmazonEC2", "EBS:SnapshotUsage", per: "GB-month", "snapshots")

  static let processors = Dimension("AmazonECS", "Fargate-vCPU-Hours:perCPU", per: "vCPU-hour", "Fargate vCPU")
  static let memory = Dimension("AmazonECS", "Fargate-GB-Hours", per: "GB-hour", "Fargate memory")
  static let armProcessors = Dimension(
    "AmazonECS", "Fargate-ARM-vCPU-Hours:perCPU", per: "vCPU-hour", "Fargate vCPU (Arm)")
  static let armMemory = Dimension("AmazonECS", "Fargate-ARM-GB-Hours", per: "GB-hour", "Fargate memory (Arm)")
  static let windowsProcessors = Dimension(
    "AmazonECS", "Fargate-Windows-vCPU-Hours:perCPU", per: "vCPU-hour", "Fargate vCPU (Windows)")
  static let windowsMemory = Dimension(
    "AmazonECS", "Fargate-Windows-GB-Hours", per: "GB-hour", "Fargate memory (Windows)")
  static let windowsLicense = Dimension(
    "AmazonECS", "Fargate-Windows-OS-Hours:perCPU", per: "vCPU-hour", "Windows license")
  static let taskStorage = Dimension(
    "AmazonECS", "Fargate-EphemeralStorage-GB-Hours", per: "GB-hour", "Fargate storage above 20 GB")

  static let invocations = Dimension("AWSLambda", "Request", per: "request", "function requests")
  static let armInvocations = Dimension("AWSLambda", "Request-ARM", per: "request", "function requests (Arm)")
  static let duration = Dimension("AWSLambda", "Lambda-GB-Second", per: "GB-second", "function duration")
  static let armDuration = Dimension("AWSLambda", "Lambda-GB-Second-ARM", per: "GB-second", "function duration (Arm)")
  static let functionStorage = Dimension(
    "AWSLambda", "Lambda-Storage-GB-Second", per: "GB-second", "function storage above 512 MB")
  static let provisioned = Dimension(
    "AWSLambda", "Lambda-Provisioned-Concurrency", per: "GB-second", "provisioned concurrency")
  static let armProvisioned = Dimension(
    "AWSLambda", "Lambda-Provisioned-Concurrency-ARM", per: "GB-second", "provisioned concurrency (Arm)")
  static let provisionedDuration = Dimension(
    "AWSLambda", "Lambda-Provisioned-GB-Second", per: "GB-second", "duration on provisioned concurrency")
  static let armProvisionedDuration = Dimension(
    "AWSLambda", "Lambda-Provisioned-GB-Second-ARM", per: "GB-second", "duration on provisioned concurrency (Arm)")

  static let cluster = Dimension("AmazonEKS", "AmazonEKS-Hours:perCluster", per: "hour", "Kubernetes cluster")
  static let imageStorage = Dimension("AmazonECR", "TimedStorage-ByteHrs", per: "GB-month", "image storage")

  /// Minutes of builds, by the operating system and the size that usage types have.
  static func buildMinutes(_ kind: String) -> Dimension {
    Dimension("CodeBuild", "\(builds)\(kind)", per: "minute", "build minutes")
  }

  /// The beginning of the usage types of builds.
  static let builds = "Build-Min:"

  static let pipeline = Dimension("AWSCodePipeline", "activePipeline", per: "month", "active pipeline")
  static let pipelineMinutes = Dimension("AWSCodePipeline", "actionExecutionMinute", per: "minute", "pipeline minutes")

  static let compute =
    volumeTypes.map(volume) + [
      io1Operations, io2Operations, gp3Operations, gp3Throughput, snapshots, processors, memory, armProcessors,
      armMemory, windowsProcessors, windowsMemory, windowsLicense, taskStorage, invocations, armInvocations, duration,
      armDuration, functionStorage, provisioned, armProvisioned, provisionedDuration, armProvisionedDuration, cluster,
      imageStorage, pipeline, pipelineMinutes,
    ]
}
