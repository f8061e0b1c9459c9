/// The checks of cfn-lint that find what the rules here find, so that what silences those silences these.
///
/// See [the rules of cfn-lint](https://github.com/aws-cloudformation/cfn-lint/blob/main/docs/rules.md).
enum LintChecks {
  /// The ids of the checks, by the name of a rule or a part of it.
  static let byRule: [String: [String]] = [
    "balancer-subnets": ["E3680"],
    "condition-form": ["E8001", "E8003", "E8004", "E8005", "E8006", "E1701", "E1702"],
    "conditional-reference": ["E3005", "W1001"],
    "dead-letter-kind": ["E3502"],
    "dependency-cycle": ["E3004"],
    "dependent-property": ["E3021"],
    "dynamic-reference": ["E1027", "E1050"],
    "embedded-variable": ["E1029"],
    "excluded-property": ["E3020"],
    "function-form": [
      "E1010", "E1011", "E1015", "E1016", "E1017", "E1018", "E1019", "E1020", "E1021", "E1022", "E1024", "E1028",
      "E1030", "E1031", "E1032", "E1033", "E8003", "E8004", "E8005", "E8006",
    ],
    "group-size": ["E3706"],
    "ignored-resource": ["I3510"],
    "limit": ["E1002", "E1003", "E2010", "E2011", "E3010", "E3011", "E6010", "E6011", "E7002", "E7010"],
    "loop-form": ["E1032"],
    "mapping-form": ["E7001", "E7002", "E7010"],
    "not-allowed-value": ["E3030"],
    "not-unique": ["E3037"],
    "one-of": ["E3014", "E3018", "E3020"],
    "out-of-range": ["E3034"],
    "output-form": ["E6001", "E6002", "E6003", "E6004", "E6005", "E6101", "E6102"],
    "overlapping-subnets": ["E3059", "E3060"],
    "parameter-form": ["E2001", "E2002", "E2003", "E2011", "E2015", "E3007"],
    "plain-secret": ["W2501", "W1011", "W2010"],
    "policy-form": ["E3510", "E3512", "E3513", "E3514", "E3530"],
    "read-only-property": ["E3040"],
    "required-property": ["E3003", "E3014", "E3015", "E3017", "E3018"],
    "resource-attribute": ["E3001", "E3016", "E3035", "E3036", "E3055", "E5001"],
    "serverless-without-transform": ["E3038"],
    "short-visibility-timeout": ["E3505"],
    "template-form": ["E1001", "E1004", "E1005", "E3001", "E3006", "E3007", "E6001", "E7001"],
    "unique-identifier": ["E3019"],
    "unknown-action": ["W3037"],
    "unknown-property": ["E3002"],
    "unknown-reference": ["E1010", "E1012", "E1019", "E1020", "E1028", "E3005", "E6005", "E8002", "E8007"],
    "unknown-type": ["E3006"],
    "wrong-count": ["E3032"],
    "wrong-format": [
      "E1101", "E1150", "E1151", "E1152", "E1153", "E1154", "E1155", "E1156", "E1157", "E3031", "E3033",
    ],
    "wrong-length": ["E3033"],
    "wrong-pattern": ["E3031"],
    "wrong-reference": ["E1040", "E1041"],
    "wrong-type": ["E3012", "E1010", "E1020"],
  ]
}
