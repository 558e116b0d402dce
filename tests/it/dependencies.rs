//! The short form of `cargo deny`, which `.ci/deep` runs: every dependency comes from the registry of Cargo, under a licence
//! that `deny.toml` allows, and none is one of those that it bans.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// The quoted texts of a list of `deny.toml`.
fn listed(toml: &str, key: &str) -> BTreeSet<String> {
    let list = toml.split(&format!("\n{key} = [")).nth(1).unwrap().split("\n]").next().unwrap();
    list.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn dependencies_come_from_the_registry_under_allowed_licences() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let deny = std::fs::read_to_string(root.join("deny.toml")).unwrap();
    let (allowed, banned) = (listed(&deny, "allow"), listed(&deny, "deny"));
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline"])
        .args(["--filter-platform", "x86_64-unknown-linux-gnu"])
        .current_dir(root)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    assert!(packages.len() > 100, "{} packages are few", packages.len());
    for package in packages.iter().filter(|package| package["name"] != "counterpoint") {
        let name = package["name"].as_str().unwrap();
        assert!(!banned.contains(name), "{name} is banned");
        let source = package["source"].as_str().unwrap_or("");
        assert!(source.starts_with("registry+"), "{name} comes from {source}");
        // One of each choice, all of what is joined by "and".
        let licence = package["license"].as_str().unwrap_or("").replace('/', " OR ").replace(['(', ')'], "");
        let good = licence.split(" OR ").any(|choice| choice.split(" AND ").all(|one| allowed.contains(one.trim())));
        assert!(good, "{name} is under {licence:?}");
    }
}
