import StrataJSON
import StrataResourceModel
import Testing

@testable import resource_generator

@Suite struct IdentifierIndexTests {
  private static func type(_ name: String, id: [String] = [], attributes: [String] = []) -> TypeFacts {
    let members = JSONObject(attributes.map { ($0, JSONValue.string("s")) })
    return TypeFacts(name: name, json: ["id": .array(id.map(JSONValue.string)), "at": .object(members)])
  }

  private let index = IdentifierIndex([
    type("AWS::Shop::Order", id: ["OrderId"], attributes: ["Arn", "Total"]), type("AWS::Shop::VPC", id: ["VpcId"]),
    type("AWS::Shop::Line", id: ["OrderId", "LineId"]), type("AWS::Shop::Bill", id: ["Name"]),
    type("AWS::Shop::Cart", attributes: ["Id"]), type("AWS::Shop::cart", attributes: ["Id"]),
  ])

  @Test(
    arguments: [
      ("OrderId", "AWS::Shop::Order.OrderId"), ("OrderArn", "AWS::Shop::Order.Arn"), ("VpcId", "AWS::Shop::VPC.VpcId"),
      ("Total", nil), ("LineId", nil), ("Name", nil), ("BillName", nil), ("CartId", nil),
    ] as [(String, String?)])
  func format(of property: String, is format: String?) {
    #expect(index.format(of: property, in: "Shop", except: nil) == format)
    #expect(index.format(of: property, in: "Store", except: nil) == nil)
  }

  @Test func aTypesOwnIdentifierNamesNoOther() {
    #expect(index.format(of: "OrderArn", in: "Shop", except: "AWS::Shop::Order") == nil)
    #expect(index.format(of: "OrderArn", in: "Shop", except: "AWS::Shop::Bill") == "AWS::Shop::Order.Arn")
  }
}
