import StrataCLI

/// The tool without systems: makes packages, and reads templates of anybody's.
@main struct StrataTool: SynthTool {}
