/// The constructs people write with, and the template language below them.
@_exported public import StrataCore
