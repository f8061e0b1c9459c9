import StrataFacts
import StrataIsolation
import Testing

@Suite struct ResourceArnFormsTests {
  @Test func allTypesWithNamesHaveForms() {
    for type in PhysicalName.types {
      let forms = ResourceArnForms.of(type)
      #expect(!forms.isEmpty && forms.allSatisfy { $0.utf8.filter { $0 == UInt8(ascii: ":") }.count >= 2 }, "\(type)")
    }
  }

  @Test func aTypeThatTheReferenceCallsTheSameHasItsForm() {
    #expect(
      ResourceArnForms.of("AWS::EC2::InternetGateway")
        == [
          "ec2:{region}:{account}:internet-gateway/{id}", "ec2:{region}:{account}:internet-gateway/{id}/{inside}",
          "ec2:{region}:{account}:internet-gateway/{id}:{inside}",
        ])
    #expect(ResourceArnForms.of("AWS::Unheard::Of") == ["unheard:{id}:{id}:{any}"])
  }

  /// What is done to resources of a service that isn't known would not be found.
  @Test func servicesOfTypesAreThoseOfPolicies() {
    let known = Set(ActionIndex.embedded.services)
    // Those that AWS has retired or not described, and what is no service at all.
    let others: Set = ["ASK", "CDK", "Evidently", "GammaDilithium", "IoTEvents", "IoTThingsGraph", "SDC"]
    for type in FactsIndex.embedded.typeNames where type.hasPrefix("AWS::") {
      let isOther = others.contains(String(type.split(separator: ":")[1]))
      #expect(ResourceArnForms.services(of: type).allSatisfy(known.contains) != isOther, "\(type)")
    }
    #expect(ResourceArnForms.services(of: "AWS::StepFunctions::StateMachine") == ["states"])
  }

  @Test func allServicesThatActOnOthersResourcesAreKnown() {
    var missing: [String] = []
    for service in ActionIndex.embedded.services {
      for type in ActionFacts.embedded.resourceTypes(ofService: service) {
        for format in ActionFacts.embedded.arnFormats(ofResourceType: type, service: service) {
          let owner =
            format.split(separator: ":", omittingEmptySubsequences: false).dropFirst(2).first.map(String.init) ?? ""
          let isKnown =
            owner == service || owner.isEmpty || owner.hasPrefix("$")
            || ResourceArnForms.otherServices(actingOn: owner).contains(service)
          if !isKnown { missing.append("\(owner): \(service)") }
        }
      }
    }
    #expect(Set(missing).sorted() == [])
  }
}
