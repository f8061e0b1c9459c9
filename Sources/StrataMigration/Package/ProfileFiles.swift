import StrataJSON
import StrataText

/// The files of templates of one shape beside those of their function: the system, its profile's type, and the profiles.
struct ProfileFiles {
  let family: TemplateFamily
  /// The names of the types begin with it.
  let prefix: String

  /// The constant that is the system.
  var constant: String { prefix.prefix(1).lowercased() + prefix.dropFirst() + "System" }

  /// The folder of the profiles, as seen from the target's.
  var folder: String { "\(prefix)/Profiles" }

  /// The files by their paths in the folder of the stack.
  var files: [(name: String, text: String)] {
    [("\(prefix)System.swift", system), ("\(prefix)Profile.swift", profile)]
      + family.environments.names.enumerated().map { ("Profiles/\($1).json", text(ofProfile: $0)) }
  }

  private var system: String {
    let environments = family.environments
    let names = zip(environments.names, family.members).map { name, member in
      Code.commented([member.file], Code(".required(\(TextLiteral.line(name)))"))
    }
    let declaration = Code.call(
      "System",
      [
        Code(TextLiteral.line(family.name)), .labeled("environments", .array(names)), Code("profiles: \"Profiles\""),
        Code("declare\(prefix)Stacks"),
      ])
    let stack = TextLiteral.code([
      .literal(environments.prefix), .value("environment.name"), .literal(environments.suffix),
    ])
    var arguments: [Code] = [.labeled("named", stack), Code("for: environment")]
    if let description { arguments.append(.labeled("description", description)) }
    let parameters = "_ app: AppScope, _ environments: [Environment<\(prefix)Profile>]"
    return """
      public import StrataEnvironments
      import StrataLanguage

      /// The environments that the profiles describe, each with a stack of its own.
      \(declaration.text(indentation: 0, prefix: "public let \(constant) = "))

      @Sendable private func declare\(prefix)Stacks(\(parameters)) {
        for environment in environments {
      \(Code.call("app.stack", arguments, trailing: " { scope in").text(indentation: 4))
            declare\(prefix)(in: scope, profile: environment.profile)
          }
        }
      }

      """
  }

  /// The description of each stack; nil where there is none.
  private var description: Code? {
    if let value = family.values.first(where: { $0.places.contains(JSONPointer(["Description"])) }) {
      return Code("environment.profile.\(value.name)")
    }
    return family.members[0].template["Description"]?.string.map { TextLiteral.code([.literal($0)]) }
  }

  private var profile: String {
    let properties = family.values.map { value in
      let more = value.places.count > 1 ? ", and \(Count.of(value.places.count - 1, "further place"))" : ""
      return
        "  /\(Code.comment("`\(value.places[0].tokens.joined(separator: "/"))`\(more)"))\n  var \(value.name): \(value.type)\n"
    }
    return """
      import StrataLanguage

      /// What differs between the environments, by its places in the templates.
      struct \(prefix)Profile: Decodable, Sendable {
      \(properties.joined())}

      """
  }

  private func text(ofProfile index: Int) -> String {
    let members = family.values.map { ($0.name, $0.values[index]) }
    return (try? JSONValue.object(JSONObject(members)).text(keyOrder: .given, layout: .pretty)) ?? "{}\n"
  }
}
