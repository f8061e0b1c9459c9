internal import StrataBudgets
import StrataText

/// A budget for the costs of a month, which tells somebody before they're too high.
///
/// ```swift
/// scope.tags["Environment"] = "prod"
/// Budget("Budget", in: scope, monthly: 100, notify: [alarms], at: [80, 100, .forecast(100)])
/// ```
///
/// It counts the costs of the environment alone: those of the resources that have the tag `Environment` of its scope. AWS
/// tells costs apart by a tag once that was activated in the account that pays, by the command that the stack shows as
/// output, and from then on. Resource: `AWS::Budgets::Budget`.
public struct Budget: Construct {
  /// The scope of what belongs to the budget.
  public let scope: Scope

  /// The budget as it is in the template.
  public let resource: Resource

  /// The budget's name.
  public var name: StringValue { resource.ref }

  /// Declares a budget.
  ///
  /// - Parameters:
  ///   - id: The id below the scope.
  ///   - parent: The scope in which the budget is declared.
  ///   - amount: The costs of a month in US dollars, more than 0.
  ///   - topics: The topic that is told, 1 at most; none unless given. Its policy, and that of its key, let Budgets publish.
  ///   - addresses: The addresses that are told by e-mail, 10 at most; none unless given.
  ///   - thresholds: The shares of the amount at which they're told, 1 to 5; 80 and 100 percent unless given.
  ///   - costs: The costs that are counted; those of the scope's environment unless given.
  ///   - name: The budget's name, 1 to 100 characters without `:` and `\`; AWS makes one unless given. A change replaces
  ///     the budget.
  ///   - file: The file of the caller.
  ///   - line: The line of the caller.
  ///
  /// See [CreateBudget](https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_CreateBudget.html)
  /// and [Budgets quotas](https://docs.aws.amazon.com/cost-management/latest/userguide/management-limits.html).
  @discardableResult
  public init(
    _ id: String, in parent: Scope, monthly amount: Double, notify topics: [any NoticeTopic] = [],
    emails addresses: [StringValue] = [], at thresholds: [Threshold] = [80, 100], of costs: Costs = .environment,
    name: StringValue? = nil, file: String = #filePath, line: Int = #line
  ) {
    let declaration = Declaration(id, in: parent, at: CallSite(file: file, line: line))
    let scope = declaration.scope
    self.scope = scope
    let isAmount = amount.isFinite && amount > 0
    if !isAmount {
      declaration.report(
        "a budget must be more than 0 US dollars", property: "monthly", expected: "more than 0",
        given: BudgetNotices.text(amount))
    }
    let notices = BudgetNotices(topics, addresses, thresholds, declaration)
    let amount = isAmount ? amount : 1
    let name = name?.checked(Self.mistake(inName:))
    func data(_ filters: AnyValue?) -> Budgets.Budget.BudgetData {
      .init(
        budgetType: "COST", timeUnit: "MONTHLY", budgetLimit: .init(amount: .literal(amount), unit: "USD"),
        budgetName: name, costFilters: filters)
    }
    let resource =
      Budgets.Budget(id, in: parent, budget: data(nil), notificationsWithSubscribers: notices.value).resource
    self.resource = resource
    for policy in topics.prefix(1).compactMap({ $0.allowNotices(from: "budgets.amazonaws.com") }) {
      resource.wait(for: policy, file: declaration.file, line: declaration.line)
    }
    if let command = costs.activation {
      scope.output(
        "ActivateTag", .literal(command),
        description: "The command that has AWS tell costs apart by the tag, for the account that pays; once")
    }
    // Tags may be given later.
    scope.atFinalization {
      if let filters = costs.filters(declaration) { resource.set("Budget", to: data(filters)) }
    }
  }

  /// See [Budget](https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_budgets_Budget.html).
  private static func mistake(inName name: String) -> Finding? {
    let isRight =
      (1...100).contains(name.count) && !name.contains { $0 == ":" || $0 == "\\" } && !name.contains("/action/")
    return isRight
      ? nil : .name("Budgets refuses this name", expected: "1 to 100 characters without : and \\", given: name)
  }
}
