//! The fonts of the system, for pictures in scripts that the program's own lack.

use std::sync::{Arc, OnceLock};

use resvg::usvg::fontdb::Database;

/// The fonts that are installed, found once. Cost: some milliseconds for each hundred of them.
pub fn installed() -> Arc<Database> {
    static INSTALLED: OnceLock<Arc<Database>> = OnceLock::new();
    let find = || {
        let mut found = Database::new();
        found.load_system_fonts();
        Arc::new(found)
    };
    Arc::clone(INSTALLED.get_or_init(find))
}
