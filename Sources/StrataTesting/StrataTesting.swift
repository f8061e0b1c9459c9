@_exported public import StrataJSON
@_exported public import StrataLanguage
@_exported public import StrataPipeline
