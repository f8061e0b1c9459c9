internal import StrataCloudFormation
import StrataText

extension StackSet {
  /// The accounts and regions that a stack set has stacks in, and the permissions by which they're made.
  public struct Deployment: Sendable {
    let isOfService: Bool
    let administrationRole: StringValue?
    let executionRole: StringValue?
    let automation: CloudFormation.StackSet.AutoDeployment?
    let isDelegate: Bool
    let groups: ListValue<CloudFormation.StackSet.StackInstances>?

    /// Accounts that are named, which are entered by roles of one's own.
    ///
    /// See [Self-managed permissions](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-prereqs-self-managed.html).
    ///
    /// - Parameters:
    ///   - targets: The accounts with their regions; none leaves the stack set without stacks.
    ///   - administrationRole: The ARN of the role that CloudFormation takes in the stack set's account;
    ///     `AWSCloudFormationStackSetAdministrationRole` unless given.
    ///   - executionRole: The name of the role that it takes in each account; `AWSCloudFormationStackSetExecutionRole`
    ///     unless given.
    /// - Returns: The deployment.
    public static func accounts(
      _ targets: [AccountTarget], administrationRole: StringValue? = nil, executionRole: StringValue? = nil
    ) -> Deployment {
      Deployment(
        isOfService: false, administrationRole: administrationRole, executionRole: executionRole, automation: nil,
        isDelegate: false, groups: list(targets.map(\.value)))
    }

    /// Accounts of organizational units, with the permissions of the service.
    ///
    /// The template can't have macros and nested stacks.
    /// See [Service-managed permissions](https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-activate-trusted-access.html).
    ///
    /// - Parameters:
    ///   - targets: The organizational units with their regions; none leaves the stack set without stacks.
    ///   - automation: The way in which stacks follow accounts that come to a unit, or leave it; none unless given.
    ///   - isDelegate: Whether the stack set's account manages it in place of the organization's management account; it's
    ///     that one itself unless said.
    /// - Returns: The deployment.
    public static func organization(
      _ targets: [UnitTarget], automation: Automation = .none, isDelegate: Bool = false
    ) -> Deployment {
      Deployment(
        isOfService: true, administrationRole: nil, executionRole: nil, automation: automation.value,
        isDelegate: isDelegate, groups: list(targets.map(\.value)))
    }

    private static func list(
      _ groups: [CloudFormation.StackSet.StackInstances]
    ) -> ListValue<CloudFormation.StackSet.StackInstances>? { groups.isEmpty ? nil : ListValue(groups) }
  }

  /// Accounts that have a stack of the set in each of some regions.
  public struct AccountTarget: Sendable {
    let value: CloudFormation.StackSet.StackInstances

    /// Names accounts and regions.
    ///
    /// - Parameters:
    ///   - accounts: The accounts, 12 digits each.
    ///   - regions: The regions, such as `eu-central-1`, in the order in which they come.
    ///   - parameters: The values of parameters that are others here; those of the stack set unless given.
    public init(
      _ accounts: [StringValue], in regions: [StringValue], parameters: NamedValues<StringValue> = [:]
    ) {
      value = .init(
        deploymentTargets: .init(accounts: ListValue(accounts)), regions: StackSet.checked(regions),
        parameterOverrides: StackSet.list(parameters))
    }
  }

  /// Organizational units whose accounts have a stack of the set in each of some regions.
  public struct UnitTarget: Sendable {
    let value: CloudFormation.StackSet.StackInstances

    /// Names units and regions.
    ///
    /// - Parameters:
    ///   - units: The ids of organizational units, such as `ou-ab12-34cd56ef`, or of the organization's root.
    ///   - regions: The regions, such as `eu-central-1`, in the order in which they come.
    ///   - choice: The accounts that are meant; all of the units unless given.
    ///   - parameters: The values of parameters that are others here; those of the stack set unless given.
    public init(
      _ units: [StringValue], in regions: [StringValue], accounts choice: AccountChoice = .all,
      parameters: NamedValues<StringValue> = [:]
    ) {
      value = .init(
        deploymentTargets: .init(
          accountFilterType: choice.filter, accounts: choice.accounts.map { ListValue($0) },
          organizationalUnitIds: ListValue(units)), regions: StackSet.checked(regions),
        parameterOverrides: StackSet.list(parameters))
    }
  }

  /// A choice of accounts, beside organizational units.
  public enum AccountChoice: Sendable {
    /// All accounts of the units.
    case all
    /// Some accounts of the units alone.
    case only([StringValue])
    /// All accounts of the units but some.
    case except([StringValue])
    /// All accounts of the units, and some others.
    case and([StringValue])

    var accounts: [StringValue]? {
      switch self {
      case .all: nil
      case .only(let accounts), .except(let accounts), .and(let accounts): accounts
      }
    }

    var filter: CloudFormation.StackSet.AccountFilterType? {
      switch self {
      case .all: nil
      case .only: .intersection
      case .except: .difference
      case .and: .union
      }
    }
  }

  /// The way in which stacks follow accounts that come to an organizational unit, or leave it.
  public struct Automation: Sendable {
    let value: CloudFormation.StackSet.AutoDeployment

    /// None: a stack comes to a new account by the next operation.
    public static let none = Automation(value: .init(enabled: false))

    /// Stacks come to accounts by themselves.
    ///
    /// - Parameters:
    ///   - retainsStacks: Whether an account that leaves a unit keeps its stacks; they're deleted unless said.
    ///   - others: The ARNs of stack sets whose stacks come to an account first, 10 at most; none unless given.
    /// - Returns: The automation.
    public static func automatic(retainsStacks: Bool = false, after others: [StringValue] = []) -> Automation {
      Automation(
        value: .init(
          dependsOn: others.isEmpty ? nil : ListValue(others), enabled: true,
          retainStacksOnAccountRemoval: .literal(retainsStacks)))
    }
  }

  /// Regions, with a mistake where there is none of a name.
  static func checked(_ regions: [StringValue]) -> ListValue<StringValue> {
    ListValue(regions.map { $0.checked(mistake(inRegion:)) })
  }

  static func mistake(inRegion name: String) -> Finding? {
    if Region(name) != nil { return nil }
    return Finding(
      .invalidValue, "there is no region of this name that is known here", expected: "a region such as eu-central-1",
      given: "\"\(name)\"", hint: Suggestion.hint(for: name, in: Region.known))
  }
}
