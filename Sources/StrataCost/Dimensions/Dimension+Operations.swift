extension Dimension {
  static let logData = Dimension("AmazonCloudWatch", "DataProcessing-Bytes", per: "GB", "log data")
  static let infrequentLogData = Dimension(
    "AmazonCloudWatch", "DataProcessingIA-Bytes", per: "GB", "log data (infrequent access)")
  static let vendedLogData = Dimension("AmazonCloudWatch", "VendedLog-Bytes", per: "GB", "flow log data")
  static let logStorage = Dimension("AmazonCloudWatch", "TimedStorage-ByteHrs", per: "GB-month", "log storage")
  static let logQueries = Dimension("AmazonCloudWatch", "DataScanned-Bytes", per: "GB", "log data scanned")
  static let metrics = Dimension("AmazonCloudWatch", "CW:MetricMonitorUsage", per: "metric-month", "custom metrics")
  static let alarm = Dimension("AmazonCloudWatch", "CW:AlarmMonitorUsage", per: "alarm-month", "alarm")
  static let quickAlarm = Dimension(
    "AmazonCloudWatch", "CW:HighResAlarmMonitorUsage", per: "alarm-month", "high-resolution alarm")
  static let compositeAlarm = Dimension(
    "AmazonCloudWatch", "CW:CompositeAlarmMonitorUsage", per: "alarm-month", "composite alarm")
  static let dashboard = Dimension("AmazonCloudWatch", "DashboardsUsageHour", per: "dashboard-month", "dashboard")

  static let key = Dimension("awskms", "KMS-Keys", per: "key-month", "key")
  static let keyRequests = Dimension("awskms", "KMS-Requests", per: "request", "key requests")
  static let secret = Dimension("AWSSecretsManager", "AWSSecretsManager-Secrets", per: "secret-month", "secret")
  static let secretRequests = Dimension(
    "AWSSecretsManager", "AWSSecretsManagerAPIRequest", per: "request", "secret requests")
  static let advancedParameter = Dimension(
    "AWSSystemsManager", "PS-Advanced-Param-Tier1", per: "parameter-month", "advanced parameter")
  static let parameterRequests = Dimension(
    "AWSSystemsManager", "PS-Param-Processed-Tier2", per: "request", "advanced parameter requests")

  static let trailCopies = Dimension(
    "AWSCloudTrail", "PaidEventsRecorded", per: "event", "further copies of management events")
  static let dataEvents = Dimension("AWSCloudTrail", "DataEventsRecorded", per: "event", "data events")
  static let insightEvents = Dimension("AWSCloudTrail", "InsightsEvents", per: "event", "insights events")

  static let configurationItems = Dimension(
    "AWSConfig", "ConfigurationItemRecorded", per: "item", "configuration items")
  static let ruleEvaluations = Dimension("AWSConfig", "ConfigRuleEvaluations", per: "evaluation", "rule evaluations")

  static let operations = [
    logData, infrequentLogData, vendedLogData, logStorage, logQueries, metrics, alarm, quickAlarm, compositeAlarm,
    dashboard, key, keyRequests, secret, secretRequests, advancedParameter, parameterRequests, trailCopies, dataEvents,
    insightEvents, configurationItems, ruleEvaluations,
  ]
}
