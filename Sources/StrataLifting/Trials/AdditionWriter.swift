import StrataJSON
import StrataMigration
import StrataResourceModel

/// Writes what is said of a candidate beyond the arguments that its main resource gives.
struct AdditionWriter {
  /// All arguments, with the permissions among them.
  private(set) var arguments: [Lift.Argument]
  /// What is said after the declaration.
  private(set) var settings: [Lift.Setting] = []

  private let source: MigrationSource

  init(_ candidate: Candidate, _ source: MigrationSource) {
    self.source = source
    arguments = candidate.arguments
    if !candidate.tags.isEmpty {
      let place = JSONPointer(["Resources", candidate.id, "Tags"])
      let tags = candidate.tags.map { tag in
        (key: tag.key, value: Lift.Value.template(tag.value, as: .string, at: place))
      }
      settings.append(.init("scope.tags", .assignment(.dictionary(tags))))
    }
    for accepted in candidate.additions.accepted {
      let arguments: [Lift.Argument] = [
        .init(nil, .call(".checkov", [.init(nil, .swift(SwiftLiteral.text(accepted.rule)))])),
        .init("because", .swift(SwiftLiteral.text(accepted.reason))),
      ]
      settings.append(.init("\(accepted.member).accept", .call(arguments)))
    }
    for boundary in candidate.additions.boundaries {
      settings.append(
        .init(
          "\(boundary.member).rawProperties",
          .assignment(
            .dictionary([("PermissionsBoundary", .template(boundary.value, as: .any, at: boundary.place))]))))
    }
    for (id, statements) in candidate.additions.statements.sorted(by: { $0.key < $1.key }) {
      switch statements.growth {
      case .statements(let method):
        settings.append(.init(method, .call(self.statements(statements.last, id, statements.growth)), growing: id))
      case .permissions(let method, let label):
        if !statements.inner.isEmpty {
          let permission = Self.permission(self.statements(statements.inner, id, statements.growth))
          arguments = arguments.map { $0.label == label ? .init(label, .list([permission])) : $0 }
        }
        if !statements.last.isEmpty {
          let permission = Self.permission(self.statements(statements.last, id, statements.growth))
          settings.append(.init(method, .call([.init(nil, permission)])))
        }
      }
    }
    // An argument that nothing was put into is none.
    arguments.removeAll { argument in
      if case .list(let values) = argument.value { values.isEmpty } else { false }
    }
  }

  private static func permission(_ statements: [Lift.Argument]) -> Lift.Value {
    .call("Permission", [.init(nil, .list(statements.map(\.value)))])
  }

  private func statements(_ positions: [Int], _ id: String, _ growth: Growth) -> [Lift.Argument] {
    positions.compactMap { position in
      let place = JSONPointer(["Resources", id] + growth.place + [String(position)])
      return source.template[place].map { Lift.Argument(nil, .statement($0, at: place)) }
    }
  }
}
