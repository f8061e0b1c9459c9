import StrataFacts
import StrataJSON
import TestSupport
import Testing

@testable import StrataChecks

/// What programs rule out is never what the constraints themselves would find.
@Suite struct ConstraintPrefilterTests {
  private let rule = ConstraintRule()
  private let unaided = ConstraintRule(ConstraintIndex.embedded.withoutPrograms)

  @Test(arguments: ConstraintIndex.embedded.types)
  func findingsAreThoseOfTheConstraintsThemselves(type: String) {
    let index = ConstraintIndex.embedded
    var random = SplitMix64(seed: 20_261_130)
    for constraint in index.constraints(of: type) {
      guard let samples = index.samples(of: constraint.id, ofType: type) else { continue }
      for sample in [samples.good, samples.bad, Self.blurred(samples.bad, &random)] {
        let template = TemplateContents(sample)
        #expect(rule.check(template) == unaided.check(template), "\(constraint.id): \(sample)")
      }
    }
  }

  /// A template in which some properties are functions, nothing, or of another kind.
  private static func blurred(_ template: JSONValue, _ random: inout SplitMix64) -> JSONValue {
    var template = template.object ?? [:]
    template["Parameters"] = ["P": ["Type": "String", "Default": "1"]]
    template["Conditions"] = ["C": ["Fn::Equals": [["Ref": "AWS::Region"], "eu-west-1"]]]
    template["Mappings"] = ["M": ["a": ["b": "true"]]]
    var resources = template["Resources"]?.object ?? [:]
    for member in resources {
      guard var resource = member.value.object, let properties = resource["Properties"] else { continue }
      resource["Properties"] = blurred(properties, depth: 0, &random)
      resources[member.key] = .object(resource)
    }
    template["Resources"] = .object(resources)
    return .object(template)
  }

  private static func blurred(_ value: JSONValue, depth: Int, _ random: inout SplitMix64) -> JSONValue {
    if depth > 0, Int.random(in: 0..<4, using: &random) == 0 {
      let others: [JSONValue] = [
        ["Ref": "P"], ["Ref": "AWS::Region"], ["Ref": "AWS::NoValue"], .null, 0, "2026-11-30", true, "", ["a", "a"],
        ["Fn::If": ["C", value, ["Ref": "AWS::NoValue"]]], ["Fn::If": ["C", value, 1]],
        ["Fn::Sub": "arn:${P}:${AWS::Region}"],
        ["Fn::FindInMap": ["M", "a", "b"]], ["Fn::GetAtt": ["Other", "Arn"]], ["Fn::Join": ["", ["a", "b"]]],
        "{{resolve:ssm:/app/name}}", "é",
      ]
      return others[Int.random(in: 0..<others.count, using: &random)]
    }
    switch value {
    case .array(let elements): return .array(elements.map { blurred($0, depth: depth + 1, &random) })
    case .object(let object):
      return .object(JSONObject(object.map { ($0.key, blurred($0.value, depth: depth + 1, &random)) }))
    default: return value
    }
  }

  /// Routes to different destinations, but for the last, which has that of another.
  private static func routes(_ count: Int, lastIsLike other: Int? = nil) -> TemplateContents {
    TemplateContents([
      "Resources": .object(
        JSONObject(
          (0..<count).map { index in
            let block = index == count - 1 ? other ?? index : index
            return (
              "R\(index)",
              [
                "Type": "AWS::EC2::Route",
                "Properties": [
                  "RouteTableId": "rtb-0a1b2c3d", "DestinationCidrBlock": .string("10.\(block).0.0/16"),
                  "GatewayId": "igw-0a1b2c3d",
                ],
              ]
            )
          }))
    ])
  }

  /// Up to as many as are compared with each other, and one more.
  @Test(arguments: [2, 3, 16, 17])
  func resourcesAreHeldAgainstEachOther(count: Int) throws {
    let index = ConstraintIndex.embedded
    for other in [nil, 0, count / 2 - 1] {
      let template = Self.routes(count, lastIsLike: other)
      let found = rule.check(template)
      #expect(found == unaided.check(template))
      #expect(found.map(\.rule) == (other == nil ? [] : ["route-twice-in-table"]))
      let contents = ConstraintTemplate(template, index)
      let prefilters = contents.resources(of: "AWS::EC2::Route").map { ConstraintPrefilter(contents, $0) }
      index.withPrograms(of: "AWS::EC2::Route") { position, program in
        guard index.constraint(of: "AWS::EC2::Route", at: position)?.id == "route-twice-in-table" else { return }
        #expect(ConstraintPrefilter.areDistinct(prefilters, by: program) == (other == nil && count <= 16))
      }
    }
  }

  @Test func mostConstraintsAreRuledOutOfWhatObeysThem() {
    let index = ConstraintIndex.embedded
    var (ruledOut, all) = (0, 0)
    for type in index.types {
      for id in index.constraints(of: type).map(\.id) {
        guard let good = index.samples(of: id, ofType: type)?.good else { continue }
        let contents = ConstraintTemplate(TemplateContents(good), index)
        for resource in contents.resources(of: type) {
          let prefilter = ConstraintPrefilter(contents, resource)
          index.withPrograms(of: type) { _, program in
            if !prefilter.hasTriggers(of: program, NameSet(program.triggers)) { return }
            all += 1
            if prefilter.obeys(program) { ruledOut += 1 }
          }
        }
      }
    }
    #expect(all > 10_000)
    #expect(ruledOut * 100 > all * 95, "\(ruledOut) of \(all)")
  }
}
