//! Maps in a line of text, for tests: a word is a card; `x:b,c>a` is a step named x from the linked b and c to
//! a; `!` in place of `>` attacks, `=` says the same in other words.

use std::collections::{BTreeMap, BTreeSet};

use counterpoint::edit::Ids;
use counterpoint::model::{Change, ElementId, Inference, InferenceKind, Links, Map, Place, Statement};

/// A map and what its elements are called.
pub struct Names {
    pub map: Map,
    pub ids: Ids,
    pub names: BTreeMap<String, ElementId>,
}

impl Names {
    pub fn id(&self, name: &str) -> ElementId {
        *self.names.get(name).unwrap_or_else(|| panic!("nothing is called {name}"))
    }

    pub fn set(&self, names: &str) -> BTreeSet<ElementId> {
        names.split(',').filter(|name| !name.is_empty()).map(|name| self.id(name)).collect()
    }
}

/// Reads the notation.
pub fn parse(text: &str) -> Names {
    let mut ids = Ids::after("t".parse().unwrap(), 0);
    let mut map = Map::new(ids.fresh());
    let mut names = BTreeMap::new();
    let mut x = 0;
    for word in text.split_whitespace() {
        let id = ids.fresh();
        let Some((name, step)) = word.split_once(':') else {
            let place = Place::new(x, 0);
            x += 300;
            let statement = Statement { text: word.to_owned(), place, ..Statement::default() };
            map.apply(&Change::InsertStatement(id, Box::new(statement))).unwrap();
            names.insert(word.to_owned(), id);
            continue;
        };
        let sign = step.find(['>', '!', '=']).unwrap();
        let kind = match step.get(sign..=sign) {
            Some(">") => InferenceKind::Support,
            Some("!") => InferenceKind::Attack,
            _ => InferenceKind::Rephrase,
        };
        let find = |name: &str| *names.get(name).unwrap_or_else(|| panic!("{name} comes later"));
        let premises = step.get(..sign).unwrap().split(',').map(find).collect();
        let links = Links { premises, conclusion: find(step.get(sign + 1..).unwrap()) };
        map.apply(&Change::InsertInference(id, Box::new(Inference::of(kind)), links)).unwrap();
        names.insert(name.to_owned(), id);
    }
    Names { map, ids, names }
}
