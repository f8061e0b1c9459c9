import Strata
import StrataInstances
import TestSupport
import Testing

/// What a group of instances refuses, word for word.
@Suite struct InstanceMistakeTests {
  private func found(
    type: StringValue = "t3.small", instances: InstanceCount = 1, following goal: InstanceGoal = .cpu(0.7),
    image: MachineImage? = nil, start: StartScript = .none, port: Int? = nil, healthCheck: HealthCheck? = nil,
    replacement: InstanceReplacement = .rolling(), disk: Memory = .gibibytes(8)
  ) -> [String] {
    findings(file: #filePath) { scope in
      InstanceGroup(
        "Web", in: scope, vpc: testVpc, type: type, instances: instances, following: goal, image: image, start: start,
        port: port, healthCheck: healthCheck, replacement: replacement, disk: disk)
    }
  }

  private func mistake(_ text: String) -> [String] { ["InstanceMistakeTests.swift: error: Test/Web: \(text)"] }

  @Test func sizes() {
    #expect(
      found(instances: .between(4, upTo: 3))
        == mistake(
          "instances: the most instances are fewer than the fewest; expected 4 or more, given 3 [construct]"))
    #expect(
      found(instances: -1)
        == mistake("instances: a group must have 0 or more instances; expected 0 or more, given -1 [construct]"))
  }

  @Test func types() {
    for type in ["medium", "t3", "t3.", ".medium"] {
      #expect(
        found(type: "\(type)")
          == mistake(
            "type: this isn't the name of an instance type; expected a name such as t3.medium, given \"\(type)\" "
              + "[construct]"))
    }
  }

  @Test func images() {
    #expect(
      found(type: "t4g.small", image: .amazonLinux2023())
        == mistake(
          "image: the processors of t4g.small can't run this image; expected one for arm64, given one for x86_64 "
            + "[construct]"))
    for (name, text) in [
      (
        "ami-0123456789abcdef0",
        "this is an image, and no parameter that names one; expected a name such as /images/web, given "
          + "\"ami-0123456789abcdef0\" [construct]\n  hint: write .id(\"ami-0123456789abcdef0\")"
      ),
      (
        "images web",
        "Systems Manager has no parameter of such a name; expected a name such as /images/web, given \"images web\" "
          + "[construct]"
      ),
      (
        "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended",
        "this parameter's value isn't the id of an image; expected a name that ends in /image_id, given "
          + "\"/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended\" [construct]"
      ),
      (
        "/aws/service/global-infrastructure/current-region",
        "AWS's parameter of this name names no image; expected one below /aws/service/ami-amazon-linux-latest/ or the "
          + "like, given \"/aws/service/global-infrastructure/current-region\" [construct]"
      ),
    ] {
      #expect(found(image: .parameter(name)) == mistake("image: \(text)"))
    }
    for name in [
      "/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id",
      "/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id", "/images/web",
    ] {
      #expect(found(image: .parameter(name)) == [])
    }
    #expect(
      found(image: .id("ami-12")) == [
        "InstanceMistakeTests.swift: error: Test/Web/LaunchTemplate: LaunchTemplateData/ImageId: this isn't the id of an "
          + "image; expected an id such as ami-0a1b2c3d, given \"ami-12\" [physical-name]"
      ])
  }

  @Test func scripts() {
    #expect(
      found(start: .script("#!/usr/bin/python3\nprint(1)"))
        == mistake(
          "start: a start script runs in bash; expected commands of bash, given \"#!/usr/bin/python3\" [construct]\n"
            + "  hint: let it call the other program"))
    #expect(
      found(start: .script(.literal(String(repeating: "x", count: 15_001))))
        == mistake(
          "start: a start script must be short; expected 15,000 bytes or fewer, given 15,001 [construct]\n"
            + "  hint: let it fetch a longer one from a bucket"))
  }

  @Test func portsAndChecks() {
    #expect(
      found(port: 80) == [
        "InstanceMistakeTests.swift: warning: Test/Web: port: nothing reaches port 80 of this group [unreached-port]\n"
          + "  hint: route a listener to it, allow(from:port:) another construct, or leave out the port"
      ])
    #expect(
      found(healthCheck: .http("/")) == [
        "InstanceMistakeTests.swift: warning: Test/Web: healthCheck: nobody asks a group without a port whether it "
          + "answers [construct]\n"
          + "  hint: give the port that the instances listen at, or leave out the health check"
      ])
    #expect(
      found(port: 70_000) == mistake("port: there is no such port; expected 1 to 65,535, given 70,000 [construct]"))
    let routed = findings(file: #filePath) { scope in
      let group = InstanceGroup("Web", in: scope, vpc: testVpc, type: "t3.small", instances: 1)
      listener(in: scope).route("Web", to: group, when: .path("*"))
    }
    #expect(
      routed == [
        "InstanceMistakeTests.swift: error: Test/Balancer/Port80/Web: to: Test/Web listens at no port; expected a group "
          + "with a port, given one without [construct]\n"
          + "  hint: give the group the port that its instances listen at"
      ])
  }

  @Test func replacements() {
    #expect(
      found(image: .id("ami-0123456789abcdef0"), replacement: .allAtOnce()) == [
        "InstanceMistakeTests.swift: warning: Test/Web: replacement: nothing tells whether new instances work before the "
          + "old ones are removed; expected an image that has cfn-signal, given one without [construct]\n"
          + "  hint: say where it is, by signalingBy:, or replace them by .rolling()"
      ])
    #expect(
      found(replacement: .rolling(0))
        == mistake("replacement: a batch must have 1 to 100 instances; expected 1 to 100, given 0 [construct]"))
    #expect(
      found(replacement: .rolling(within: .hours(2)))
        == mistake(
          "replacement: this must be whole seconds in a range; expected 60 s (1 min) to 3,600 s (1 h), given 7,200 s (2 h) "
            + "[construct]"))
  }

  @Test func goalsAndDisks() {
    #expect(
      found(instances: .between(1, upTo: 2), following: .cpu(70))
        == mistake(
          "following: a group must follow a share of its CPU; expected 0.01 to 1, given 70.0 [construct]\n"
            + "  hint: 70 percent are 0.7"))
    #expect(
      found(instances: .between(1, upTo: 2), following: .requests(perInstance: 5))
        == mistake(
          "following: nothing sends requests to this group that could be counted; expected a route of a load balancer to "
            + "it, given none [construct]\n  hint: route a listener to it, or follow .cpu"))
    for disk in [Memory.mebibytes(1_500), .gibibytes(0), .gibibytes(16_385)] {
      #expect(
        found(disk: disk)
          == mistake(
            "disk: a disk must have whole GiB in a range; expected 1 GiB to 16,384 GiB, given \(disk) [construct]"))
    }
  }
}
