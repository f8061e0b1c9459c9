/// Logs, metrics, alarms and dashboards.
@_exported public import StrataIdentity
