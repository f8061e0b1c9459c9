/// The constructs people write with, the template language below them, and the way to checked templates.
@_exported public import StrataAPI
@_exported public import StrataContainers
@_exported public import StrataMessaging
@_exported public import StrataNetwork
@_exported public import StrataObservability
@_exported public import StrataPipeline
@_exported public import StrataStorage
