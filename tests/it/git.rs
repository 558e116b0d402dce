//! Real git with the settings of `docs/git.md`: whatever git calls a base decides, for files of every kind.

use std::path::Path;
use std::process::Command;

use crate::support::command_line::{map_of, run, said};
use crate::support::edits::Counter;
use counterpoint::formats::argmap::{ParsedMap, read, write};
use counterpoint::model::{Change, ElementId, Ledger, Map, Place, Statement, StatementField};

/// A repository with the settings of the page.
struct Repository(tempfile::TempDir);

impl Repository {
    /// `None` where there is no git: there is nothing to hold then.
    fn new() -> Option<Self> {
        let repository = Self(tempfile::tempdir().unwrap());
        repository.try_git(&["--version"])?;
        repository.git(&["init", "-q", "-b", "main"]);
        let page = std::fs::read_to_string("docs/git.md").unwrap();
        let lines = page.lines().filter(|line| line.starts_with("git config ") || line.starts_with("*.argmap "));
        for line in lines {
            match line.strip_prefix("git config ").and_then(|rest| rest.split_once(' ')) {
                // As the page says, but for the program that was just built.
                Some((key, value)) => {
                    let binary = format!("'{}'", env!("CARGO_BIN_EXE_counterpoint"));
                    let value = value.trim_matches('"').replace("counterpoint", &binary);
                    assert!(repository.git(&["config", key, &value]).0);
                }
                None => std::fs::write(repository.folder().join(".gitattributes"), format!("{line}\n")).unwrap(),
            }
        }
        Some(repository)
    }

    fn folder(&self) -> &Path {
        self.0.path()
    }

    fn try_git(&self, arguments: &[&str]) -> Option<(bool, String)> {
        let output = Command::new("git")
            .args(["-c", "user.name=Anna", "-c", "user.email=anna@example.org", "-c", "commit.gpgsign=false"])
            .args(arguments)
            .current_dir(self.folder())
            .env("GIT_CONFIG_GLOBAL", self.folder().join("no-config"))
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_EDITOR", "true")
            .env("COUNTERPOINT_PROFILE", self.folder().join("profile"))
            .output()
            .ok()?;
        let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        Some((output.status.success(), said.concat()))
    }

    fn git(&self, arguments: &[&str]) -> (bool, String) {
        self.try_git(arguments).unwrap()
    }

    /// The same; it must succeed.
    fn must(&self, arguments: &[&str]) {
        let (done, said) = self.git(arguments);
        assert!(done, "git {arguments:?}: {said}");
    }

    fn file(&self) -> std::path::PathBuf {
        self.folder().join("debate.argmap")
    }

    /// What a card says; `None` if it is not there.
    fn says(&self, id: &str) -> Option<String> {
        let map = read(&std::fs::read(self.file()).unwrap()).unwrap().map;
        map.statements().get(&id.parse::<ElementId>().unwrap()).map(|statement| statement.text.clone())
    }
}

/// How the bookkeeping of the files is kept.
#[derive(Clone, Copy, Debug)]
enum Keeping {
    Kept,
    ByHand,
    Stripped,
    Bare,
    Mixed,
}

/// Edits of the file, each committed.
struct Author<'a> {
    repository: &'a Repository,
    keeping: Keeping,
    commits: usize,
}

