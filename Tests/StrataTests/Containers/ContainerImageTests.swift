import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct ContainerImageTests {
  private static let digest = "sha256:" + String(repeating: "0a", count: 32)

  private func task(_ image: @escaping @Sendable (Scope) -> ContainerImage) throws -> Template {
    try template { scope in
      FargateService(
        "Web", in: scope, cluster: testCluster, image: image(scope), cpu: .vcpu(1), memory: .gibibytes(2))
    }
  }

  private func image(in template: Template) -> JSONValue? {
    template.resource("WebTaskDefinition")?["ContainerDefinitions"]?[0]?["Image"]
  }

  private func startingStatements(_ template: Template) -> [JSONValue] {
    template.resource("WebExecutionRole")?["Policies"]?[0]?["PolicyDocument"]?["Statement"]?.array ?? []
  }

  @Test func anImageByItsTag() throws {
    let template = try task { scope in
      .ecr(Repository("Images", in: scope), tag: scope.parameter("Tag", default: "1.4.2"))
    }
    #expect(image(in: template) == ["Fn::Sub": "${Images.RepositoryUri}:${Tag}"])
    #expect(Array(startingStatements(template).prefix(2)) == pulling(["Fn::GetAtt": ["Images", "Arn"]]))
    #expect(template.resource("WebTaskRole")?["Policies"] == nil)
  }

  @Test func anImageByItsDigest() throws {
    let template = try task { _ in
      .ecr(ImportedRepository(name: "team/orders"), digest: .literal(Self.digest))
    }
    #expect(
      image(in: template) == [
        "Fn::Sub": .string(
          "${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/team/orders@\(Self.digest)")
      ])
  }

  /// As a script takes it, which pulls the image by itself.
  @Test func theNameOfAnImage() throws {
    let repository = ImportedRepository(name: "orders")
    #expect(
      try rendered { _ in .value(ContainerImage.ecr(repository, tag: "1.0.0").reference) } == [
        "Fn::Sub": "${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/orders:1.0.0"
      ])
  }

  @Test func anImageForAnyone() throws {
    let template = try task { _ in testImage }
    #expect(image(in: template) == "public.ecr.aws/nginx/nginx:1.29")
    #expect(startingStatements(template).count == 1)
  }

  @Test(arguments: ["", ".hidden", "-dash", "a/b", "a:b", "ä", String(repeating: "a", count: 129), "sha256:0a"])
  func tagsThatECRRefuses(_ tag: String) {
    let hint = tag == "sha256:0a" ? "\n  hint: a digest is given by digest:" : ""
    #expect(
      findings(.ecr(ImportedRepository(name: "orders"), tag: .literal(tag)), "/Fn::Sub") == [
        "this is no tag of an image; expected 1 to 128 letters, digits, underscores, dots and hyphens, no dot or "
          + "hyphen "
          + "first, given \"\(tag)\" [physical-name]\(hint)"
      ])
  }

  @Test(arguments: ["_", "1.4.2", "latest", "A-b_c.d", String(repeating: "a", count: 128)])
  func tagsThatECRTakes(_ tag: String) {
    #expect(findings(.ecr(ImportedRepository(name: "orders"), tag: .literal(tag)), "/Fn::Sub") == [])
  }

  @Test(arguments: [
    "", "sha256:", "sha256:0a", "sha512:" + String(repeating: "0a", count: 32),
    "sha256:" + String(repeating: "0A", count: 32), String(repeating: "0a", count: 36),
  ])
  func digestsThatAreNone(_ digest: String) {
    #expect(
      findings(.ecr(ImportedRepository(name: "orders"), digest: .literal(digest)), "/Fn::Sub") == [
        "this is no digest of an image; expected sha256: and 64 hexadecimal digits, given \"\(digest)\" [physical-name]"
      ])
  }

  @Test(arguments: ["", "nginx 1.29"])
  func namesThatAreNone(_ name: String) {
    #expect(
      findings(.registry(.literal(name)), "") == [
        "this is no name of an image; expected a name such as public.ecr.aws/nginx/nginx:1.29, given \"\(name)\" "
          + "[physical-name]"
      ])
  }

  private func findings(_ image: ContainerImage, _ place: String) -> [String] {
    TestSupport.findings { scope in
      FargateService("Web", in: scope, cluster: testCluster, image: image, cpu: .vcpu(1), memory: .gibibytes(2))
    }.map {
      $0.replacing(
        "ContainerImageTests.swift: error: Test/Web/TaskDefinition: ContainerDefinitions/0/Image\(place): ", with: "")
    }
  }
}
