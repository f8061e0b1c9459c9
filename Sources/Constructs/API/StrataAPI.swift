/// Gateways.
@_exported public import StrataContainers
