@_exported public import StrataCore
@_exported public import StrataJSON
@_exported public import StrataPipeline
