/// What a test of a stack needs: the templates themselves, and JSON to compare with.
@_exported public import StrataCore
@_exported public import StrataJSON
