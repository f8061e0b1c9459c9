import Strata
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct SecurityGroupTests {
  private static let vpcID: JSONValue = "vpc-0a1b2c3d"

  @discardableResult
  private static func group(_ id: String, in scope: Scope, outbound: [OutboundRule] = [.https]) -> SecurityGroup {
    SecurityGroup(id, in: scope, vpc: testVpc, description: "A group", outbound: outbound)
  }

  @Test func letsNothingInAndHTTPSOut() throws {
    let template = try template { Self.group("Web", in: $0) }
    #expect(
      template.json["Resources"] == [
        "Web": [
          "Type": "AWS::EC2::SecurityGroup",
          "Properties": [
            "GroupDescription": "A group", "VpcId": Self.vpcID,
            "SecurityGroupEgress": [
              [
                "CidrIp": "0.0.0.0/0", "Description": "Port 443 of 0.0.0.0/0", "FromPort": 443, "IpProtocol": "tcp",
                "ToPort": 443,
              ]
            ],
          ],
        ]
      ])
  }

  @Test func whatMayBeSent() throws {
    let template = try template { scope in
      Self.group("None", in: scope, outbound: [])
      Self.group("All", in: scope, outbound: [.anything])
      Self.group("Some", in: scope, outbound: [.tcp(port: 5432, to: "10.0.0.0/8"), .tcp(port: 25)])
    }
    #expect(
      template.resource("None")?["SecurityGroupEgress"] == [
        ["CidrIp": "127.0.0.1/32", "Description": "Nothing may be sent", "IpProtocol": "-1"]
      ])
    #expect(
      template.resource("All")?["SecurityGroupEgress"] == [
        ["CidrIp": "0.0.0.0/0", "Description": "Anything may be sent", "IpProtocol": "-1"]
      ])
    #expect(
      template.resource("Some")?["SecurityGroupEgress"]?.array?.map { [$0["CidrIp"], $0["FromPort"]] } == [
        ["10.0.0.0/8", 5432], ["0.0.0.0/0", 25],
      ])
  }

  @Test func groupsNameEachOther() throws {
    let template = try template { scope in
      let (web, data) = (Self.group("Web", in: scope), Self.group("data", in: Scope("Store", in: scope)))
      data.allow(from: web, port: 5432)
      data.allow(from: web, port: 5432)
    }
    let (web, data): (JSONValue, JSONValue) = (
      ["Fn::GetAtt": ["Web", "GroupId"]], ["Fn::GetAtt": ["StoreData", "GroupId"]]
    )
    let ingress = try template.onlyResource(of: "AWS::EC2::SecurityGroupIngress")
    #expect(ingress.logicalID == "StoreDataFromWebPort5432")
    #expect(
      .object(ingress.properties) == [
        "Description": "From Test/Web", "FromPort": 5432, "GroupId": data, "IpProtocol": "tcp",
        "SourceSecurityGroupId": web, "ToPort": 5432,
      ])
    let egress = try template.onlyResource(of: "AWS::EC2::SecurityGroupEgress")
    #expect(egress.logicalID == "WebToStoreDataPort5432")
    #expect(
      .object(egress.properties) == [
        "Description": "To Test/Store/data", "DestinationSecurityGroupId": data, "FromPort": 5432, "GroupId": web,
        "IpProtocol": "tcp", "ToPort": 5432,
      ])
  }

  @Test func whoMaySendAnythingNeedsNoRule() throws {
    let template = try template { scope in
      Self.group("Data", in: scope).allow(from: Self.group("Web", in: scope, outbound: [.anything]), port: 5432)
    }
    #expect(template.resources(of: "AWS::EC2::SecurityGroupIngress").count == 1)
    #expect(template.resources(of: "AWS::EC2::SecurityGroupEgress").isEmpty)
  }

  @Test func aGroupMayReachItself() throws {
    let template = try template { scope in
      let group = Self.group("Mesh", in: scope)
      group.allow(from: group, port: 4_000)
    }
    #expect(template.resources.map(\.key) == ["Mesh", "MeshFromMeshPort4000", "MeshToMeshPort4000"])
  }

  @Test func groupsThatReachEachOtherMakeNoCycle() {
    #expect(
      findings { scope in
        let (a, b) = (Self.group("A", in: scope), Self.group("B", in: scope))
        a.allow(from: b, port: 80)
        b.allow(from: a, port: 80)
      } == [])
  }

  @Test func addresses() throws {
    let template = try template { scope in
      let group = Self.group("Web", in: scope)
      group.allow(from: .anywhere, port: 443)
      group.allow(from: "10.0.0.0/8", port: 80, description: "Office")
      group.allow(from: .anywhere, port: 443)
    }
    #expect(
      template.resource("Web")?["SecurityGroupIngress"] == [
        [
          "CidrIp": "0.0.0.0/0", "Description": "Port 443 from 0.0.0.0/0", "FromPort": 443, "IpProtocol": "tcp",
          "ToPort": 443,
        ],
        ["CidrIp": "10.0.0.0/8", "Description": "Office", "FromPort": 80, "IpProtocol": "tcp", "ToPort": 80],
      ])
  }

  @Test func aGroupThatExistsAlready() throws {
    let template = try template { scope in
      let office = SecurityGroup("Office", in: scope, existing: "sg-0123abcd")
      office.allow(from: "10.1.0.0/16", port: 22)
      office.allow(from: "10.10.0.0/16", port: 22)
      Self.group("Web", in: scope).allow(from: office, port: 443)
    }
    #expect(template.resource("Office") == nil)
    #expect(
      template.resources.map(\.key) == [
        "OfficeFrom10x10x0x0x16Port22", "OfficeFrom10x1x0x0x16Port22", "OfficeToWebPort443", "Web",
        "WebFromOfficePort443",
      ])
    #expect(template.resource("OfficeToWebPort443")?["GroupId"] == "sg-0123abcd")
  }

  @Test func constructsWithAGroupAllowAsWell() throws {
    let template = try template { scope in
      let worker = service("Worker", in: scope)
      service("Web", in: scope, port: 80).allow(from: worker, port: 80)
    }
    #expect(template.resource("WebSecurityGroupFromWorkerSecurityGroupPort80") != nil)
    #expect(template.resource("WorkerSecurityGroupToWebSecurityGroupPort80") != nil)
  }

  @Test(arguments: [true, false])
  func groupsOfTwoStacksMakeNoCycle(dataFirst: Bool) throws {
    let app = App("Orders") { app in
      func make(_ name: String) -> SecurityGroup {
        app.stack(name) { scope in Self.group(name, in: scope) }
      }
      let (data, web): (SecurityGroup, SecurityGroup)
      if dataFirst {
        data = make("Data")
        web = make("Web")
      } else {
        web = make("Web")
        data = make("Data")
      }
      data.allow(from: web, port: 5432)
      data.allow(from: web, port: 5433)
    }
    #expect(findings(app) == [])
    let assembly = try app.synthesize()
    let order = dataFirst ? ["Data", "Web"] : ["Web", "Data"]
    #expect(assembly.stacks.map(\.name) == order)
    let later = try #require(assembly[order[1]]).template
    #expect(later.resources(of: "AWS::EC2::SecurityGroupIngress").count == 2)
    #expect(later.resources(of: "AWS::EC2::SecurityGroupEgress").count == 2)
  }

  @Test func groupsOfOnePathInTwoStacksAreTwo() throws {
    let app = App("Orders") { app in
      let sources = ["A", "B"].map { name in app.stack(name) { scope in Self.group("Web", in: scope) } }
      app.stack("Data") { scope in
        let data = Self.group("Data", in: scope)
        for source in sources { data.allow(from: source, port: 5432) }
      }
    }
    #expect(findings(app) == [])
    #expect(
      try app.synthesize()["Data"]?.template.resources.map(\.key) == [
        "Data", "DataFromAWebPort5432", "DataFromBWebPort5432", "DataSentFromAWebPort5432",
        "DataSentFromBWebPort5432",
      ])
  }

  @Test func aGroupOfTheStackThatHasTheNetwork() throws {
    let app = App("Orders") { app in
      let (vpc, data) = app.stack("Shared") { scope in
        let vpc = Vpc("Vpc", in: scope, cidr: "10.0.0.0/16")
        return (vpc, SecurityGroup("Data", in: scope, vpc: vpc, description: "Data"))
      }
      app.stack("Web") { scope in
        data.allow(from: SecurityGroup("Web", in: scope, vpc: vpc, description: "Web"), port: 5432)
      }
    }
    #expect(findings(app) == [])
    let web = try #require(try app.synthesize()["Web"]).template
    #expect(web.resources.map(\.key) == ["Web", "WebIntoSharedDataPort5432", "WebToSharedDataPort5432"])
  }

  @Test func aRuleForWhatIsSentStandsThereOnce() throws {
    let template = try template { Self.group("Web", in: $0, outbound: [.https, .tcp(port: 443), .https]) }
    #expect(template.resource("Web")?["SecurityGroupEgress"]?.array?.count == 1)
  }

  @Test func twoStacksOfOneAccount() {
    #expect(
      findingsInTwoStacks { scope in
        Self.group("A", in: scope).allow(from: Self.group("B", in: scope), port: 80)
      } == [])
  }

  // MARK: Refusals

  @Test(arguments: [0, -1, 65_536, .max, .min])
  func portsThereAreNot(port: Int) {
    let given = port == .max ? "9,223,372,036,854,775,807" : port == .min ? "-9,223,372,036,854,775,808" : nil
    let text = given ?? (port == 65_536 ? "65,536" : "\(port)")
    let message =
      "SecurityGroupTests.swift: error: Test/Web: port: there is no such port; expected 1 to 65,535, given \(text) "
      + "[construct]"
    #expect(findings { Self.group("Web", in: $0).allow(from: .anywhere, port: port) } == [message])
    #expect(
      findings { scope in
        Self.group("Web", in: scope).allow(from: Self.group("B", in: scope), port: port)
      } == [message])
  }

  @Test(arguments: ["", "What? Why!?", "ü", String(repeating: "x", count: 256)])
  func descriptionsThatAreRefused(text: String) {
    #expect(
      findings { SecurityGroup("Web", in: $0, vpc: testVpc, description: .literal(text)) } == [
        "SecurityGroupTests.swift: error: Test/Web: GroupDescription: EC2 refuses this description; expected 1 to 255 "
          + "letters A to Z, digits, spaces and ._-:/()#,@[]+=&;{}!$*, given \"\(text)\" [invalid-value]"
      ])
  }

  @Test func descriptionsOfRulesThatAreRefused() {
    #expect(
      findings { Self.group("Web", in: $0).allow(from: .anywhere, port: 80, description: "ü") } == [
        "SecurityGroupTests.swift: error: Test/Web: SecurityGroupIngress/0/Description: EC2 refuses this description; "
          + "expected 1 to 255 letters A to Z, digits, spaces and ._-:/()#,@[]+=&;{}!$*, given \"ü\" [invalid-value]"
      ])
  }

  @Test func whatIsKnownOnlyAfterDeployment() {
    let block =
      "a block of addresses must be known before deployment; expected text such as 10.0.0.0/16, given Test/Text "
      + "[unresolved-text]\n  hint: write the block where the stack is declared"
    #expect(
      findings { scope in
        let text = String(describing: scope.parameter("Text"))
        Self.group("Web", in: scope, outbound: [.tcp(port: 80, to: CIDR(text))]).allow(from: CIDR(text), port: 80)
      } == [
        "SecurityGroupTests.swift: error: Test/Web: outbound: \(block)",
        "SecurityGroupTests.swift: error: Test/Web: from: \(block)",
      ])
    let found = findings { scope in
      let text = String(describing: scope.parameter("Text"))
      SecurityGroup("Web", in: scope, vpc: testVpc, description: .literal(text))
    }
    #expect(found.count == 1 && found.first?.contains("[unresolved-text]") == true, "\(found)")
  }

  @Test func portsThatNothingIsSentTo() {
    #expect(
      findings { Self.group("Web", in: $0, outbound: [.tcp(port: 70_000)]) } == [
        "SecurityGroupTests.swift: error: Test/Web: outbound: there is no such port; expected 1 to 65,535, given "
          + "70,000 [construct]"
      ])
  }

  @Test func blocksAndIdsThatAreNone() {
    #expect(
      findings { scope in
        Self.group("Web", in: scope, outbound: [.tcp(port: 80, to: "10.0.0.1/8")]).allow(from: "10.0.0", port: 80)
      } == [
        "SecurityGroupTests.swift: error: Test/Web: outbound: this is an address in a block, not the block; expected "
          + "10.0.0.0/8, given 10.0.0.1/8 [invalid-value]\n"
          + "  hint: write 10.0.0.0/8, or 10.0.0.1/32 for the address alone",
        "SecurityGroupTests.swift: error: Test/Web: from: this is no block of IPv4 addresses; expected text such as "
          + "10.0.0.0/16, given \"10.0.0\" [invalid-value]",
      ])
    #expect(
      findings { scope in
        SecurityGroup("Office", in: scope, existing: "vpc-00000001").allow(from: "10.0.0.0/8", port: 80)
      } == [
        "SecurityGroupTests.swift: error: Test/Office/From10x0x0x0x8Port80: GroupId: this isn't the id of a "
          + "security group; expected an id such as sg-0a1b2c3d, given \"vpc-00000001\" [physical-name]"
      ])
  }
}
