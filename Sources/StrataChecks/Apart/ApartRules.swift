// The rules that look at each resource by itself and take some time for it; others needn't say so.

extension EmbeddedVariableRule { var looksAtResourcesApart: Bool { true } }
extension IdentityNameRule { var looksAtResourcesApart: Bool { true } }
extension IgnoredResourceRule { var looksAtResourcesApart: Bool { true } }
extension PhysicalNameRule { var looksAtResourcesApart: Bool { true } }
extension PolicyCharacterRule { var looksAtResourcesApart: Bool { true } }
extension PolicyFormRule { var looksAtResourcesApart: Bool { true } }
extension ResourceArnRule { var looksAtResourcesApart: Bool { true } }
extension ResourceAttributeRule { var looksAtResourcesApart: Bool { true } }
extension SchemaRule { var looksAtResourcesApart: Bool { true } }
extension TagRule { var looksAtResourcesApart: Bool { true } }
extension TrustPolicyRule { var looksAtResourcesApart: Bool { true } }
extension UnknownActionRule { var looksAtResourcesApart: Bool { true } }
extension UselessStatementRule { var looksAtResourcesApart: Bool { true } }
