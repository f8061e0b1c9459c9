import StrataTemplate

extension TypeCost {
  static let delivery = [
    TypeCost("CodeBuild::Project") { project throws(Undecided) in
      let kind = try project.text("Environment/Type")
      let size = try project.text("Environment/ComputeType")
      let systems = ["LINUX_CONTAINER": "Linux", "ARM_CONTAINER": "ARM"]
      let sizes = [
        "BUILD_GENERAL1_SMALL": "g1.small", "BUILD_GENERAL1_MEDIUM": "g1.medium", "BUILD_GENERAL1_LARGE": "g1.large",
      ]
      guard let system = systems[kind], let name = sizes[size] else {
        return [.undecided(.buildMinutes("\(kind):\(size)"), "what builds of \(kind) on \(size) cost isn't read")]
      }
      return [.used(.buildMinutes("\(system):\(name)"), .minutes)]
    },
    TypeCost("CodePipeline::Pipeline") { pipeline throws(Undecided) in
      // A pipeline of the first kind costs for each month in which something goes through it.
      try pipeline.text("PipelineType", default: "V1") == "V2"
        ? [.used(.pipelineMinutes, .minutes)] : [.monthly(.pipeline, times: Bounds(.zero, .one))]
    },
  ]
}
