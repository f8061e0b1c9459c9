import StrataIsolation
import StrataJSON
import StrataTemplate

extension MutantGenerator {
  /// Each role and each policy of a resource of the other environment, with a principal of the one let in as well.
  var trusts: [SystemMutant] {
    let roles = resources(of: from).filter { $0.type == "AWS::IAM::Role" }
    // What nobody bounds shows a trust best.
    guard let role = roles.first(where: { $0.resource["PermissionsBoundary"] == nil }) ?? roles.first else { return [] }
    let reason: SystemMutant.Reason? =
      areApart ? .otherAccount : role.resource["PermissionsBoundary"] == nil ? nil : .boundary
    let export: JSONValue = [
      "Value": ["Fn::GetAtt": [.string(role.logicalID), "Arn"]], "Export": ["Name": "mutant:role"],
    ]
    var seen: Set<[String]> = []
    return resources(of: to).flatMap(placedStatements).filter { $0.purpose != .identity }.compactMap { placed in
      guard seen.insert([world.words(placed.resource.index)] + placed.document).inserted else { return nil }
      let arn: JSONValue =
        role.stack == placed.resource.stack
        ? ["Fn::GetAtt": [.string(role.logicalID), "Arn"]] : ["Fn::ImportValue": "mutant:role"]
      var statement: JSONObject = ["Effect": "Allow", "Principal": ["AWS": arn]]
      if placed.purpose == .trust {
        statement["Action"] = "sts:AssumeRole"
      } else {
        // What a policy says of its own resource, whoever else it's about.
        let actions = placed.besides.flatMap { PlacedStatement.list($0["Action"]) }.compactMap(\.string)
        statement["Action"] = .string("\((actions.first ?? "").prefix { $0 != ":" }):*")
        statement["Resource"] = placed.besides.first { $0["Resource"] != nil }?["Resource"]
      }
      return mutant(
        .trustAdded,
        at: "\(world.words(placed.resource.index)): \(placed.document.dropFirst(3).joined(separator: "/"))",
        reason,
        [
          (placed.resource.stack, placed.document + ["Statement", "\(placed.besides.count)"], .object(statement)),
          (role.stack, ["Outputs", "Mutant"], export),
        ])
    }
  }
}
