/// The constructs people write with, the template language below them, and the way to checked templates.
@_exported public import StrataCore
@_exported public import StrataPipeline
