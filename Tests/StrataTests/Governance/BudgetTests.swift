import Strata
import StrataGovernance
import StrataJSON
import StrataTesting
import TestSupport
import Testing

@Suite struct BudgetTests {
  private static let filters: JSONValue = ["TagKeyValue": ["user:Environment$prod"]]

  private func finding(_ text: String) -> [String] { ["BudgetTests.swift: error: Test/Budget: \(text)"] }

  private func notice(_ threshold: JSONValue, _ told: [JSONValue], _ kind: JSONValue = "ACTUAL") -> JSONValue {
    [
      "Notification": [
        "ComparisonOperator": "GREATER_THAN", "NotificationType": kind, "Threshold": threshold,
        "ThresholdType": "PERCENTAGE",
      ], "Subscribers": .array(told),
    ]
  }

  @Test func aBudgetAsItIsUnlessSaidOtherwise() throws {
    let template = try template { scope in
      scope.tags["Environment"] = "prod"
      Budget("Budget", in: scope, monthly: 100, emails: ["team@example.com"])
    }
    let told: [JSONValue] = [["Address": "team@example.com", "SubscriptionType": "EMAIL"]]
    #expect(
      template.json["Resources"] == [
        "Budget": [
          "Type": "AWS::Budgets::Budget",
          "Properties": [
            "Budget": [
              "BudgetLimit": ["Amount": 100.0, "Unit": "USD"], "BudgetType": "COST", "CostFilters": Self.filters,
              "TimeUnit": "MONTHLY",
            ], "NotificationsWithSubscribers": [notice(80.0, told), notice(100.0, told)],
            "ResourceTags": [["Key": "Environment", "Value": "prod"]],
          ],
        ]
      ])
    #expect(
      template.outputs["BudgetActivateTag"]?["Value"]
        == "aws ce update-cost-allocation-tags-status --cost-allocation-tags-status TagKey=Environment,Status=Active")
  }

  @Test func everyOption() throws {
    @Sendable func declare(_ scope: Scope) {
      let budget = Budget(
        "Budget", in: scope, monthly: 99.5, notify: [Topic("Alerts", in: scope, key: Key("Key", in: scope))],
        emails: ["a@example.com", "b@example.com", "a@example.com"], at: [50, 99.5, .actual(100), .forecast(100)],
        of: .tagged("System", "orders"), name: "orders")
      scope.output("Name", budget.name)
    }
    let template = try template { declare($0) }
    let told: [JSONValue] = [
      ["Address": ["Ref": "Alerts"], "SubscriptionType": "SNS"],
      ["Address": "a@example.com", "SubscriptionType": "EMAIL"],
      ["Address": "b@example.com", "SubscriptionType": "EMAIL"],
    ]
    #expect(
      template.resource("Budget")?.properties == [
        "Budget": [
          "BudgetLimit": ["Amount": 99.5, "Unit": "USD"], "BudgetName": "orders", "BudgetType": "COST",
          "CostFilters": ["TagKeyValue": ["user:System$orders"]], "TimeUnit": "MONTHLY",
        ],
        "NotificationsWithSubscribers": [
          notice(50.0, told), notice(99.5, told), notice(100.0, told), notice(100.0, told, "FORECASTED"),
        ],
      ])
    #expect(template.resource("Budget")?.json["DependsOn"] == ["AlertsPolicy"])
    #expect(template.outputs["Name"]?["Value"] == ["Ref": "Budget"])
    #expect(findings { declare($0) } == [])
  }

  @Test func budgetsMayPublishForThisAccount() throws {
    let template = try template { scope in
      let topic = Topic("Alerts", in: scope, key: Key("Key", in: scope))
      Budget("One", in: scope, monthly: 1, notify: [topic], of: .account)
      Budget("Two", in: scope, monthly: 2, notify: [topic], of: .account)
    }
    let fromHere: JSONValue = ["StringEquals": ["aws:SourceAccount": [["Ref": "AWS::AccountId"]]]]
    let budgets: JSONValue = ["Service": ["budgets.amazonaws.com"]]
    #expect(
      template.resource("AlertsPolicy")?["PolicyDocument"]?["Statement"]?.array?.dropFirst() == [
        [
          "Action": ["sns:Publish"], "Condition": fromHere, "Effect": "Allow", "Principal": budgets,
          "Resource": [["Ref": "Alerts"]],
        ]
      ])
    #expect(
      template.resource("Key")?["KeyPolicy"]?["Statement"] == [
        ownerStatement,
        [
          "Action": ["kms:Decrypt", "kms:GenerateDataKey*"], "Condition": fromHere, "Effect": "Allow",
          "Principal": budgets, "Resource": ["*"],
        ],
      ])
  }

  @Test func anImportedTopic() throws {
    let template = try template { scope in
      let alerts = ImportedTopic(arn: "arn:aws:sns:eu-central-1:123456789012:alerts")
      Budget("Budget", in: scope, monthly: 100, notify: [alerts], at: [100], of: .account)
    }
    #expect(
      template.json["Resources"] == [
        "Budget": [
          "Type": "AWS::Budgets::Budget",
          "Properties": [
            "Budget": [
              "BudgetLimit": ["Amount": 100.0, "Unit": "USD"], "BudgetType": "COST", "TimeUnit": "MONTHLY",
            ],
            "NotificationsWithSubscribers": [
              notice(100.0, [["Address": "arn:aws:sns:eu-central-1:123456789012:alerts", "SubscriptionType": "SNS"]])
            ],
          ],
        ]
      ])
    #expect(template.outputs.isEmpty)
  }

  @Test func eachEnvironmentHasItsOwn() throws {
    let template = try template { scope in
      for name in ["dev", "prod"] {
        let own = Scope(name, in: scope, environment: name)
        Budget("Budget", in: own, monthly: 100, emails: ["team@example.com"])
        own.tags["Environment"] = .literal(name)
      }
    }
    #expect(
      ["DevBudget", "ProdBudget"].map { template.resource($0)?["Budget"]?["CostFilters"]?["TagKeyValue"] } == [
        ["user:Environment$dev"], ["user:Environment$prod"],
      ])
  }

  @Test func theTagOfTheAppAndOneThatIsKnownLater() throws {
    let app = App("Test") { app in
      app.tags["Environment"] = "prod"
      app.stack("A") { scope in Budget("Budget", in: scope, monthly: 100, emails: ["team@example.com"]) }
      app.stack("B") { scope in
        scope.tags["Environment"] = scope.parameter("Stage")
        Budget("Budget", in: scope, monthly: 100, emails: ["team@example.com"])
      }
    }
    let assembly = try app.synthesize()
    #expect(assembly["A"]?.template.resource("Budget")?["Budget"]?["CostFilters"] == Self.filters)
    #expect(
      assembly["B"]?.template.resource("Budget")?["Budget"]?["CostFilters"]
        == ["TagKeyValue": [["Fn::Sub": "user:Environment$${Stage}"]]])
  }

  @Test func twoBudgetsInEachOfTwoStacks() {
    #expect(
      findingsInTwoStacks { scope in
        let topic = Topic("Alerts", in: scope)
        Budget("One", in: scope, monthly: 100, notify: [topic], of: .account)
        Budget("Two", in: scope, monthly: 200, notify: [topic], of: .account)
      } == [])
  }

  @Test(arguments: [(-5, "-5"), (0, "0"), (.nan, "nan"), (.infinity, "inf"), (-0.5, "-0.5")] as [(Double, String)])
  func amountsThatAreNone(_ amount: Double, _ given: String) {
    #expect(
      findings { scope in Budget("Budget", in: scope, monthly: amount, emails: ["a@example.com"], of: .account) }
        == finding(
          "monthly: a budget must be more than 0 US dollars; expected more than 0, given \(given) [construct]"))
  }

  @Test(
    arguments: [
      (0, "0"), (-80, "-80"), (0.09, "0.09"), (1_000_000_001, "1,000,000,001"), (.nan, "nan"), (.infinity, "inf"),
    ] as [(Double, String)])
  func thresholdsThatAreNone(_ percent: Double, _ given: String) {
    #expect(
      findings { scope in
        Budget(
          "Budget", in: scope, monthly: 1, emails: ["a@example.com"], at: [.forecast(percent)], of: .account)
      }
        == finding(
          "at: a threshold must be 0.1 to 1,000,000,000 percent; expected 0.1 to 1,000,000,000, given \(given) [construct]"
        ))
  }

  @Test(arguments: [0, 6])
  func tooFewOrManyThresholds(_ count: Int) {
    #expect(
      findings { scope in
        Budget(
          "Budget", in: scope, monthly: 1, emails: ["a@example.com"],
          at: (0..<count).map { .actual(Double($0 * 10 + 10)) }, of: .account)
      } == finding("at: a budget must have 1 to 5 thresholds; expected 1 to 5, given \(count) [construct]"))
  }

  @Test func aThresholdTwice() {
    #expect(
      findings { scope in
        Budget(
          "Budget", in: scope, monthly: 1, emails: ["a@example.com"],
          at: [80, .forecast(80), 80.0, .forecast(80)], of: .account)
      } == finding(
        "at: a budget has a threshold twice; expected each once, given 80 [construct]\n  hint: remove one of them")
        + finding(
          "at: a budget has a threshold twice; expected each once, given 80 as forecast [construct]\n"
            + "  hint: remove one of them"))
  }

  @Test func nobodyIsTold() {
    #expect(
      findings { scope in Budget("Budget", in: scope, monthly: 1, of: .account) }
        == finding(
          "notify: a budget must tell somebody; expected a topic, or addresses in emails, given nobody [construct]"))
  }

  @Test func tooManyAreTold() {
    #expect(
      findings { scope in
        let topics = (1...2).map { ImportedTopic(arn: .literal("arn:aws:sns:eu-central-1:123456789012:t\($0)")) }
        Budget(
          "Budget", in: scope, monthly: 1, notify: topics, emails: (1...11).map { .literal("a\($0)@example.com") },
          of: .account)
      } == finding(
        "emails: a budget must tell 10 addresses at most; expected 10 or fewer, given 11 [construct]\n"
          + "  hint: tell a topic, with more subscriptions")
        + finding(
          "notify: a budget must tell one topic at most; expected one topic, given 2 [construct]\n"
            + "  hint: tell one, with more subscriptions"))
  }

  @Test(arguments: ["team", "@example.com", "a@b@c", ""])
  func addressesThatAreNone(_ address: String) {
    #expect(
      findings { scope in
        Budget("Budget", in: scope, monthly: 1, emails: [.literal(address)], at: [80], of: .account)
      } == [
        "BudgetTests.swift: error: Test/Budget: NotificationsWithSubscribers/0/Subscribers/0/Address: this isn't an "
          + "address; expected an address such as team@example.com, given \"\(address)\" [invalid-value]"
      ])
  }

  @Test func costsThatCannotBeToldApart() {
    #expect(
      findings { scope in Budget("Budget", in: scope, monthly: 1, emails: ["a@example.com"]) }
        == finding(
          "of: this budget is of no environment, and would count the whole account; expected .account, .tagged(…), or a "
            + "tag Environment in its scope, given .environment [construct]\n"
            + "  hint: say of: .account where that is meant"))
    #expect(
      findings { scope in
        let own = Scope("dev", in: scope, environment: "dev")
        Budget("Budget", in: own, monthly: 1, emails: ["a@example.com"])
      } == [
        "BudgetTests.swift: error: Test/dev/Budget: of: the costs of dev can't be told apart without a tag; expected a "
          + "tag Environment in its scope, given none [construct]\n"
          + "  hint: say scope.tags[\"Environment\"] = \"dev\" in the scope that all of it is in, or of: .account"
      ])
  }

  @Test func tagsInCommands() throws {
    for (key, command) in [
      ("Team", "TagKey=Team,Status=Active"),
      ("Cost Center", #"'[{"TagKey":"Cost Center","Status":"Active"}]'"#),
      ("a,b=\"c\"", #"'[{"TagKey":"a,b=\"c\"","Status":"Active"}]'"#),
    ] {
      let template = try template { scope in
        Budget("Budget", in: scope, monthly: 1, emails: ["a@example.com"], of: .tagged(key, "x"))
      }
      #expect(
        template.outputs["BudgetActivateTag"]?["Value"]
          == .string("aws ce update-cost-allocation-tags-status --cost-allocation-tags-status \(command)"))
    }
  }

  @Test(arguments: ["", "it's", String(repeating: "a", count: 129)])
  func tagsThatAreNone(_ key: String) {
    #expect(
      findings { scope in
        Budget("Budget", in: scope, monthly: 1, emails: ["a@example.com"], of: .tagged(key, "x"))
      }
        == finding(
          "of: costs can't be told apart by this tag; expected a key of 1 to 128 characters without ', given \"\(key)\" "
            + "[construct]"))
  }

  @Test(arguments: ["", "a:b", "a\\b", "a/action/b", String(repeating: "a", count: 101)])
  func namesThatAreRefused(_ name: String) {
    #expect(
      findings { scope in
        Budget(
          "Budget", in: scope, monthly: 1, emails: ["a@example.com"], of: .account, name: .literal(name))
      }
        == finding(
          "Budget/BudgetName: Budgets refuses this name; expected 1 to 100 characters without : and \\, given "
            + "\"\(name)\" [physical-name]"))
  }
}
