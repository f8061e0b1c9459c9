// The rules that look at each resource by itself and take some time for it; others needn't say so.

extension AcceptanceRule { var looksAtResourcesApart: Bool { true } }
extension AttributeKindRule { var looksAtResourcesApart: Bool { true } }
extension BroadActionRule { var looksAtResourcesApart: Bool { true } }
extension ConditionValueRule { var looksAtResourcesApart: Bool { true } }
// So do most constraints; to the others it gives all resources.
extension ConstraintRule { var looksAtResourcesApart: Bool { true } }
extension EmbeddedVariableRule { var looksAtResourcesApart: Bool { true } }
extension FilterPolicyRule { var looksAtResourcesApart: Bool { true } }
extension FormRule { var looksAtResourcesApart: Bool { true } }
extension FunctionFormRule { var looksAtResourcesApart: Bool { true } }
extension IdentityNameRule { var looksAtResourcesApart: Bool { true } }
extension IgnoredResourceRule { var looksAtResourcesApart: Bool { true } }
extension ListedValueRule { var looksAtResourcesApart: Bool { true } }
extension PhysicalNameRule { var looksAtResourcesApart: Bool { true } }
extension PolicyCharacterRule { var looksAtResourcesApart: Bool { true } }
extension PolicyFormRule { var looksAtResourcesApart: Bool { true } }
extension PolicyVariableRule { var looksAtResourcesApart: Bool { true } }
extension RedrivePolicyRule { var looksAtResourcesApart: Bool { true } }
extension ResourceArnRule { var looksAtResourcesApart: Bool { true } }
extension ResourceAttributeRule { var looksAtResourcesApart: Bool { true } }
extension SchemaRule { var looksAtResourcesApart: Bool { true } }
extension TagRule { var looksAtResourcesApart: Bool { true } }
extension TrustPolicyRule { var looksAtResourcesApart: Bool { true } }
extension TypeLifecycleRule { var looksAtResourcesApart: Bool { true } }
extension UnknownActionRule { var looksAtResourcesApart: Bool { true } }
extension UnknownReferenceRule { var looksAtResourcesApart: Bool { true } }
extension UnknownTypeRule { var looksAtResourcesApart: Bool { true } }
extension UselessStatementRule { var looksAtResourcesApart: Bool { true } }
