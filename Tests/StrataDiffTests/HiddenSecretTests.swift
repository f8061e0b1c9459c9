import Foundation
import StrataDiff
import StrataJSON
import Testing

/// What looks like a secret is in no form of a difference, unless its exact steps are asked for; all else is.
@Suite struct HiddenSecretTests {
  /// Secrets as they're written here; none may be in any form of a difference.
  private static let secrets = ["hunter2", "Tr0ub4dor"]

  private func forms(_ old: JSONValue, _ new: JSONValue) throws -> [String] {
    let difference = try TemplateDifference(from: old, to: new)
    #expect(!difference.isEmpty)
    return [
      difference.text(title: "Shop"), difference.markdown(title: "Shop"),
      try difference.json(includingPatch: false).text(),
    ]
  }

  private func expectHidden(_ make: (String) -> JSONValue) throws {
    let (old, new) = (make("hunter2-a"), make("Tr0ub4dor-b"))
    for form in try forms(old, new) + forms(new, old) {
      for secret in Self.secrets { #expect(!form.contains(secret), "\(form)") }
      #expect(form.contains("(hidden)"), "\(form)")
    }
  }

  private static func resource(_ type: String, _ properties: JSONValue) -> JSONValue {
    ["Resources": ["It": ["Type": .string(type), "Properties": properties]]]
  }

  private static func variable(_ name: String, _ value: JSONValue) -> JSONValue {
    resource("AWS::Lambda::Function", ["Environment": ["Variables": .object([name: value])]])
  }

  private static func base64(_ text: String) -> JSONValue { .string(Data(text.utf8).base64EncodedString()) }

  private static let places: [(String, @Sendable (String) -> JSONValue)] = [
    ("a variable", { variable("DB_PASSWORD", .string($0)) }), ("camel case", { variable("dbPassword", .string($0)) }),
    ("an API key", { variable("API_KEY", .string($0)) }), ("an API key, joined", { variable("apiKey", .string($0)) }),
    ("a private key", { variable("PrivateKey", .string($0)) }),
    ("a passphrase", { variable("PASSPHRASE", .string($0)) }),
    ("a condition", { variable("DB_PASSWORD", ["Fn::If": ["C", .string($0), "other-one"]]) }),
    ("a condition in one", { variable("DB_PASSWORD", ["Fn::If": ["C", ["Fn::If": ["D", "x", .string($0)]], "y"]]) }),
    ("a substitution", { variable("DB_PASSWORD", ["Fn::Sub": .string("\($0)-${AWS::Region}")]) }),
    (
      "a substitution of variables",
      { variable("DB_PASSWORD", ["Fn::Sub": ["a${V}${AWS::Region}", ["V": .string($0)]]]) }
    ),
    ("a join", { variable("DB_PASSWORD", ["Fn::Join": ["", [.string($0), ["Ref": "AWS::Region"]]]]) }),
    (
      "a join in one",
      { variable("TOKEN", ["Fn::Join": ["", [["Fn::Join": ["-", [.string($0), ["Ref": "A"]]]], ["Ref": "B"]]]]) }
    ),
    (
      "a join with a condition",
      { variable("TOKEN", ["Fn::Join": ["", [["Fn::If": ["C", .string($0), ""]], ["Ref": "B"]]]]) }
    ),
    ("a selection", { variable("TOKEN", ["Fn::Select": [["Ref": "N"], [.string($0), "b"]]]) }),
    ("a split", { variable("TOKEN", ["Fn::Select": [["Ref": "N"], ["Fn::Split": [",", .string($0)]]]]) }),
    ("base64", { variable("TOKEN", ["Fn::Base64": .string($0)]) }),
    (
      "a container's variable",
      { secret in
        resource(
          "AWS::ECS::TaskDefinition",
          [
            "ContainerDefinitions": [
              ["Name": "a", "Environment": [["Name": "DB_PASSWORD", "Value": .string(secret)]]]
            ]
          ])
      }
    ),
    (
      "a container's variable by a function",
      { secret in
        resource(
          "AWS::ECS::TaskDefinition",
          [
            "ContainerDefinitions": [
              [
                "Name": "a",
                "Environment": [["Name": "DB_PASSWORD", "Value": ["Fn::If": ["C", .string(secret), "b"]]]],
              ]
            ]
          ])
      }
    ),
    ("an address", { variable("DATABASE_URL", .string("postgres://app:\($0)@db.local:5432/app")) }),
    ("a substituted address", { variable("URL", ["Fn::Sub": .string("postgres://app:\($0)@${Db.Endpoint}/app")]) }),
    ("a joined address", { variable("URL", ["Fn::Join": ["", ["redis://:", .string($0), "@", ["Ref": "Host"]]]]) }),
    (
      "an address joined by signs", { variable("URL", ["Fn::Join": [":", ["https", "//me", .string($0 + "@host")]]]) }
    ),
    ("a query", { variable("URL", .string("https://host/path?a=b&token=\($0)&c=d")) }),
    ("a signed address", { variable("URL", .string("https://host/path?X-Amz-Signature=\($0)")) }),
    (
      "user data",
      { resource("AWS::EC2::Instance", ["UserData": ["Fn::Base64": .string("#!/bin/sh\nexport DB_PASSWORD=\($0)\n")]]) }
    ),
    (
      "user data by functions",
      {
        resource(
          "AWS::EC2::Instance",
          ["UserData": ["Fn::Base64": ["Fn::Sub": .string("#!/bin/sh\nrun ${AWS::Region} --password \($0)0\n")]]])
      }
    ),
    (
      "user data in lines",
      {
        resource(
          "AWS::EC2::Instance",
          [
            "UserData": [
              "Fn::Base64": ["Fn::Join": ["\n", ["#!/bin/sh", .string("API_TOKEN='\($0)'"), ["Ref": "A"]]]]
            ]
          ])
      }
    ),
    (
      "user data in base64",
      { resource("AWS::EC2::Instance", ["UserData": base64("#!/bin/sh\nexport DB_PASSWORD=\($0)\n")]) }
    ),
    (
      "JSON in text", { resource("AWS::SecretsManager::Secret", ["Description": .string("{\"password\": \"\($0)\"}")]) }
    ),
    ("JSON in JSON", { variable("CONFIG", .string("{\"a\":\"{\\\"password\\\":\\\"\($0)\\\"}\"}")) }),
    ("a secret's text", { resource("AWS::SecretsManager::Secret", ["SecretString": .string($0)]) }),
    (
      "a parameter of Systems Manager",
      { secret in
        [
          "Resources": [
            "DbPassword": ["Type": "AWS::SSM::Parameter", "Properties": ["Type": "String", "Value": .string(secret)]]
          ]
        ]
      }
    ),
    (
      "a parameter of Systems Manager by its name",
      { secret in
        resource("AWS::SSM::Parameter", ["Name": "/prod/db/password", "Type": "String", "Value": .string(secret)])
      }
    ),
    ("a password", { resource("AWS::RDS::DBInstance", ["MasterUserPassword": .string($0)]) }),
    (
      "a header",
      {
        resource(
          "AWS::CloudFront::Distribution",
          [
            "DistributionConfig": [
              "Origins": [
                [
                  "Id": "a",
                  "OriginCustomHeaders": [
                    ["HeaderName": "X-Token", "HeaderValue": "b"],
                    ["HeaderName": "Authorization", "HeaderValue": .string("Bearer \($0)1234567890")],
                  ],
                ]
              ]
            ]
          ])
      }
    ),
    ("a tag", { resource("AWS::SNS::Topic", ["Tags": [["Key": "token", "Value": .string($0)]]]) }),
    ("metadata", { ["Metadata": ["Password": .string($0)], "Resources": [:]] }),
    ("a mapping", { ["Mappings": ["M": ["a": ["Password": .string($0)]]], "Resources": [:]] }),
    ("an output", { ["Outputs": ["DbPassword": ["Value": .string($0)]], "Resources": [:]] }),
    (
      "an output by a function",
      { ["Outputs": ["DbPassword": ["Value": ["Fn::Sub": .string("\($0)${A}")]]], "Resources": [:]] }
    ),
    ("a parameter", { ["Parameters": ["DbPassword": ["Type": "String", "Default": .string($0)]], "Resources": [:]] }),
    (
      "a parameter without echo",
      { ["Parameters": ["Code": ["Type": "String", "NoEcho": true, "Default": .string($0)]], "Resources": [:]] }
    ),
    (
      "its values",
      {
        [
          "Parameters": ["Code": ["Type": "String", "NoEcho": "true", "AllowedValues": [.string($0), "b"]]],
          "Resources": [:],
        ]
      }
    ),
    (
      "a condition that compares it",
      { secret in
        [
          "Parameters": ["Code": ["Type": "String", "NoEcho": true]],
          "Conditions": ["C": ["Fn::Not": [["Fn::Equals": [["Ref": "Code"], .string(secret)]]]]], "Resources": [:],
        ]
      }
    ),
    (
      "a rule that compares it",
      { secret in
        [
          "Parameters": ["Code": ["Type": "String", "NoEcho": true]],
          "Rules": ["R": ["Assertions": [["Assert": ["Fn::Contains": [[.string(secret)], ["Ref": "Code"]]]]]]],
          "Resources": [:],
        ]
      }
    ),
  ]

  @Test(arguments: places.map(\.0))
  func secretsAreHidden(place: String) throws {
    let make = try #require(Self.places.first { $0.0 == place }?.1)
    try expectHidden(make)
  }

  @Test(arguments: places.map(\.0))
  func secretsThatComeAndGoAreHidden(place: String) throws {
    let make = try #require(Self.places.first { $0.0 == place }?.1)
    guard case .object(let resource)? = make("hunter2-a")["Resources"], let name = resource.keys.first else { return }
    // The same resource without anything in it.
    let bare: JSONValue = ["Resources": .object([name: ["Type": resource[name]?["Type"] ?? ""]])]
    for form in try forms(bare, make("hunter2-a")) + forms(make("Tr0ub4dor-b"), bare) {
      for secret in Self.secrets { #expect(!form.contains(secret), "\(form)") }
    }
  }

  @Test func theExactStepsHaveThem() throws {
    let difference = try TemplateDifference(
      from: Self.variable("DB_PASSWORD", "hunter2-a"), to: Self.variable("DB_PASSWORD", "Tr0ub4dor-b"))
    #expect(try difference.json.text().contains("Tr0ub4dor-b"))
  }

  /// What stands in the difference for people, line by line.
  private func lines(_ old: JSONValue, _ new: JSONValue) throws -> [String] {
    try TemplateDifference(from: old, to: new).text(title: "T").split(separator: "\n")
      .filter { $0.hasPrefix("      ") }.map { $0.trimmingCharacters(in: .whitespaces) }
  }

  @Test func anEnumerationIsNoSecret() throws {
    func instance(_ tokens: JSONValue, _ hops: JSONValue) -> JSONValue {
      Self.resource(
        "AWS::EC2::LaunchTemplate",
        ["LaunchTemplateData": ["MetadataOptions": ["HttpTokens": tokens, "HttpPutResponseHopLimit": hops]]])
    }
    #expect(
      try lines(instance("required", 1), instance("optional", 2)) == [
        "~ LaunchTemplateData.MetadataOptions.HttpPutResponseHopLimit: 1 → 2",
        #"~ LaunchTemplateData.MetadataOptions.HttpTokens: "required" → "optional""#,
      ])
  }

  @Test(
    arguments: [
      (
        variable("MAX_TOKENS", "4096"), variable("MAX_TOKENS", "8192"),
        #"Environment.Variables.MAX_TOKENS: "4096" → "8192""#
      ),
      (
        variable("TOKEN_AUTH", "true"), variable("TOKEN_AUTH", "false"),
        #"Environment.Variables.TOKEN_AUTH: "true" → "false""#
      ),
      (
        variable("SECRET_NAME", "prod/db-a"), variable("SECRET_NAME", "prod/db-b"),
        #"Environment.Variables.SECRET_NAME: "prod/db-a" → "prod/db-b""#
      ),
      (
        variable("DB_PASSWORD", "{{resolve:secretsmanager:a:SecretString:p}}"),
        variable("DB_PASSWORD", "{{resolve:secretsmanager:b:SecretString:p}}"),
        #"Environment.Variables.DB_PASSWORD: "{{resolve:secretsmanager:a:SecretString:p}}" → "{{resolve:secretsmanager:b:SecretString:p}}""#
      ),
      (
        variable("DB_PASSWORD", ["Fn::Sub": "{{resolve:secretsmanager:${A}:SecretString:p}}"]),
        variable("DB_PASSWORD", ["Fn::Sub": "{{resolve:secretsmanager:${B}:SecretString:p}}"]),
        #"Environment.Variables.DB_PASSWORD: "{{resolve:secretsmanager:${A}:SecretString:p}}" → "{{resolve:secretsmanager:${B}:SecretString:p}}""#
      ),
      (
        variable("DB_PASSWORD", ["Ref": "A"]), variable("DB_PASSWORD", ["Ref": "B"]),
        "Environment.Variables.DB_PASSWORD: A → B"
      ),
      (
        variable("URL", "https://host/path?page=1"), variable("URL", "https://host/path?page=2"),
        #"Environment.Variables.URL: "https://host/path?page=1" → "https://host/path?page=2""#
      ),
      (
        variable("URL", ["Fn::Sub": "postgres://app:${Pw}@a/"]),
        variable("URL", ["Fn::Sub": "postgres://app:${Pw}@b/"]),
        #"Environment.Variables.URL: "postgres://app:${Pw}@a/" → "postgres://app:${Pw}@b/""#
      ),
      (
        variable("URL", "postgres://app:hunter2@a/"), variable("URL", "postgres://app:hunter2@b/"),
        #"Environment.Variables.URL: "postgres://app:(hidden)@a/" → "postgres://app:(hidden)@b/""#
      ),
      (
        resource("AWS::SNS::Topic", ["DisplayName": "The token: an introduction"]),
        resource("AWS::SNS::Topic", ["DisplayName": "The secret: of success"]),
        #"DisplayName: "The token: an introduction" → "The secret: of success""#
      ),
      (
        resource("AWS::Cognito::UserPoolClient", ["TokenValidityUnits": ["AccessToken": "hours"]]),
        resource("AWS::Cognito::UserPoolClient", ["TokenValidityUnits": ["AccessToken": "days"]]),
        #"TokenValidityUnits.AccessToken: "hours" → "days""#
      ),
      (
        resource("AWS::Cognito::UserPoolClient", ["GenerateSecret": false]),
        resource("AWS::Cognito::UserPoolClient", ["GenerateSecret": true]),
        "GenerateSecret: false → true  (replaces it)"
      ),
    ] as [(JSONValue, JSONValue, String)])
  func whatIsHarmlessIsShown(old: JSONValue, new: JSONValue, line: String) throws {
    #expect(try lines(old, new) == ["~ " + line])
  }

  @Test func aParameterThatListsItsValuesIsNoSecret() throws {
    func parameter(_ value: JSONValue) -> JSONValue {
      [
        "Parameters": [
          "TokenKind": ["Type": "String", "AllowedValues": ["short-lived", "long-lived"], "Default": value]
        ], "Resources": [:],
      ]
    }
    #expect(
      try lines(parameter("short-lived"), parameter("long-lived")) == [#"~ Default: "short-lived" → "long-lived""#])
  }

  @Test func aNameBesideAValueSaysWhatItIs() throws {
    func parameter(_ name: String, _ value: String) -> JSONValue {
      Self.resource("AWS::SSM::Parameter", ["Name": .string(name), "Type": "String", "Value": .string(value)])
    }
    #expect(
      try lines(parameter("/prod/mode", "fast"), parameter("/prod/mode", "slow")) == [#"~ Value: "fast" → "slow""#])
    #expect(
      try lines(parameter("/prod/token", "fast-1"), parameter("/prod/token", "slow-1"))
        == [#"~ Value: "(hidden)" → "(hidden)""#])
  }

  @Test func aConditionsNameHidesNothing() throws {
    func condition(_ value: JSONValue) -> JSONValue {
      ["Conditions": ["HasToken": ["Fn::Equals": [["Ref": "Stage"], value]]], "Resources": [:]]
    }
    let text = try TemplateDifference(from: condition("production"), to: condition("staging")).text(title: "T")
    #expect(text.contains("production") && text.contains("staging"), "\(text)")
  }
}
