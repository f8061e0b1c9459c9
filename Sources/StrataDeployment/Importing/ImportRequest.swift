import StrataJSON
import StrataReleases

/// The things that who imports says of existing resources.
package struct ImportRequest {
  /// What is given of one resource.
  struct Identification {
    /// The resource as it's named: by its logical id, or the stack and that, as in `Data/Jobs`.
    let name: String
    /// Its type; nil where that isn't given.
    let type: String?
    var values: [String: String]
  }

  private(set) var identifications: [Identification] = []
  /// The resources that are left for the next deployment, as they're named.
  private(set) var skipped: [String] = []
  /// Whether nothing is imported but what is identified here.
  private(set) var isComplete = false

  package init() {}

  /// Gives a value by which an existing resource is known.
  ///
  /// - Parameters:
  ///   - name: The resource's logical id, or its stack and that, as in `Data/Jobs`.
  ///   - type: The resource's type; that of the template unless given.
  ///   - key: The name of the property.
  ///   - value: The value, which isn't empty.
  /// - Throws: ``DeploymentError`` where the value is empty, or one is given already.
  package mutating func identify(
    _ name: String, type: String? = nil, _ key: String, _ value: String
  ) throws(DeploymentError) {
    if value.isEmpty {
      throw DeploymentError(
        "\(name) is given an empty \(key)",
        hint: "give it the value that the existing resource has: "
          + "--identify \(name)=\(key)=VALUE")
    }
    let index = identifications.firstIndex { $0.name == name } ?? identifications.endIndex
    if index == identifications.endIndex {
      identifications.append(Identification(name: name, type: type, values: [:]))
    }
    guard identifications[index].values.updateValue(value, forKey: key) == nil else {
      throw DeploymentError("\(name) is given its \(key) twice", hint: "say once which existing resource it is")
    }
  }

  /// Leaves a new resource for the next deployment, which makes it.
  package mutating func skip(_ name: String) { skipped.append(name) }
}

// MARK: Plans

extension ImportRequest {
  /// What a plan says of the resources that it imports.
  static func basis(of resources: [ImportedResource]) -> JSONObject {
    [
      "resources": .array(
        resources.map { resource in
          var object = resource.json.object ?? [:]
          object["StackName"] = .string(resource.stack)
          return .object(object)
        })
    ]
  }

  /// Asks for exactly what a plan imports.
  ///
  /// - Parameter plan: The plan.
  /// - Throws: ``DeploymentError`` where that isn't in the plan.
  package init(of plan: DeploymentPlan) throws(DeploymentError) {
    guard let resources = plan.basis?["resources"]?.array else {
      throw DeploymentError("the plan doesn't say what it imports", hint: DeploymentPlan.another(.resourceImport))
    }
    isComplete = true
    for resource in resources {
      let name = "\(resource["StackName"]?.string ?? "")/\(resource["LogicalResourceId"]?.string ?? "")"
      for member in resource["ResourceIdentifier"]?.object ?? [:] {
        try identify(name, type: resource["ResourceType"]?.string, member.key, member.value.string ?? "")
      }
    }
  }
}
