//! Whether functions can run here at all.

use crate::cli::Confinement;

/// Builds the walls around functions once. Blocks for a few milliseconds.
///
/// # Errors
/// A sentence that says why no function would start here, and what helps.
pub fn check(confinement: Confinement) -> Result<(), String> {
    let (tier, weaker) = match confinement {
        Confinement::Full => (
            sandbox::Tier::Full,
            ", or take weaker walls: --confinement reduced",
        ),
        Confinement::Reduced => (sandbox::Tier::Reduced, ""),
    };
    sandbox::Launcher::new()
        .try_walls(tier)
        .map_err(|why| format!("functions cannot run here: {why} See `brookmill doctor`{weaker}"))
}