impl Author<'_> {
    fn begin(&mut self) {
        let mut ids = Counter::new("team", 0);
        let mut map = Map::new(ids.fresh());
        for n in 2..14 {
            let statement =
                Statement { text: format!("Filler {n}"), place: Place::new(n * 300, 0), ..Statement::default() };
            map.apply(&Change::InsertStatement(ids.fresh(), Box::new(statement))).unwrap();
        }
        let mut ledger = Ledger::default();
        if !matches!(self.keeping, Keeping::Bare) {
            ledger.update(&map, || unreachable!("new elements need no dot"));
        }
        std::fs::write(self.repository.file(), write(&map, &ledger)).unwrap();
        self.repository.git(&["add", "."]);
        self.commit("begin");
    }

    fn commit(&self, tag: &str) {
        self.repository.must(&["commit", "-qam", tag]);
        self.repository.must(&["tag", tag]);
    }

    /// One edit as one commit with this tag.
    fn does(&mut self, tag: &str, changes: &[Change]) {
        self.commits += 1;
        let keeping = match self.keeping {
            Keeping::Mixed => [Keeping::Kept, Keeping::ByHand, Keeping::Stripped][self.commits % 3],
            other => other,
        };
        let bytes = std::fs::read(self.repository.file()).unwrap();
        let opened = read(&bytes).unwrap();
        let ParsedMap { mut map, mut ledger, .. } =
            if matches!(keeping, Keeping::Kept) { opened.adopted() } else { opened };
        changes.iter().for_each(|change| drop(map.apply(change).unwrap()));
        match keeping {
            Keeping::Kept => {
                // Each branch has an author of its own.
                let mut ids = Counter::new(&format!("author{}", self.commits), ledger.highest());
                ledger.update(&map, || ids.fresh());
            }
            Keeping::Stripped | Keeping::Bare => ledger = Ledger::default(),
            Keeping::ByHand | Keeping::Mixed => {}
        }
        std::fs::write(self.repository.file(), write(&map, &ledger)).unwrap();
        self.commit(tag);
    }

    fn says(&mut self, tag: &str, id: &str, text: &str) {
        let change = Change::SetStatement(id.parse().unwrap(), StatementField::Text(text.to_owned()));
        self.does(tag, &[change]);
    }

    fn deletes(&mut self, tag: &str, id: &str) {
        self.does(tag, &[Change::RemoveStatement(id.parse().unwrap())]);
    }

    fn adds(&mut self, tag: &str, id: &str, text: &str) {
        let statement = Statement { text: text.to_owned(), place: Place::new(0, 600), ..Statement::default() };
        self.does(tag, &[Change::InsertStatement(id.parse().unwrap(), Box::new(statement))]);
    }
}

/// Each thing that git does with a base, and what must come of it.
fn deeds(keeping: Keeping) {
    let text = |text: &str| Some(text.to_owned());
    for deed in ["merge", "rebase", "rebase --onto", "cherry-pick", "revert of an edit", "revert of a deletion"] {
        let Some(repository) = Repository::new() else { return };
        let context = format!("{deed}, {keeping:?}");
        let mut author = Author { repository: &repository, keeping, commits: 0 };
        author.begin();
        let expect = |id: &str, expected: Option<String>| assert_eq!(repository.says(id), expected, "{context}: {id}");
        match deed {
            "merge" | "rebase" => {
                repository.must(&["checkout", "-qb", "ours"]);
                author.says("six", "team-6", "Six of ours");
                author.deletes("nine", "team-9");
                author.adds("new-ours", "anna-20", "New of ours");
                repository.must(&["checkout", "-qb", "theirs", "main"]);
                author.says("seven", "team-7", "Seven of theirs");
                author.adds("new-theirs", "ben-20", "New of theirs");
                repository.must(if deed == "merge" {
                    &["merge", "-q", "-m", "both", "ours"]
                } else {
                    &["rebase", "-q", "ours"]
                });
                expect("team-6", text("Six of ours"));
                expect("team-7", text("Seven of theirs"));
                expect("team-9", None);
                expect("anna-20", text("New of ours"));
                expect("ben-20", text("New of theirs"));
                expect("team-10", text("Filler 10"));
            }
            "rebase --onto" => {
                repository.must(&["checkout", "-qb", "branch"]);
                author.says("ten", "team-10", "Edited ten");
                author.deletes("eleven", "team-11");
                author.says("six", "team-6", "Edited six");
                repository.must(&["rebase", "-q", "--onto", "begin", "ten", "branch"]);
                expect("team-10", text("Filler 10"));
                expect("team-11", None);
                expect("team-6", text("Edited six"));
            }
            "cherry-pick" => {
                repository.must(&["checkout", "-qb", "branch"]);
                author.says("ten", "team-10", "Edited ten");
                author.deletes("eleven", "team-11");
                author.says("six", "team-6", "Edited six");
                repository.must(&["checkout", "-q", "main"]);
                author.says("seven", "team-7", "Edited seven");
                repository.must(&["cherry-pick", "six"]);
                expect("team-6", text("Edited six"));
                expect("team-7", text("Edited seven"));
                expect("team-10", text("Filler 10"));
                expect("team-11", text("Filler 11"));
            }
            _ => {
                author.says("ten", "team-10", "Edited ten");
                author.deletes("eleven", "team-11");
                author.says("six", "team-6", "Edited six");
                let tag = if deed == "revert of an edit" { "ten" } else { "eleven" };
                repository.must(&["revert", "--no-edit", tag]);
                expect("team-10", text(if tag == "ten" { "Filler 10" } else { "Edited ten" }));
                expect("team-11", if tag == "ten" { None } else { text("Filler 11") });
                expect("team-6", text("Edited six"));
            }
        }
    }
}

