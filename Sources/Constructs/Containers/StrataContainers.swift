/// Clusters and the services that run in them.
@_exported public import StrataNetwork
