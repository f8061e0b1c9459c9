/// The way from declarations to checked templates, both of which are part of what it speaks of.
@_exported public import StrataLanguage
@_exported public import StrataSynthesis
@_exported public import StrataTemplate