#[test]
fn whatever_git_does_with_files_that_the_program_keeps_is_right() {
    deeds(Keeping::Kept);
}

#[test]
fn whatever_git_does_with_files_edited_by_hand_is_right() {
    deeds(Keeping::ByHand);
}

#[test]
fn whatever_git_does_with_files_stripped_of_bookkeeping_is_right() {
    deeds(Keeping::Stripped);
}

#[test]
fn whatever_git_does_with_files_without_bookkeeping_is_right() {
    deeds(Keeping::Bare);
}

#[test]
fn whatever_git_does_with_files_of_every_kind_in_turn_is_right() {
    deeds(Keeping::Mixed);
}

#[test]
fn git_compares_and_merges_maps_as_the_pages_say() {
    let Some(repository) = Repository::new() else { return };
    let map = |cards: &[(&str, &str)]| std::fs::write(repository.file(), map_of(cards)).unwrap();
    map(&[("a-2", "one"), ("a-3", "two")]);
    repository.git(&["add", "."]);
    repository.git(&["commit", "-qm", "a map"]);
    repository.git(&["checkout", "-qb", "ours"]);
    // Lines next to one another, which a merge by lines cannot put together.
    map(&[("a-2", "one of ours"), ("a-3", "two"), ("a-4", "new of ours")]);
    let (_, shown) = repository.git(&["diff"]);
    assert!(
        shown.contains("+ “new of ours”") && shown.contains("one[-one-]{+one of ours+}")
            || shown.contains("[-one-]{+one of ours+}"),
        "{shown}"
    );
    repository.git(&["commit", "-qam", "ours"]);
    repository.git(&["checkout", "-qb", "theirs", "main"]);
    map(&[("a-2", "one"), ("a-3", "two of theirs"), ("b-9", "new of theirs")]);
    repository.git(&["commit", "-qam", "theirs"]);
    let (merged, shown) = repository.git(&["merge", "-q", "-m", "together", "ours"]);
    let text = || std::fs::read_to_string(repository.file()).unwrap();
    assert!(merged, "{shown}");
    for part in ["one of ours", "two of theirs", "new of ours", "new of theirs"] {
        assert!(text().contains(part), "{part} is missing");
    }

    // Both change one card: git reports a conflict, and the file is a map all the same.
    repository.git(&["checkout", "-qb", "again", "ours"]);
    map(&[("a-2", "one once more"), ("a-3", "two"), ("a-4", "new of ours")]);
    repository.git(&["commit", "-qam", "again"]);
    repository.git(&["checkout", "-q", "ours"]);
    map(&[("a-2", "one after all"), ("a-3", "two"), ("a-4", "new of ours")]);
    repository.git(&["commit", "-qam", "after all"]);
    let (merged, _) = repository.git(&["merge", "-q", "-m", "no", "again"]);
    assert!(!merged, "a conflict is one");
    let path = repository.file().display().to_string();
    assert_eq!(said(&run(&["check", &path])).0, 0);
}
