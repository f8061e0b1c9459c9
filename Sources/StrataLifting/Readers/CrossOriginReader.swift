import StrataJSON
import StrataMigration
import StrataResourceModel
import StrataStorage

/// Reads the sites whose pages may use a bucket's objects.
enum CrossOriginReader {
  static func rules(_ resource: TemplateResource) throws(Unlike) -> [(argument: Lift.Value, rule: CrossOrigin)] {
    var rules: [(argument: Lift.Value, rule: CrossOrigin)] = []
    for rule in resource.value(at: ["CorsConfiguration", "CorsRules"])?.array ?? [] {
      var arguments = ArgumentList()
      let origins = try texts(rule, "AllowedOrigins")
      for origin in origins { arguments.add(nil, .swift(SwiftLiteral.text(origin))) }
      let methods = try texts(rule, "AllowedMethods").map { name throws(Unlike) in
        guard let method = CrossOrigin.Method(rawValue: name) else { throw Unlike("its CORS has another method") }
        return method
      }
      arguments.add(
        "methods", "[\(methods.map { ".\($0)" }.joined(separator: ", "))]", unless: methods == [.get, .head])
      let headers = try texts(rule, "AllowedHeaders")
      if !headers.isEmpty { arguments.add("headers", list(headers)) }
      let exposed = try texts(rule, "ExposedHeaders")
      if !exposed.isEmpty { arguments.add("exposing", list(exposed)) }
      let lifetime = rule["MaxAge"].flatMap { TemplateResource.integer($0) }
      if let lifetime { arguments.add("rememberedFor", Duration.code(seconds: lifetime)) }
      rules.append(
        (
          .call(".allow", arguments.arguments),
          .allow(
            origins, methods: methods, headers: headers, exposing: exposed,
            rememberedFor: lifetime.map { .seconds($0) })
        ))
    }
    return rules
  }

  private static func texts(_ rule: JSONValue, _ key: String) throws(Unlike) -> [String] {
    guard let value = rule[key] else { return [] }
    guard let texts = value.array?.map(\.string), !texts.contains(nil) else { throw Unlike("its CORS isn't known now") }
    return texts.compactMap(\.self)
  }

  private static func list(_ texts: [String]) -> String {
    "[\(texts.map(SwiftLiteral.text).joined(separator: ", "))]"
  }
}
