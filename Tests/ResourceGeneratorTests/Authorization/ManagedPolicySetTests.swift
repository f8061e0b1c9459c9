import Foundation
import Testing

@testable import resource_generator

/// What is kept of the policies that AWS manages.
@Suite struct ManagedPolicySetTests {
  private let looking = ["ReadOnlyAccess", "SecurityAudit"].map { "\"\($0)\": \(Self.policy("/"))" }
  private let viewing = "\"ViewOnlyAccess\": \(policy("/job-function/"))"

  private static func policy(_ path: String, _ statements: String = "[]") -> String {
    "{\"Path\": \"\(path)\", \"Document\": {\"Version\": \"2012-10-17\", \"Statement\": \(statements)}}"
  }

  /// The text of a module, or what's wrong with it.
  private func text(_ module: String) throws -> String {
    let folder = try SchemaFolder([:])
    defer { folder.remove() }
    try folder.write("policies.py", module)
    do {
      return try ManagedPolicySet(file: folder.url.appending(path: "policies.py")).text
    } catch {
      return error.description.replacing(folder.url.path, with: "DIR")
    }
  }

  private func module(_ policies: [String]) -> String {
    "data = \"\"\"\n{\((looking + [viewing] + policies).joined(separator: ", "))}\"\"\"\n"
  }

  @Test func aLineForEachThatCanBeAttached() throws {
    let long = "[\"\(String(repeating: "x", count: 4_000))\"]"
    let text = try text(
      module([
        "\"Run\": \(Self.policy("/service-role/"))", "\"Own\": \(Self.policy("/aws-service-role/"))",
        "\"Long\": \(Self.policy("/", long))",
      ]))
    let document = #"{"Version":"2012-10-17","Statement":[]}"#
    #expect(
      text
        == ["ReadOnlyAccess", "SecurityAudit", "job-function/ViewOnlyAccess", "service-role/Run"]
        .map { "\($0)\t\(document)\n" }.joined())
  }

  @Test func whatCannotBeTrustedIsRefused() throws {
    #expect(try text("data = {}") == "DIR/policies.py: expected one text between triple quotes, found 0")
    #expect(
      try text(module(["\"Run\": {\"Path\": \"/\"}"]))
        == "DIR/policies.py at /Run: expected a Path and a Document of statements")
    #expect(
      try text("data = \"\"\"{\(looking.joined(separator: ","))}\"\"\"")
        == "DIR/policies.py: there is no policy job-function/ViewOnlyAccess, which ManagedPolicySet.swift names")
  }
}
